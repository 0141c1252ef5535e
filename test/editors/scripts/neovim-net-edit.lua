-- `virsh net-edit` with Neovim for an editor: a mistake is made, shown and mended before virsh gets the file back.
local user = dofile(vim.env.VIRNET_SCRIPTS .. "/neovim.lua")
local seen = user.seen

user.session(function()
  seen.file = vim.fn.expand("%:p")
  user.go("<forward")
  user.type("O<lt>domain nmae='lab.internal'/><Esc>")
  user.await("nmae unknown-attribute")
  seen.hover = user.hover("domain")
  user.fix("nmae", "Change to name")
  user.await("")
  vim.cmd("write")
end)
