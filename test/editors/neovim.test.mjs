// The npm package in Neovim. Which configuration it is depends on how old it is.
import { execFileSync } from "node:child_process";
import { sessionsIn } from "./session.mjs";

const [, minor] = /^NVIM v0\.(\d+)/.exec(execFileSync("nvim", ["--version"], { encoding: "utf8" })) ?? [];

sessionsIn({
  name: "Neovim",
  section: Number(minor) < 11 ? "Neovim before 0.11" : "Neovim 0.11 and later",
  config: "init.lua",
  extension: "neovim",
  around: (configuration) => `vim.o.expandtab = true\nvim.o.shiftwidth = 2\n${configuration}`,
  command: (config, script, document) =>
    ["nvim", "--headless", "-u", config, "-i", "NONE", "-n"].concat(["-c", `luafile ${script}.lua`, document]),
  listsSymbols: true,
});
