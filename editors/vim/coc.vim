" Two spaces, as libvirt indents.
autocmd FileType xml setlocal expandtab shiftwidth=2
