" `virsh net-edit` with Vim for an editor: a mistake is made, shown and mended before virsh gets the file back.
source $VIRNET_SCRIPTS/vim.vim

func Steps()
  let g:seen.file = expand('%:p')
  call Go('<forward')
  call Type("O<domain nmae='lab.internal'/>\<Esc>")
  call Await('nmae unknown-attribute')
  let g:seen.hover = Hover('domain')
  call Fix('nmae', 'Change to name')
  call Await('')
endfunc

call Session(function('Steps'))
