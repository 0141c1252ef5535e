// The commands of `virnet`, with their names, options and help. The code that runs a command is loaded only when it is
// called, so that --help and --version need neither rules nor parser.
import type { Command } from "./args.js";
import { serveCommand } from "./serve.js";
import { lintOptions } from "./settings.js";
import { stdinOptions } from "./stdin.js";

const lint: Command = {
  name: "lint",
  summary: "Check network documents",
  usage: "[OPTION...] [PATH...]",
  about: `Checks libvirt network XML. A file named on the command line is always checked. In a folder (default: the current
one), every *.xml file whose root element is network is checked, including those in subfolders, but not in node_modules
or hidden folders; dangling links are skipped. - reads standard input. The nearest .virnet.json at or above a document
sets the libvirt version to check for, the severities of rules, and the files to ignore.`,
  options: lintOptions,
  exitCodes: {
    0: "nothing found at or above the threshold",
    1: "findings at or above the threshold, or more warnings than --max-warnings allows",
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
  summary: "Write a starter config file",
  usage: "[FOLDER]",
  about: `Writes a .virnet.json that has every option, commented out: the libvirt version to check for, the severities of
rules, and the files to ignore. It applies to the documents in its folder (default: the current one) and below.`,
  options: {},
  exitCodes: {
    0: "the file was written",
    2: "wrong usage, a config file that already exists or cannot be written, or an internal error",
  },
  examples: ["virnet init"],
  run: async (args, io) => (await import("./init.js")).runInit(args, io),
};

const format: Command = {
  name: "format",
  summary: "Format network documents",
  usage: "[OPTION...] [PATH...]",
  about: `Puts every element on its own line, indented by its depth, and rewrites the files in place. Only whitespace between
elements changes: text, comments, tags and attributes stay as they are. In a folder (default: the current one), every
*.xml file whose root element is network is formatted, unless the nearest .virnet.json ignores it. - reads standard
input and writes the result to standard output.`,
  options: {
    check: { help: "Change nothing; list the files that would change, and exit with 1 if there are any" },
    order: { help: "Also put elements in the order in which libvirt writes them" },
    indent: { value: "N", help: "Spaces per level, 1 to 8, or tab (default: as in the document)" },
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

const copy: Command = {
  name: "copy",
  summary: "Copy a network so that both can be defined",
  usage: "[OPTION...] FILE NAME...",
  about: `Writes a copy of a network for each name, as NAME.xml beside the original: with that name, a bridge and subnets that
no network in the folder uses, and all addresses moved along, also in routes, DNS records and dnsmasq options. A copy has
no UUID, no MAC addresses and no NAT addresses, which are the original's; static hosts without a name are left out. No file
is ever overwritten. - reads standard input and writes to the current folder.`,
  options: {
    output: { short: "o", value: "DIR", help: "Folder to write to (default: that of the original)" },
    stdout: { help: "Print the one copy instead of writing a file" },
  },
  exitCodes: {
    0: "the copies were written",
    2: "wrong usage, a name or file that exists already, a file that cannot be read, copied or written, or an internal error",
  },
  examples: [
    "virnet copy default.xml lab1 lab2",
    "virsh net-dumpxml default | virnet copy - lab --stdout | virsh net-define /dev/stdin",
  ],
  run: async (args, io) => (await import("./copy.js")).runCopy(args, io),
};

const explain: Command = {
  name: "explain",
  summary: "Explain a rule: what it finds, why it matters and how to fix it",
  usage: "RULE [--format text|json]",
  about: "Prints what is known about a rule: what libvirt does and in which versions, a wrong example and a right one.",
  options: { format: { value: "FORMAT", choices: ["text", "json"], help: "Output format" } },
  exitCodes: { 0: "the rule was explained", 2: "wrong usage, no such rule, or an internal error" },
  examples: ["virnet explain dhcp-range-outside-subnet"],
  run: async (args, io) => (await import("./explain.js")).runExplain(args, io),
};

const rules: Command = {
  name: "rules",
  summary: "List the rules",
  usage: "[--format text|json]",
  about: `Lists every rule with its severity, the stage at which libvirt acts, and the libvirt versions it applies to.
virnet explain RULE has the details.`,
  options: { format: { value: "FORMAT", choices: ["text", "json"], help: "Output format" } },
  exitCodes: { 0: "the rules were listed", 2: "wrong usage, or an internal error" },
  examples: [],
  run: async (args, io) => (await import("./rules.js")).runRules(args, io),
};

export const commands: readonly Command[] = [lint, format, copy, init, explain, rules, serveCommand];
