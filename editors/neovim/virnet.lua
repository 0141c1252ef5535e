vim.lsp.config("virnet", {
  cmd = { "virnet-language-server", "--stdio" },
  filetypes = { "xml" },
  root_markers = { ".virnet.json", ".git" },
  settings = { virnet = { target = "11.3.0" } },
})
vim.lsp.enable("virnet")

-- Messages appear at the end of their lines.
vim.diagnostic.config({ virtual_text = true })

-- Two spaces, as libvirt indents.
vim.api.nvim_create_autocmd("FileType", { pattern = "xml", command = "setlocal expandtab shiftwidth=2" })

-- `:VirnetTarget 9.0.0` changes the target until you quit Neovim.
vim.api.nvim_create_user_command("VirnetTarget", function(command)
  for _, client in ipairs(vim.lsp.get_clients({ name = "virnet" })) do
    client.settings.virnet.target = command.args
    client:notify("workspace/didChangeConfiguration", { settings = client.settings })
  end
end, { nargs = 1 })

-- Completion while typing, and inlay hints such as the size of a range. Without `noselect` the first item would be
-- inserted as soon as the list opens.
vim.api.nvim_create_autocmd("LspAttach", {
  callback = function(event)
    local client = vim.lsp.get_client_by_id(event.data.client_id)
    if client and client.name == "virnet" then
      vim.bo[event.buf].completeopt = "menuone,noselect,popup"
      vim.lsp.completion.enable(true, client.id, event.buf, { autotrigger = true })
      vim.lsp.inlay_hint.enable(true, { bufnr = event.buf })
    end
  end,
})
