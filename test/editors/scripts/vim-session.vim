" A session in Vim from the first look at a document to the file that is written.
source $VIRNET_SCRIPTS/vim.vim

func Steps()
  call Await('dchp unknown-element, nmae unknown-attribute, port not-in-target')
  call Shot('findings')
  let g:seen.hover = Hover('forwarder addr')
  call Fix('nmae', 'Change to name')
  call Await('dchp unknown-element, port not-in-target')
  call Fix('dchp', 'Change to <dhcp>')
  call Await('port not-in-target')
  call Go('</dhcp>')
  call Complete('o<tf', "<tftp root='/var/lib/tftpboot'/>")
  call Go("nat'")
  call Complete("f'a de", "dev='eth0'")
  call Go("nat'")
  call Complete("ci'ro", "'route'")
  call Go('192.168.141.100')
  call Complete("ci'192.168.14", "'192.168.141.100'")
  let g:seen.completed = Text()
  call Go('web')
  call Type(":ALERename\<CR>\<C-u>db\<CR>")
  call Wait('the new name', {-> Text() =~# "'db'"})
  let g:virnet_target = '12.8.0'
  call Await('')
  let g:virnet_target = '11.3.0'
  call Await('port not-in-target')
  %left
  ALEFix
  call Wait('the layout', {-> getline(2) =~# '^ '})
endfunc

call Session(function('Steps'))
