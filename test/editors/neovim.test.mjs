// The npm package in Neovim. Which configuration it is depends on how old it is.
import { execFileSync } from "node:child_process";
import { sessionsIn } from "./session.mjs";

const [, minor] = /^NVIM v0\.(\d+)/.exec(execFileSync("nvim", ["--version"], { encoding: "utf8" })) ?? [];

sessionsIn({
  name: "Neovim",
  configuration: Number(minor) < 11 ? "neovim/virnet-before-0.11.lua" : "neovim/virnet.lua",
  config: "init.lua",
  extension: "neovim",
  command: (config, script, document) =>
    ["nvim", "--headless", "-u", config, "-i", "NONE", "-n"].concat(["-c", `luafile ${script}.lua`, document]),
  listsSymbols: true,
});
