" The hands and eyes of a user of Vim with ALE, from Vim 9.0 on.
let g:seen = {}

func Wait(what, look)
  let start = reltime()
  while !a:look()
    if reltimefloat(reltime(start)) > 15
      throw 'waited in vain: ' . a:what
    endif
    sleep 20m
  endwhile
endfunc

func Text()
  return join(getline(1, '$'), "\n") . "\n"
endfunc

" Keeps the screen as it is, for people to look at.
func Shot(name)
  redraw
  let rows = map(range(1, &lines), {_, row -> join(map(range(1, &columns), 'screenstring(row, v:val)'), '')})
  call writefile(map(rows, {_, row -> substitute(row, '\s\+$', '', '')}), $VIRNET_SHOTS . '/' . a:name . '.txt')
endfunc

" Each as the text it is about and the name of its rule, in alphabetical order.
func Findings()
  let found = map(copy(ale#engine#GetLoclist(bufnr(''))), 'strpart(getline(v:val.lnum), v:val.col - 1, v:val.end_col - v:val.col + 1) . " " . get(v:val, "code", "")')
  return join(sort(found), ', ')
endfunc

" ALE checks after a pause in typing, and nobody types here.
func Await(findings)
  ALELint
  call Wait(a:findings, {-> Findings() ==# a:findings})
endfunc

func Go(word)
  if search('\V' . a:word, 'w') == 0
    throw 'not there: ' . a:word
  endif
endfunc

func Type(keys)
  call feedkeys(a:keys, 'tx')
endfunc

" Types, asks for completion, and takes the first entry that is offered, which must give the expected text.
func Complete(keys, expected)
  let s:rounds = 0
  let s:expected = a:expected
  func! s:Take(timer)
    let s:rounds += 1
    if !empty(complete_info(['items']).items) || s:rounds > 250
      call timer_stop(a:timer)
      call Shot('completion-' . matchstr(s:expected, '[[:alnum:].]\+'))
      call feedkeys("\<C-y>\<Esc>", 't')
    endif
  endfunc
  call timer_start(20, function('s:Take'), {'repeat': -1})
  call feedkeys(a:keys . "\<C-x>\<C-o>", 'tx!')
  if getline('.') !~# '\V' . a:expected
    throw 'completed to: ' . getline('.')
  endif
endfunc

func Fix(word, title)
  call Go(a:word)
  let s:applied = 0
  func! s:Choose(data, actions) closure
    for action in a:actions
      if stridx(action[1].title, a:title) == 0
        call ale#codefix#ApplyLSPCodeAction(a:data, action[1])
        let s:applied = 1
        return
      endif
    endfor
    throw 'not offered: ' . a:title
  endfunc
  call ale#codefix#Execute(0, function('s:Choose'))
  call Wait(a:title, {-> s:applied})
endfunc

" What ALE shows in a window of its own, which is closed then.
func Shown(filetype, shot)
  for window in getwininfo()
    if getbufvar(window.bufnr, '&filetype') =~# a:filetype
      let lines = getbufline(window.bufnr, 1, '$')
      if lines !=# ['']
        call Shot(a:shot)
        call win_execute(window.winid, 'close')
        return join(lines, "\n")
      endif
    endif
  endfor
  return ''
endfunc

func Hover(word)
  call Go(a:word)
  let g:ale_hover_to_preview = 1
  ALEHover
  let shown = ['']
  call Wait('hover', {-> !empty(extend(shown, [Shown('ale-preview', 'hover-' . matchstr(a:word, '\a\+'))])[-1])})
  return shown[-1]
endfunc

func Session(Steps)
  let ok = 1
  try
    call a:Steps()
    write
  catch
    let ok = 0
    call Shot('failed')
    let g:seen.failed = v:exception . ' ' . v:throwpoint . "\n" . Findings() . "\n" . Text()
  endtry
  call writefile([json_encode(g:seen)], $VIRNET_SEEN)
  execute ok ? 'qall!' : 'cquit 1'
endfunc
