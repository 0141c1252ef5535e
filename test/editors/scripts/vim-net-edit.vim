" `virsh net-edit` with Vim for an editor: a mistake is made, shown and mended before virsh gets the file back.
source $VIRNET_SCRIPTS/vim.vim

func Steps()
  let g:seen.file = expand('%:p')
  call Go('<forward')
  call Type("O<domain name='lab.internal' localOny='yes'/>\<Esc>")
  call Await('localOny unknown-attribute')
  let g:seen.hover = Hover('domain')
  call Fix('localOny', 'Change to localOnly')
  call Await('')
endfunc

call Session(function('Steps'))
