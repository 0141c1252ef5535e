-- What a user of Neovim does: sees the findings of the open document, takes a quick fix, writes the file.
local buffer = vim.api.nvim_get_current_buf()

local function wait(what, look)
  assert(vim.wait(15000, look, 10), "waited in vain: " .. what)
end

local function findings()
  local list = {}
  for _, finding in ipairs(vim.diagnostic.get(buffer)) do
    local line = vim.api.nvim_buf_get_lines(buffer, finding.lnum, finding.lnum + 1, false)[1]
    list[#list + 1] = line:sub(finding.col + 1, finding.end_col) .. " " .. finding.code
  end
  table.sort(list)
  return table.concat(list, ", ")
end

local function fix(word, title)
  vim.fn.search(word)
  vim.ui.select = function(actions, options, choose)
    for index, action in ipairs(actions) do
      if options.format_item(action) == title then
        choose(action, index)
      end
    end
  end
  vim.lsp.buf.code_action()
end

local ok, problem = pcall(function()
  wait("findings", function() return findings() ~= "" end)
  print("found: " .. findings() .. "\n")
  fix("nmae", "Change to name")
  wait("the first fix", function() return not findings():find("unknown-attribute", 1, true) end)
  fix("dchp", "Change to <dhcp>")
  wait("the second fix", function() return not findings():find("unknown-element", 1, true) end)
  print("left: " .. findings() .. "\n")
  vim.cmd("write")
end)
if not ok then
  print("failed: " .. problem .. "\n")
  vim.cmd("cquit 1")
end
vim.cmd("qall!")
