// The npm package in Vim with ALE.
import { sessionsIn } from "./session.mjs";

/** Debian's ALE is not on Vim's path; the rest is so that only this linter runs, and at once. */
const surroundings = `set nocompatible nomore noswapfile viminfo=
set expandtab shiftwidth=2 ttimeoutlen=10
filetype plugin indent on
set runtimepath^=/usr/share/vim-ale
let g:ale_linters = {'xml': ['virnet']}
let g:ale_lint_delay = 0
runtime plugin/ale.vim
`;

sessionsIn({
  name: "Vim",
  section: "Vim with ALE",
  config: "vimrc",
  extension: "vim",
  around: (configuration) => surroundings + configuration,
  command: (config, script, document) => ["vim", "-N", "-u", config, "--not-a-term", "-S", `${script}.vim`, document],
  env: { TERM: "dumb" },
});
