-- The hands and eyes of a user of Neovim, from 0.7 on. Returns `user`; `user.session(steps)` runs to the end of Neovim.
local user = { seen = {} }
local buffer = vim.api.nvim_get_current_buf()

function user.wait(what, look)
  assert(vim.wait(15000, look, 10), "waited in vain: " .. what)
end

function user.text()
  return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), "\n") .. "\n"
end

--- Keeps the screen as it is, for people to look at.
function user.shot(name)
  vim.cmd("redraw")
  local rows = {}
  for row = 1, vim.o.lines do
    local cells = {}
    for column = 1, vim.o.columns do cells[column] = vim.fn.screenstring(row, column) end
    rows[row] = table.concat(cells):gsub("%s+$", "")
  end
  vim.fn.writefile(rows, vim.env.VIRNET_SHOTS .. "/" .. name .. ".txt")
end

--- Each as the text it is about and the name of its rule, in alphabetical order.
function user.findings()
  local list = {}
  for _, finding in ipairs(vim.diagnostic.get(buffer)) do
    local line = vim.api.nvim_buf_get_lines(buffer, finding.lnum, finding.lnum + 1, false)[1]
    list[#list + 1] = line:sub(finding.col + 1, finding.end_col) .. " " .. finding.code
  end
  table.sort(list)
  return table.concat(list, ", ")
end

function user.await(findings)
  user.wait(findings, function() return user.findings() == findings end)
end

function user.go(word)
  assert(vim.fn.search("\\V" .. word, "w") > 0, "not there: " .. word)
end

--- Types as the user's fingers do, mappings and all; leaves insert mode.
function user.type(keys)
  vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes(keys, true, true, true), "tx", false)
end

--- Types, asks for completion, and takes the first entry that is offered, which must give the expected text.
function user.complete(keys, expected)
  local function press(more)
    vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes(more, true, true, true), "t", false)
  end
  local taken = false
  local rounds, settled = 0, 0
  local timer = vim.loop.new_timer()
  timer:start(20, 20, vim.schedule_wrap(function()
    if timer:is_closing() then return end
    rounds = rounds + 1
    if not taken and #vim.fn.complete_info({ "items" }).items > 0 then
      taken = true
      user.shot("completion-" .. expected:match("[%w.]+"))
      press("<C-y>")
      return
    end
    -- Newer ones put in a word first, and a snippet in its place once they come round to it.
    settled = taken and vim.api.nvim_get_current_line():find(expected, 1, true) and settled + 1 or 0
    if settled > 5 or rounds > 500 then
      timer:close()
      press("<Esc>")
    end
  end))
  -- Returns when insert mode is left, also for the first placeholder of a snippet.
  vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes(keys .. "<C-x><C-o>", true, true, true), "tx!", false)
  user.wait(expected, function() return timer:is_closing() end)
  if vim.snippet then vim.snippet.stop() end
  user.type("<Esc>")
end

function user.fix(word, title)
  user.go(word)
  vim.ui.select = function(actions, options, choose)
    for index, action in ipairs(actions) do
      if options.format_item(action):find(title, 1, true) == 1 then
        return choose(action, index)
      end
    end
    error("not offered: " .. title)
  end
  vim.lsp.buf.code_action()
end

--- The lines of the window that floats.
function user.hover(word)
  user.go(word)
  local lines
  vim.lsp.buf.hover()
  user.wait("hover", function()
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= "" then
        lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)
        vim.api.nvim_win_close(window, true)
        return true
      end
    end
  end)
  return table.concat(lines, "\n")
end

--- What the list of symbols shows.
function user.symbols()
  local window = vim.api.nvim_get_current_win()
  vim.lsp.buf.document_symbol()
  local items = {}
  user.wait("symbols", function()
    items = vim.fn.getloclist(window)
    if #items == 0 then items = vim.fn.getqflist() end
    return #items > 0
  end)
  vim.api.nvim_set_current_win(window)
  user.shot("symbols")
  return vim.tbl_map(function(item) return item.text end, items)
end

function user.format()
  if vim.lsp.buf.format then vim.lsp.buf.format() else vim.lsp.buf.formatting_sync(nil, 5000) end
end

function user.session(steps)
  local ok, problem = pcall(steps)
  if not ok then
    pcall(user.shot, "failed")
    user.seen.failed = tostring(problem) .. "\n" .. user.findings() .. "\n" .. user.text()
  end
  vim.fn.writefile({ vim.fn.json_encode(user.seen) }, vim.env.VIRNET_SEEN)
  vim.cmd(ok and "qall!" or "cquit 1")
end

return user
