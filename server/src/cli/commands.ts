// The commands of `virnet`: what each is called and takes. What runs them is loaded when one is asked for, so that help
// and version need neither rules nor parser.
import type { Command } from "./args.js";
import { serveCommand } from "./serve.js";
import { lintOptions } from "./settings.js";
import { stdinOptions } from "./stdin.js";

const lint: Command = {
  name: "lint",
  summary: "Check network documents",
  usage: "[OPTION...] [PATH...]",
  about: `Checks libvirt network XML. A file named is checked whatever it holds; in a folder (default: the current one)
every *.xml file whose root element is network, in folders below too, except node_modules and hidden ones. Links in
folders that lead nowhere are skipped. - is standard input. The nearest .virnet.json at or above a document says for
which libvirt version it is checked, how much which rule matters, and what is ignored in folders.`,
  options: lintOptions,
  exitCodes: {
    0: "nothing found at or above the threshold",
    1: "findings at or above the threshold, or more warnings than --max-warnings",
    2: "wrong usage, a file that cannot be read or written, an invalid config, or an internal error",
  },
  examples: [
    "virnet lint",
    "virnet lint --target 9.0.0 networks/ lab.xml",
    "virnet lint --fix lab.xml",
    "virsh net-dumpxml default | virnet lint --stdin-filename default.xml -",
  ],
  run: async (args, io) => (await import("./lint.js")).runLint(args, io),
};

const init: Command = {
  name: "init",
  summary: "Write a config file to begin with",
  usage: "[FOLDER]",
  about: `Writes a .virnet.json that says nothing yet but shows what could be said: the libvirt version to check for, which rules
matter how much, what is ignored. It counts for the documents in its folder (default: the current one) and below.`,
  options: {},
  exitCodes: {
    0: "the file is written",
    2: "wrong usage, a config file is there already or cannot be written, or an internal error",
  },
  examples: ["virnet init"],
  run: async (args, io) => (await import("./init.js")).runInit(args, io),
};

const format: Command = {
  name: "format",
  summary: "Indent network documents",
  usage: "[OPTION...] [PATH...]",
  about: `Puts every element on a line of its own, indented by its depth, and rewrites the files. Only white space between
elements changes: text, comments, tags and their attributes stay as they are written. In a folder (default: the current
one) every *.xml file whose root element is network is formatted, unless the nearest .virnet.json has it ignored.
- reads standard input and prints what it becomes.`,
  options: {
    check: { help: "Change nothing; list the files that would change, and exit with 1 if there are any" },
    order: { help: "Put elements in the order in which libvirt itself writes them" },
    indent: { value: "N", help: "Blanks to indent by, 1 to 8, or tab (default: as the document does)" },
    ...stdinOptions,
  },
  exitCodes: {
    0: "everything is formatted",
    1: "with --check: files would change",
    2: "wrong usage, a file that cannot be read or written or is not well-formed, an invalid config, or an internal error",
  },
  examples: [
    "virnet format",
    "virnet format --check networks/",
    "virsh net-dumpxml default | virnet format --indent 4 -",
  ],
  run: async (args, io) => (await import("./format.js")).runFormat(args, io),
};

const explain: Command = {
  name: "explain",
  summary: "Say what a rule finds, why it matters and what to write instead",
  usage: "RULE [--format text|json]",
  about: "Tells all about one rule: what libvirt does, since when, a document it finds fault with and one it does not.",
  options: { format: { value: "FORMAT", choices: ["text", "json"], help: "Output format" } },
  exitCodes: { 0: "the rule is explained", 2: "wrong usage, no such rule, or an internal error" },
  examples: ["virnet explain dhcp-range-outside-subnet"],
  run: async (args, io) => (await import("./explain.js")).runExplain(args, io),
};

const rules: Command = {
  name: "rules",
  summary: "List the rules",
  usage: "[--format text|json]",
  about: `Lists every rule with its severity, the stage at which libvirt acts, and the libvirt versions it holds for.
virnet explain RULE tells all about one.`,
  options: { format: { value: "FORMAT", choices: ["text", "json"], help: "Output format" } },
  exitCodes: { 0: "the rules are listed", 2: "wrong usage, or an internal error" },
  examples: [],
  run: async (args, io) => (await import("./rules.js")).runRules(args, io),
};

export const commands: readonly Command[] = [lint, format, init, explain, rules, serveCommand];
