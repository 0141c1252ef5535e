// Findings across documents: each case is a small workspace, with `«»` around every expected span.
import assert from "node:assert/strict";
import { lint } from "../../server/src/lint/lint.js";
import { crossFindings } from "../../server/src/workspace/cross.js";
import { createWorkspace } from "../../server/src/workspace/workspace.js";
import { spans } from "../helpers/markers.js";

function network(name: string, content = "", attributes = ""): string {
  return `<network${attributes}><name>${name}</name>${content}</network>`;
}
const ip = (address: string, content = "") => `<ip address='${address}' prefix='24'>${content}</ip>`;
const host = (mac: string) => `<dhcp><host mac='${mac}' ip='10.1.1.9'/></dhcp>`;
const nat = (content: string) => `<forward mode='nat'><nat>${content}</nat></forward>`;
const uuid = "1bd1b0de-5bf7-43a5-b4f4-6ff4bb1f9a21";
const other = "2bd1b0de-5bf7-43a5-b4f4-6ff4bb1f9a21";

function check(files: Record<string, string>) {
  const read = Object.entries(files).map(([path, marked]) => ({ path, ...spans(marked) }));
  const across = crossFindings(read.map(({ path, text }) => ({ path, result: lint(text, { insist: true }) })));
  return { read, found: across.map(({ findings }) => findings) };
}

describe("workspace/cross", () => {
  type Case = [what: string, files: Record<string, string>, rules: string];
  const cases: Case[] = [
    ["one document", { "a.xml": network("a", ip("10.1.1.1")) }, ""],
    ["networks apart", { "a.xml": network("a", ip("10.1.1.1")), "b.xml": network("b", ip("10.1.2.1")) }, ""],
    // names
    [
      "one name",
      { "a.xml": network("«lab»"), "b.xml": network("«lab»", "<domain name='x'/>") },
      "name-shared name-shared",
    ],
    ["blanks count", { "a.xml": network("lab"), "b.xml": network(" lab", "<domain name='x'/>") }, ""],
    [
      "one name, and what follows from it",
      { "a.xml": network("«lab»", ip("10.1.1.1")), "b.xml": network("«lab»", `<uuid>${uuid}</uuid>${ip("10.1.1.1")}`) },
      "name-shared name-shared",
    ],
    [
      "one name, other UUIDs",
      {
        "a.xml": network("«lab»", `<uuid>${other}</uuid>`),
        "b.xml": network("«lab»", `<uuid>${uuid}</uuid>`),
      },
      "name-shared name-shared",
    ],
    [
      "a copy",
      { "a.xml": network("«lab»", ip("10.1.1.1")), "a-old.xml": network("«lab»", ip("10.1.1.1")) },
      "name-shared name-shared",
    ],
    [
      "a copy with its UUID, which changes nothing for libvirt",
      {
        "a.xml": network("lab", `<uuid>${uuid}</uuid>${ip("10.1.1.1")}`),
        "b.xml": network("lab", `<uuid>${uuid}</uuid>${ip("10.1.1.1")}`),
      },
      "",
    ],
    ["a copy for another host", { "h1/lab.xml": network("lab"), "h2/lab.xml": network("lab") }, ""],
    [
      "an older state of the same network",
      {
        "a.xml": network("lab", `<uuid>${uuid}</uuid>${ip("10.1.1.1")}`),
        "b.xml": network("lab", `<uuid>${uuid.toUpperCase()}</uuid>${ip("10.1.1.2")}`),
      },
      "",
    ],
    ["one name for two hosts", { "h1/lab.xml": network("lab"), "h2/lab.xml": network("lab", ip("10.1.1.1")) }, ""],
    // UUIDs
    [
      "one UUID, spelt differently",
      {
        "a.xml": network("a", `<uuid>«${uuid}»</uuid>`),
        "b.xml": network("b", `<uuid>«${uuid.replaceAll("-", "")}»</uuid>`),
      },
      "uuid-shared uuid-shared",
    ],
    // bridges
    [
      "one bridge",
      { "a.xml": network("a", "<bridge name='«virbr5»'/>"), "b.xml": network("b", "<bridge name='«virbr5»'/>") },
      "bridge-shared bridge-shared",
    ],
    ["no bridge names", { "a.xml": network("a", "<bridge/>"), "b.xml": network("b", "<bridge name=''/>") }, ""],
    [
      "templates",
      { "a.xml": network("a", "<bridge name='vm%d'/>"), "b.xml": network("b", "<bridge name='vm%d'/>") },
      "",
    ],
    [
      "a host bridge for two",
      {
        "a.xml": network("a", "<forward mode='bridge'/><bridge name='br0'/>"),
        "b.xml": network("b", "<forward mode='bridge'/><bridge name='br0'/>"),
      },
      "",
    ],
    [
      "a host bridge that another network would make",
      {
        "a.xml": network("a", "<forward mode='bridge'/><bridge name='br0'/>"),
        "b.xml": network("b", "<bridge name='«br0»'/>"),
      },
      "bridge-shared",
    ],
    [
      "bridges in two folders",
      { "x/a.xml": network("a", "<bridge name='«br5»'/>"), "y/b.xml": network("b", "<bridge name='«br5»'/>") },
      "hint:bridge-shared hint:bridge-shared",
    ],
    // MAC addresses of bridges
    [
      "one MAC address, spelt differently",
      {
        "a.xml": network("a", "<mac address='«52:54:0:A:b:c»'/>"),
        "b.xml": network("b", "<mac address='«52:54:00:0a:0b:0c»'/>"),
      },
      "information:bridge-mac-shared information:bridge-mac-shared",
    ],
    // subnets
    [
      "one subnet",
      { "a.xml": network("a", ip("«10.1.1.1»")), "b.xml": network("b", ip("«10.1.1.254»")) },
      "subnet-shared subnet-shared",
    ],
    [
      "a subnet within another",
      { "a.xml": network("a", ip("«10.1.1.1»")), "b.xml": network("b", "<ip address='«10.1.0.1»' prefix='16'/>") },
      "subnet-shared subnet-shared",
    ],
    [
      "subnets of IPv6",
      {
        "a.xml": network("a", "<ip family='ipv6' address='«fd00::1»' prefix='64'/>"),
        "b.xml": network("b", "<ip family='ipv6' address='«fd00::2»' prefix='64'/>"),
      },
      "subnet-shared subnet-shared",
    ],
    [
      "link-local subnets",
      {
        "a.xml": network("a", "<ip family='ipv6' address='fe80::1' prefix='64'/>"),
        "b.xml": network("b", "<ip family='ipv6' address='fe80::1' prefix='64'/>"),
      },
      "",
    ],
    ["a subnet nobody can tell", { "a.xml": network("a", ip("10.1.1")), "b.xml": network("b", ip("10.1.1.1.1")) }, ""],
    [
      "three of one subnet",
      {
        "a.xml": network("a", ip("«10.1.1.1»")),
        "b.xml": network("b", ip("«10.1.1.1»")),
        "c.xml": network("c", ip("«10.1.1.1»")),
      },
      "subnet-shared subnet-shared subnet-shared",
    ],
    // NAT addresses
    [
      "overlapping NAT addresses",
      {
        "a.xml": network("a", nat("<address start='«203.0.113.1»' end='203.0.113.9'/>") + ip("10.1.1.1")),
        "b.xml": network("b", nat("<address start='«203.0.113.9»' end='203.0.113.10'/>") + ip("10.1.2.1")),
      },
      "information:nat-address-shared information:nat-address-shared",
    ],
    [
      "ports apart",
      {
        "a.xml": network(
          "a",
          nat("<address start='203.0.113.1' end='203.0.113.1'/><port start='2000' end='3000'/>") + ip("10.1.1.1"),
        ),
        "b.xml": network(
          "b",
          nat("<address start='203.0.113.1' end='203.0.113.1'/><port start='3001' end='4000'/>") + ip("10.1.2.1"),
        ),
      },
      "",
    ],
    // static hosts
    [
      "a MAC address with two static hosts",
      {
        "a.xml": network("a", ip("10.1.1.1", host("«52:54:00:00:00:01»"))),
        "b.xml": network("b", ip("10.1.2.1", host("«52:54:0:0:0:1»").replace("10.1.1.9", "10.1.2.9"))),
      },
      "information:host-mac-shared information:host-mac-shared",
    ],
    // what is held back, and who is left out
    [
      "a comment in one of them",
      {
        "a.xml": network("a", `<!-- virnet-disable-next-line subnet-shared -->\n${ip("10.1.1.1")}`),
        "b.xml": network("b", ip("«10.1.1.1»")),
      },
      "subnet-shared",
    ],
    [
      "a half-typed document",
      { "a.xml": network("a", ip("10.1.1.1")), "b.xml": `<network><name>b</name>${ip("10.1.1.1")}` },
      "",
    ],
    ["no network", { "a.xml": network("a", ip("10.1.1.1")), "b.xml": "<domain><name>a</name></domain>" }, ""],
  ];
  for (const [what, files, rules] of cases) {
    it(what, () => {
      const { read, found } = check(files);
      const said = found.flat().map(({ rule, severity }) => (severity === "warning" ? rule : `${severity}:${rule}`));
      assert.equal(said.join(" "), rules);
      assert.deepEqual(
        found.map((findings) => findings.map(({ span }) => span)),
        read.map((document) => document.spans),
      );
    });
  }

  it("names the places in the other documents", () => {
    const { read, found } = check({
      "nets/a.xml": network("a", ip("«10.1.1.1»")),
      "nets/b.xml": network("b", ip("«10.1.1.1»")),
      "old/c.xml": network("c", ip("«10.1.1.1»")),
    });
    const [finding] = found[0] ?? [];
    assert.equal(finding?.message, 'Subnet 10.1.1.0/24 is also that of network "b" (nets/b.xml)');
    assert.equal(finding.consequence, "On one host the second cannot start while the first runs.");
    assert.deepEqual(finding.related, [
      { document: "nets/b.xml", span: read[1]?.spans[0], message: "Subnet 10.1.1.0/24" },
    ]);
    assert.deepEqual(
      found[2]?.map(({ severity, message }) => [
        severity,
        /that of networks "a" \(nets\/a\.xml\) and "b"/.test(message),
      ]),
      [["hint", true]],
    );
  });

  it("names files by their paths, within the folders of the workspace", () => {
    const messageFor = (paths: readonly string[], folders: readonly string[]) => {
      const workspace = createWorkspace(undefined, (path) => folders.find((folder) => path.startsWith(folder)));
      const documents = paths.map((path, index) => ({
        path,
        result: lint(network(`n${index}`, "<bridge name='virbr7'/>")),
      }));
      return crossFindings(documents, workspace)[0]?.findings[0]?.message ?? "";
    };
    const rows: [paths: string[], label: string, folders?: string[]][] = [
      [["red/a.xml", "red/b.xml"], "red/b.xml"],
      [["red/net.xml", "blue/net.xml"], "blue/net.xml"],
      [["blue/net.xml", "net.xml"], "net.xml"],
      [["net.xml", "../net.xml"], "../net.xml"],
      // Without a folder, as much as is needed to distinguish them.
      [["file:///w/red/a.xml", "file:///w/red/b.xml"], "b.xml"],
      [["file:///w/red/net.xml", "file:///w/two%20words/net.xml"], "two words/net.xml"],
      [["file:///w/a.xml", "file:///w/two%20words/b.xml"], "two words/b.xml", ["file:///w/"]],
      [["file:///w/red/net.xml", "file:///v/red/net.xml"], "v/red/net.xml", ["file:///w/", "file:///v/"]],
      [["file:///w/a.xml", "file:///tmp/b.xml"], "b.xml", ["file:///w/"]],
    ];
    for (const [paths, label, folders = []] of rows) {
      const message = messageFor(paths, folders);
      assert.ok(message.includes(`"n1" (${label})`), `${paths.join(", ")}: ${message}`);
    }
  });

  it("a comment about other documents is not called idle", () => {
    const comment = "<!-- virnet-disable-next-line subnet-shared -->";
    assert.deepEqual(lint(network("a", comment + ip("10.1.1.1"))).findings, []);
  });
});
