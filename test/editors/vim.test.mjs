// The npm package in Vim with ALE.
import { sessionsIn } from "./session.mjs";

/** Debian's ALE is not on Vim's path; the rest is so that it checks at once. */
const surroundings = `set nocompatible nomore noswapfile viminfo=
set ttimeoutlen=10
filetype plugin indent on
set runtimepath^=/usr/share/vim-ale
let g:ale_lint_delay = 0
runtime plugin/ale.vim
`;

sessionsIn({
  name: "Vim",
  configuration: "vim/ale.vim",
  config: "vimrc",
  extension: "vim",
  around: (configuration) => surroundings + configuration,
  command: (config, script, document) => ["vim", "-N", "-u", config, "--not-a-term", "-S", `${script}.vim`, document],
  env: { TERM: "dumb" },
});
