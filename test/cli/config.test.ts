// Config files on the command line: which one applies, what it changes, and the reports about a bad one.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, symlinkSync } from "node:fs";
import { longestConfig } from "../../server/src/config/config.js";
import { readConfig } from "../../server/src/config/read.js";
import { newestVersion } from "../../server/src/vocabulary/versions.js";
import { domain, faulty, inFolder, sound } from "./helper.js";

/** An error before libvirt 3.0.0. */
const recent = sound.replace("netmask='255.255.255.0'", "netmask='255.255.255.0' localPtr='yes'");
const commented = (version: string) => recent.replace("<name>", `<!-- virnet-target ${version} --><name>`);
const off = '{ "rules": { "dhcp-range-outside-subnet": "off" } }';

describe("cli/config: which file counts", () => {
  const { virnet } = inFolder({
    "top/.virnet.json": off,
    "top/a.xml": faulty,
    "top/deep/er/a.xml": faulty,
    "top/own/.virnet.json": "{} // says nothing, and that alone counts",
    "top/own/a.xml": faulty,
    "beside/a.xml": faulty,
    "strict.json": '{ "rules": { "dhcp-range-outside-subnet": "hint" } }',
    "top/strict.json": '{ "ignore": "deep/" }',
  });
  const runs: [line: string, code: number, stdout: RegExp, cwd?: string, stdin?: string][] = [
    ["lint top/a.xml", 0, /^$/],
    ["lint a.xml", 0, /^$/, "top"],
    ["lint a.xml", 0, /^$/, "top/deep/er"],
    ["lint ../a.xml er/a.xml", 0, /^$/, "top/deep"],
    ["lint top/own/a.xml", 1, /^top\/own\/a\.xml:6:/],
    ["lint beside", 1, /^beside\/a\.xml:6:/],
    ["lint", 1, /^beside\/a\.xml:6:.*\ntop\/own\/a\.xml:6:.*\n$/],
    ["lint --no-config top/a.xml", 1, /^top\/a\.xml:6:/],
    ["lint --config strict.json top/own/a.xml", 0, /^top\/own\/a\.xml:6:\d+: hint: .*\n$/],
    ["lint --config=top/.virnet.json beside", 0, /^$/],
    ["lint --config top/strict.json top", 1, /^top\/a\.xml:6:.*\ntop\/own\/a\.xml:6:.*\n$/],
    // standard input lies where its name says, or here
    ["lint -", 0, /^$/, "top", faulty],
    ["lint -", 1, /^<stdin>:6:/, "beside", faulty],
    ["lint - --stdin-filename ../top/deep/x.xml", 0, /^$/, "beside", faulty],
    ["lint - --stdin-filename own/x.xml", 1, /^own\/x\.xml:6:/, "top", faulty],
  ];
  for (const [line, code, stdout, cwd = "", stdin = ""] of runs) {
    it(`${line}${cwd && ` in ${cwd}`}`, async () => {
      const outcome = await virnet(`${line} --format concise`, { cwd, stdin });
      assert.match(outcome.stdout, stdout);
      assert.equal(outcome.stderr, "");
      assert.equal(outcome.code, code);
    });
  }
});

describe("cli/config: the target", () => {
  const { virnet } = inFolder({
    "old/.virnet.json": '{ "target": "1.0.0", "overrides": [{ "files": "new.xml", "target": "11.3.0" }] }',
    "old/net.xml": recent,
    "old/new.xml": recent.replace("lab", "new").replaceAll("192.168.142.", "192.168.143."),
    "old/comment.xml": commented("9.0.0"),
    "none/net.xml": recent,
    "none/comment.xml": commented("1.0.0"),
    "none/other.xml": domain,
    "beyond/newer.xml": commented("99.0.0"),
    "beyond/older.xml": commented("0.0.1"),
    "beyond/malformed.xml": commented("latest"),
  });
  // Command line, comment in the document, config file, (editor,) default: the first that names one wins.
  const runs: [line: string, code: number, target: string, own?: (string | null)[]][] = [
    ["none/net.xml", 0, newestVersion],
    ["old/net.xml", 1, "1.0.0"],
    ["old/new.xml", 0, "11.3.0"],
    ["old/comment.xml", 0, "9.0.0"],
    ["none/comment.xml", 1, "1.0.0"],
    ["--target 9.0.0 old/net.xml", 0, "9.0.0"],
    ["--target 1.0.0 old/comment.xml", 1, "1.0.0"],
    ["--target 9.0.0 none/comment.xml", 0, "9.0.0"],
    ["--target 9.0.0 old", 0, "9.0.0", ["9.0.0", "9.0.0", "9.0.0"]],
    // Of several versions the report names the newest.
    ["old/net.xml old/new.xml", 1, newestVersion, ["1.0.0", "11.3.0"]],
    ["old/net.xml none/comment.xml", 1, "1.0.0", ["1.0.0", "1.0.0"]],
    ["none", 1, newestVersion, ["1.0.0", newestVersion, null]],
    // Beyond what is known, the nearest.
    ["beyond/newer.xml", 0, newestVersion],
    ["beyond/older.xml", 1, "0.3.0"],
    ["beyond/malformed.xml", 0, newestVersion],
  ];
  for (const [args, code, target, own = [target]] of runs) {
    it(args, async () => {
      const outcome = await virnet(`lint --format json ${args}`);
      assert.equal(outcome.code, code, outcome.stdout);
      const report = JSON.parse(outcome.stdout);
      assert.equal(report.target, target);
      assert.deepEqual(
        report.files.map((file: { target?: string }) => file.target ?? null),
        own,
      );
      if (own.length > 1) return;
      // What is printed of the config says the same.
      const printed = await virnet(`lint --print-config ${args}`.replace(/(--print-config) (.*) (\S+)$/, "$2 $1 $3"));
      assert.equal(JSON.parse(printed.stdout).target, target);
    });
  }
});

describe("cli/config: what is ignored", () => {
  const { virnet } = inFolder({
    ".virnet.json": `{ "ignore": ["vendor/", "*.tmp.xml", "!keep.tmp.xml"] }`,
    "a.xml": sound,
    "a.tmp.xml": faulty,
    "keep.tmp.xml": sound.replace("lab", "red").replaceAll("192.168.142", "192.168.143"),
    "vendor/a.xml": faulty,
    "vendor/deep/.virnet.json": "{ not read",
    "vendor/deep/a.xml": faulty,
    "sub/vendor/a.xml": faulty,
  });
  const runs: [line: string, code: number, stdout: RegExp, stderr?: RegExp][] = [
    ["lint", 0, /^no problems in 2 files\n$/],
    ["lint vendor", 0, /^$/, /^virnet: no network documents in vendor that are not ignored\n$/],
    ["lint sub a.xml", 0, /1 file\n$/, /^virnet: no network documents in sub that are not ignored\n$/],
    ["lint vendor/a.xml", 1, /vendor\/a\.xml:6/],
    ["lint a.tmp.xml", 1, /a\.tmp\.xml:6/],
    ["lint --no-config", 1, /\n4 errors/],
  ];
  for (const [line, code, stdout, stderr = /^$/] of runs) {
    it(line, async () => {
      const outcome = await virnet(line);
      assert.match(outcome.stdout, stdout);
      assert.match(outcome.stderr, stderr);
      assert.equal(outcome.code, code);
    });
  }
});

describe("cli/config: what it changes", () => {
  const { virnet, path } = inFolder({
    ".virnet.json": `{ "rules": { "subnet-shared": "error", "dhcp-range-outside-subnet": "information" } }`,
    "clash/a.xml": sound,
    "clash/b.xml": sound.replace("lab", "red"),
    "faulty.xml": faulty,
    "fix/.virnet.json": '{ "rules": { "unknown-element": "off" } }',
    "fix/a.xml": sound.replaceAll("dhcp>", "dhpc>"),
    "held/a.xml": sound.replace("<ip", "<!-- virnet-disable -->\n<ip"),
    "held/b.xml": sound.replace("lab", "red").replace("<ip", "<!-- virnet-disable -->\n<ip"),
  });
  it("severities count for the exit code, between documents too", async () => {
    const { stdout, code } = await virnet("lint --format concise clash");
    assert.match(stdout, /^(clash\/[ab]\.xml:4:16: error: Subnet .*\n){2}$/);
    assert.equal(code, 1);
    assert.equal((await virnet("lint faulty.xml")).code, 0);
    assert.equal((await virnet("lint faulty.xml --fail-on information")).code, 1);
  });

  it("what is off is not fixed", async () => {
    const before = readFileSync(path("fix/a.xml"), "utf8");
    await virnet("lint --fix fix/a.xml");
    assert.equal(readFileSync(path("fix/a.xml"), "utf8"), before);
    await virnet("lint --fix --no-config fix/a.xml");
    assert.notEqual(readFileSync(path("fix/a.xml"), "utf8"), before);
  });

  it("a bare comment that holds back what other documents cause is neither told nor taken out", async () => {
    const before = readFileSync(path("held/a.xml"), "utf8");
    const { stdout } = await virnet("lint --fix --format concise held");
    assert.equal(stdout, "");
    assert.equal(readFileSync(path("held/a.xml"), "utf8"), before);
  });
});

describe("cli/config: a bad one", () => {
  const { virnet, path } = inFolder({
    "bad/.virnet.json": '{\n  "target": "latest",\n  "rules": { "mtu-unusal": "off" }\n}\n',
    "bad/a.xml": faulty,
    "bad/b.xml": faulty,
    "good.xml": faulty,
    "mild/.virnet.json": '{ "target": "99.0.0" }',
    "mild/a.xml": sound,
    "folder/.virnet.json/x": "",
    "folder/a.xml": sound,
    "pipe/a.xml": sound,
    "device/a.xml": sound,
    "circle/a.xml": sound,
    "large/.virnet.json": "{}".padEnd(longestConfig + 1),
    "large/a.xml": sound,
    "largest/.virnet.json": "{}".padEnd(longestConfig),
    "largest/a.xml": sound,
  });
  before(() => {
    execFileSync("mkfifo", [path("pipe/.virnet.json")]);
    symlinkSync("/dev/zero", path("device/.virnet.json"));
    symlinkSync(".virnet.json", path("circle/.virnet.json"));
  });
  const lines = `virnet: bad/.virnet.json:2:13: target must be a libvirt version or a release, such as 9.0.0, 12 or debian12, not "latest"
virnet: bad/.virnet.json:3:14: there is no rule "mtu-unusal"; did you mean mtu-unusual?
`;
  const runs: [line: string, code: number, stdout: RegExp, stderr: string][] = [
    ["lint bad", 2, /^$/, lines],
    ["lint bad/a.xml good.xml", 2, /^good\.xml:6:.*\n$/, lines],
    ["lint --no-config bad/a.xml", 1, /^bad\/a\.xml:6:/, ""],
    ["lint --config bad/.virnet.json good.xml", 2, /^$/, lines],
    [
      "lint mild",
      0,
      /^$/,
      `virnet: mild/.virnet.json:1:13: target: "99.0.0" is newer than any libvirt virnet knows; checking for ${newestVersion}\n`,
    ],
    [
      "lint folder/a.xml",
      2,
      /^$/,
      "virnet: folder/.virnet.json:1:1: the file cannot be read: it is a folder, not a file\n",
    ],
    [
      "lint pipe/a.xml",
      2,
      /^$/,
      "virnet: pipe/.virnet.json:1:1: the file cannot be read: it is a named pipe, not a file\n",
    ],
    ["lint pipe", 2, /^$/, "virnet: pipe/.virnet.json:1:1: the file cannot be read: it is a named pipe, not a file\n"],
    [
      "lint device/a.xml",
      2,
      /^$/,
      "virnet: device/.virnet.json:1:1: the file cannot be read: it is a device, not a file\n",
    ],
    [
      "lint circle/a.xml",
      2,
      /^$/,
      "virnet: circle/.virnet.json:1:1: the file cannot be read: its symbolic links form a loop\n",
    ],
    ["lint large/a.xml", 2, /^$/, "virnet: large/.virnet.json:1:1: the file cannot be read: it is larger than 1 MB\n"],
    ["lint largest/a.xml", 0, /^$/, ""],
    [
      "lint --config device/.virnet.json good.xml",
      2,
      /^$/,
      "virnet: device/.virnet.json:1:1: the file cannot be read: it is a device, not a file\n",
    ],
    [
      "lint --config pipe/.virnet.json good.xml",
      2,
      /^$/,
      "virnet: pipe/.virnet.json:1:1: the file cannot be read: it is a named pipe, not a file\n",
    ],
    ["lint --config= good.xml", 2, /^$/, "virnet: option --config needs a value (see virnet lint --help)\n"],
    [
      "lint --config none.json good.xml",
      2,
      /^$/,
      "virnet: --config none.json: no such file (see virnet lint --help)\n",
    ],
    [
      "lint --config a --no-config good.xml",
      2,
      /^$/,
      "virnet: --config and --no-config cannot be combined (see virnet lint --help)\n",
    ],
  ];
  for (const [line, code, stdout, stderr] of runs) {
    it(line, async () => {
      const outcome = await virnet(`${line} --format concise`);
      assert.match(outcome.stdout, stdout);
      assert.equal(outcome.stderr, stderr);
      assert.equal(outcome.code, code);
    });
  }
});

describe("cli/config: --print-config", () => {
  const { virnet } = inFolder({
    "top/.virnet.json":
      '{ "target": "9.0.0", "ignore": "tmp/", "overrides": [{ "files": "lab/", "rules": { "mtu-unusual": "off" } }] }',
    "top/lab/comment.xml": commented("11.3.0"),
    "top/net.xml": sound,
    "bad/.virnet.json": "{",
  });
  type Printed = { config: string | null; ignored?: boolean; target: string; targetFrom: string; rules?: object };
  const runs: [args: string, printed: Printed, cwd?: string][] = [
    ["top/net.xml", { config: "top/.virnet.json", target: "9.0.0", targetFrom: "config file" }],
    [
      "top/lab/comment.xml",
      {
        config: "top/.virnet.json",
        target: "11.3.0",
        targetFrom: "comment in the document",
        rules: { "mtu-unusual": "off" },
      },
    ],
    [
      "--target 1.0 top/lab/comment.xml",
      { config: "top/.virnet.json", target: "1.0.0", targetFrom: "command line", rules: { "mtu-unusual": "off" } },
    ],
    ["top/tmp/nowhere.xml", { config: "top/.virnet.json", ignored: true, target: "9.0.0", targetFrom: "config file" }],
    ["net.xml", { config: null, target: newestVersion, targetFrom: "default" }],
    [
      "../lab/x.xml",
      { config: "../.virnet.json", target: "9.0.0", targetFrom: "config file", rules: { "mtu-unusual": "off" } },
      "top/lab",
    ],
    ["--no-config top/net.xml", { config: null, target: newestVersion, targetFrom: "default" }],
  ];
  for (const [args, printed, cwd = ""] of runs) {
    it(args, async () => {
      const outcome = await virnet(`lint --print-config ${args}`.replace(/(--print-config) (.*) (\S+)$/, "$2 $1 $3"), {
        cwd,
      });
      const { path, ...rest } = JSON.parse(outcome.stdout);
      assert.ok(path.endsWith(".xml"));
      assert.deepEqual(rest, { ignored: false, rules: {}, ...printed });
      assert.equal(outcome.code, 0);
    });
  }

  it("says what is wrong with the file", async () => {
    const { code, stdout, stderr } = await virnet("lint --print-config bad/net.xml");
    assert.equal(JSON.parse(stdout).config, "bad/.virnet.json");
    assert.equal(stderr, "virnet: bad/.virnet.json:1:2: a closing } is missing\n");
    assert.equal(code, 2);
  });

  it("takes one document", async () => {
    const { code, stderr } = await virnet("lint --print-config a.xml b.xml");
    assert.match(stderr, /--print-config prints the settings of one document/);
    assert.equal(code, 2);
  });
});

describe("cli/init", () => {
  const { virnet, path } = inFolder({ "sub/a.xml": sound });
  it("writes a config that says nothing, and never over another one", async () => {
    const first = await virnet("init sub");
    assert.deepEqual([first.code, first.stdout], [0, "wrote sub/.virnet.json\n"]);
    const text = readFileSync(path("sub/.virnet.json"), "utf8");
    const { config, problems } = readConfig(text);
    assert.deepEqual([problems, config.target, [...config.severities]], [[], undefined, []]);
    const again = await virnet("init", { cwd: "sub" });
    assert.deepEqual([again.code, again.stdout], [2, ""]);
    assert.match(again.stderr, /^virnet: \.virnet\.json already exists/);
    assert.equal(readFileSync(path("sub/.virnet.json"), "utf8"), text);
    assert.equal((await virnet("lint sub")).code, 0);
  });

  it("what it shows makes sense", async () => {
    await virnet("init");
    const text = readFileSync(path(".virnet.json"), "utf8");
    const shown = text.replace(/^( *)\/\/ (?=["{])/gm, "$1");
    const { config, problems } = readConfig(shown);
    assert.deepEqual(problems, []);
    assert.ok(
      config.target && config.severities.size === 1 && config.ignore.length === 1 && config.overrides.length === 1,
    );
  });

  const wrong: [line: string, stderr: RegExp][] = [
    ["init a b", /^virnet: init accepts only one folder/],
    ["init nowhere", /^virnet: cannot write nowhere\/\.virnet\.json: no such file or folder/],
  ];
  for (const [line, stderr] of wrong) {
    it(line, async () => {
      const outcome = await virnet(line);
      assert.match(outcome.stderr, stderr);
      assert.equal(outcome.code, 2);
    });
  }
});
