" What a user of Vim with ALE does: sees the findings of the open document, takes a quick fix, writes the file.
func Wait(what, look)
  let start = reltime()
  while !a:look()
    if reltimefloat(reltime(start)) > 15
      throw 'waited in vain: ' . a:what
    endif
    sleep 20m
  endwhile
endfunc

func Findings()
  return sort(map(copy(ale#engine#GetLoclist(bufnr(''))), 'strpart(getline(v:val.lnum), v:val.col - 1, v:val.end_col - v:val.col + 1) . " " . get(v:val, "code", "")'))
endfunc

func Fix(word, title)
  call search(a:word, 'w')
  let s:applied = 0
  func! s:Choose(data, actions) closure
    for action in a:actions
      if action[1].title ==# a:title
        call ale#codefix#ApplyLSPCodeAction(a:data, action[1])
      endif
    endfor
    let s:applied = 1
  endfunc
  call ale#codefix#Execute(0, function('s:Choose'))
  call Wait(a:title, {-> s:applied})
  " ALE checks after a pause in typing, and nobody types here.
  ALELint
endfunc

try
  call Wait('findings', {-> len(Findings()) > 0})
  call writefile(['found: ' . join(Findings(), ', ')], 'log', 'a')
  call Fix('nmae', 'Change to name')
  call Wait('the first fix', {-> len(Findings()) == 2})
  call Fix('dchp', 'Change to <dhcp>')
  call Wait('the second fix', {-> len(Findings()) == 1})
  call writefile(['left: ' . join(Findings(), ', ')], 'log', 'a')
  write
catch
  call writefile(['failed: ' . v:exception . ' ' . v:throwpoint], 'log', 'a')
  cquit 1
endtry
qall!
