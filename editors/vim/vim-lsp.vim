autocmd User lsp_setup call lsp#register_server({
\   'name': 'virnet',
\   'cmd': ['virnet-language-server', '--stdio'],
\   'allowlist': ['xml'],
\   'root_uri': {server -> lsp#utils#path_to_uri(lsp#utils#find_nearest_parent_file_directory(
\     lsp#utils#get_buffer_path(), ['.virnet.json', '.git/']))},
\   'workspace_config': {'virnet': {'target': '11.3.0'}},
\ })
" Two spaces, as libvirt indents.
autocmd FileType xml setlocal omnifunc=lsp#complete expandtab shiftwidth=2
autocmd User lsp_buffer_enabled nmap <buffer> K <plug>(lsp-hover)
autocmd User lsp_buffer_enabled nmap <buffer> gd <plug>(lsp-definition)
