// Networks typed by keys in editors in a terminal, with the configurations that the page for users shows: those of the
// system; with `--all` also the newest, and at three speeds.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { here } from "./tools.mjs";
import { createTable, typingIn } from "./typing.mjs";

const all = process.env.VIRNET_TYPING === "all";
const speeds = all ? [45, 90, 180] : [45];
const newest = [join(here, "newest.sh"), "run"];
/** What the program says its version is, where it is installed. */
function version(/** @type {string} */ program, /** @type {readonly string[]} */ within = []) {
  const [command = "", ...args] = [...within, program, "--version"];
  return /\d+\.\d+(?:\.\d+)?/.exec(execFileSync(command, args, { encoding: "utf8" }))?.[0] ?? "";
}

const vi = {
  begin: "i",
  below: "<Escape>o",
  belowWord: (/** @type {string} */ word) => `gg/${word}\no`,
  save: "<Escape>:wq\n",
  ask: "<C-x><C-o>",
  accept: "<C-y>",
  indents: true,
};

const vimrc = "unlet! skip_defaults_vim\nsource $VIMRUNTIME/defaults.vim\nset noswapfile viminfo=";
const vims = {
  ...vi,
  command: ["vim"],
  ready: "lab.xml",
  inserts: /** @type {const} */ ("line"),
  wholes: "<",
};

const emacs = {
  command: ["emacs", "-nw"],
  begin: "",
  wholes: "<nat",
  ask: "<Escape><Tab>",
  accept: "",
  below: "<C-e>\n",
  belowWord: (/** @type {string} */ word) => `<C-s>${word}\n<C-e>\n`,
  save: "<C-x><C-s><C-x><C-c>",
  indents: true,
};
const early = "(setq native-comp-jit-compilation nil native-comp-deferred-compilation nil inhibit-startup-screen t)";
const bare = `${early}\n(setq package-load-list '((yasnippet nil) all))`;
const withoutYasnippet = `(setq load-path (seq-remove (lambda (folder) (string-match-p "yasnippet" folder)) load-path))`;

/**
 * Emacs with eglot, and with lsp-mode and company, as lsp-mode advises; each with and without yasnippet. Older eglots do
 * not say who they are.
 */
function emacsen(/** @type {string} */ version, /** @type {string[]} */ within) {
  const company = { accept: "\n" };
  const clients = [
    {
      client: "eglot",
      config: "editors/emacs/eglot.el",
      ready: /eglot:/,
      without: Number.parseInt(version, 10) < 29 ? /** @type {const} */ ("line") : /** @type {const} */ ("lines"),
      keys: {},
    },
    {
      client: "lsp-mode",
      config: "(global-company-mode) + editors/emacs/lsp-mode.el",
      ready: /LSP\[virnet:\d+\]/,
      without: /** @type {const} */ ("lines"),
      keys: company,
    },
  ];
  return clients.flatMap(({ client, config, ready, without, keys }) => [
    {
      ...emacs,
      ...keys,
      within,
      ready,
      name: `Emacs ${version}, ${client}, yasnippet`,
      files: { ".emacs.d/early-init.el": early, ".emacs.d/init.el": config },
      inserts: /** @type {const} */ ("tab stops"),
    },
    {
      ...emacs,
      ...keys,
      within,
      ready,
      name: `Emacs ${version}, ${client}`,
      files: { ".emacs.d/early-init.el": bare, ".emacs.d/init.el": `${withoutYasnippet} + ${config}` },
      inserts: without,
    },
  ]);
}

const table = createTable();
describe("typing", () => {
  after(() => table.print());

  const editors = [
    {
      ...vi,
      name: `Neovim ${version("nvim")}`,
      files: { ".config/nvim/init.lua": "editors/neovim/virnet-before-0.11.lua" },
      command: ["nvim", "-n", "-i", "NONE"],
      ready: /\.xml/,
      inserts: /** @type {const} */ ("line"),
      wholes: "<",
    },
    {
      ...vims,
      name: `Vim ${version("vim")}, ALE`,
      files: { ".vimrc": `${vimrc}\nset runtimepath^=/usr/share/vim-ale + editors/vim/ale.vim` },
      ready: /\.xml|~/,
    },
    ...emacsen(version("emacs"), []),
  ];
  for (const editor of editors) typingIn(editor, speeds, table);

  if (!all) return;
  const newer = [
    {
      ...vi,
      within: newest,
      name: `Neovim ${version("nvim", newest)}`,
      files: { ".config/nvim/init.lua": "vim.g.ale_enabled = 0 + editors/neovim/virnet.lua" },
      command: ["nvim", "-n", "-i", "NONE"],
      ready: /\.xml/,
      inserts: /** @type {const} */ ("tab stops"),
      wholes: "<nat",
      ask: "",
      accept: "<C-n><C-y>",
    },
    {
      ...vi,
      within: newest,
      name: `Helix ${version("hx", newest)}`,
      files: { ".config/helix/languages.toml": "editors/helix/languages.toml" },
      command: ["hx"],
      ready: "NOR",
      inserts: /** @type {const} */ ("tab stops"),
      wholes: "<nat",
      ask: "",
      accept: "<Tab>\n",
      indents: false,
    },
    ...emacsen(version("emacs", newest), newest),
    {
      ...vims,
      within: newest,
      name: `Vim ${version("vim", newest)}, ALE`,
      files: { ".vimrc": `${vimrc} + editors/vim/ale.vim` },
      ready: /\.xml|~/,
    },
  ];
  const clones = { "vim-lsp": process.env.VIRNET_VIM_LSP, coc: process.env.VIRNET_COC };
  const ownPath = (/** @type {string | undefined} */ folder) =>
    `${vimrc}\nlet g:ale_enabled = 0\nset runtimepath^=${folder}`;
  if (clones["vim-lsp"]) {
    newer.push({
      ...vims,
      within: newest,
      name: `Vim ${version("vim", newest)}, vim-lsp`,
      files: { ".vimrc": `${ownPath(clones["vim-lsp"])} + editors/vim/vim-lsp.vim` },
      ready: /\.xml|~/,
    });
  }
  if (clones.coc) {
    newer.push({
      ...vims,
      within: newest,
      name: `Vim ${version("vim", newest)}, coc.nvim`,
      files: {
        ".vimrc": `${ownPath(clones.coc)}\nlet g:coc_node_path = '${process.env.VIRNET_COC_NODE ?? "node"}' + editors/vim/coc.vim`,
        ".vim/coc-settings.json": "editors/vim/coc-settings.json",
      },
      ready: /\.xml|~/,
      inserts: /** @type {const} */ ("tab stops"),
      wholes: "<nat",
      ask: "",
      accept: "<C-y>",
      next: "<C-j>",
    });
  }
  for (const editor of newer) typingIn(editor, speeds, table);
});
