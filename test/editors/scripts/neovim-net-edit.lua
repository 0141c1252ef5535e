-- `virsh net-edit` with Neovim for an editor: a mistake is made, shown and mended before virsh gets the file back.
local user = dofile(vim.env.VIRNET_SCRIPTS .. "/neovim.lua")
local seen = user.seen

user.session(function()
  seen.file = vim.fn.expand("%:p")
  user.go("<forward")
  user.type("O<lt>domain name='lab.internal' localOny='yes'/><Esc>")
  user.await("localOny unknown-attribute")
  seen.hover = user.hover("domain")
  user.fix("localOny", "Change to localOnly")
  user.await("")
  vim.cmd("write")
end)
