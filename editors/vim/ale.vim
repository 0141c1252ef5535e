" No other linter for XML: ALE would run xmllint, too.
let g:ale_linters = extend(get(g:, 'ale_linters', {}), {'xml': ['virnet']})
call ale#linter#Define('xml', {
\   'name': 'virnet',
\   'lsp': 'stdio',
\   'executable': 'virnet-language-server',
\   'command': '%e --stdio',
\   'project_root': {buffer -> expand('#' . buffer . ':p:h')},
\   'lsp_config': {buffer -> {'virnet': {'target': get(g:, 'virnet_target', '11.3.0')}}},
\})

" `:VirnetTarget 9.0.0` changes the target until you quit Vim.
command! -nargs=1 VirnetTarget let g:virnet_target = <q-args> | ALELint

" `:ALEFix` formats the document.
let g:ale_fixers = extend(get(g:, 'ale_fixers', {}), {'xml': [{buffer -> {'command': 'virnet format -'}}]})

" Two spaces, as libvirt indents.
autocmd FileType xml setlocal expandtab shiftwidth=2

" <C-x><C-o> completes by ALE and replaces a partly typed address as a whole; ALE itself replaces only the last word.
function! VirnetComplete(findstart, base) abort
  let found = ale#completion#OmniFunc(a:findstart, a:base)
  if a:findstart
    return found < 0 ? found : match(strpart(getline('.'), 0, col('.') - 1), '[[:alnum:]_.:-]*$')
  endif
  return filter(found, {_, item -> stridx(item.word, a:base) == 0})
endfunction
autocmd FileType xml setlocal omnifunc=VirnetComplete
