local oldClient
vim.api.nvim_create_autocmd("FileType", {
  pattern = "xml",
  callback = function(event)
    local config = vim.fn.findfile(".virnet.json", vim.fn.expand("%:p:h") .. ";")
    local virnet = {
      name = "virnet",
      cmd = { "virnet-language-server", "--stdio" },
      root_dir = config ~= "" and vim.fn.fnamemodify(config, ":p:h") or nil,
      settings = { virnet = { target = "11.3.0" } },
      on_init = function(client)
        client.notify("workspace/didChangeConfiguration", { settings = client.config.settings })
      end,
    }
    if vim.lsp.start then
      vim.lsp.start(virnet)
    else
      oldClient = oldClient or vim.lsp.start_client(virnet)
      if oldClient then vim.lsp.buf_attach_client(event.buf, oldClient) end
    end
    -- Two spaces, as libvirt indents.
    vim.bo[event.buf].expandtab = true
    vim.bo[event.buf].shiftwidth = 2
    vim.bo[event.buf].omnifunc = "v:lua.vim.lsp.omnifunc"
    vim.keymap.set("n", "K", vim.lsp.buf.hover, { buffer = event.buf })
    vim.keymap.set("n", "gd", vim.lsp.buf.definition, { buffer = event.buf })
    vim.keymap.set("n", "gO", vim.lsp.buf.document_symbol, { buffer = event.buf })
    vim.keymap.set("n", "gra", vim.lsp.buf.code_action, { buffer = event.buf })
    vim.keymap.set("n", "grn", vim.lsp.buf.rename, { buffer = event.buf })
    vim.keymap.set("n", "grr", vim.lsp.buf.references, { buffer = event.buf })
  end,
})

-- `:VirnetTarget 9.0.0` changes the target until you quit Neovim.
vim.api.nvim_create_user_command("VirnetTarget", function(command)
  for _, client in pairs(vim.lsp.get_active_clients()) do
    if client.name == "virnet" then
      client.config.settings.virnet.target = command.args
      client.notify("workspace/didChangeConfiguration", { settings = client.config.settings })
    end
  end
end, { nargs = 1 })
