// Accepting an offered element or attribute produces a network that libvirt accepts: everywhere in the examples, and
// where suitable values are hard to find.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import type { CompletionItem } from "vscode-languageserver";
import type { Analysis } from "../../../server/src/features/analysis.js";
import { completionsAt } from "../../../server/src/features/completion/completion.js";
import { attributeOf, childElements, type XmlElement } from "../../../server/src/xml/tree.js";
import { analysisOf, contextOf } from "../../helpers/analysis.js";
import { accept } from "../../helpers/complete.js";
import { cursor } from "../../helpers/markers.js";
import { everyNth } from "../../helpers/wide.js";

/** Proven against libvirt. */
const targets = ["9.0.0", "11.3.0", "12.8.0"] as const;

/** Findings that say that something should not stand where it is, though libvirt takes it. */
const structural: ReadonlySet<string> = new Set(["without-effect-in-mode", "forward-pool-mixed"]);

/** Whether the item leaves a value to be chosen or typed: without it nothing can be judged. */
function leavesOpen({ textEdit }: CompletionItem): boolean {
  return /\$[1-9]/.test(textEdit?.newText ?? "");
}

/** Accepts all that is offered complete at the offset, placeholders as they are; what that is. */
function acceptAll(text: string, offset: number, target: string): string[] {
  const analysis = analysisOf(text, { target });
  const before = new Set(wrongIn(analysis));
  const { items } = completionsAt(analysis, offset, contextOf());
  return items.flatMap((item) => {
    if (leavesOpen(item) || /^needs /.test(item.labelDetails?.description ?? item.detail ?? "")) return [];
    const { text: after } = accept(text, offset, item);
    const wrong = wrongIn(analysisOf(after, { target })).filter((message) => !before.has(message));
    assert.deepEqual(wrong, [], `${item.label} makes ${after}`);
    return item.label;
  });
}

function wrongIn({ result }: Analysis): string[] {
  return result.findings
    .filter(({ rule, severity }) => severity === "error" || structural.has(rule))
    .map(({ message }) => message);
}

/** Places that another document has had, by mode and path. */
const met = new Set<string>();

/** Behind the start tag of each kind of element, and before the end of that tag; what all networks of a mode have once. */
function placesIn(root: XmlElement, mode: string | undefined): number[] {
  const places = new Map<string, number>();
  const pending: [element: XmlElement, path: string][] = [[root, root.name]];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [element, path] = next;
    const own = `${path} ${attributeOf(element, "family")?.value ?? ""}`;
    if (!element.selfClosing) places.set(`${own}>`, element.startTag.end);
    if (element.attributes.length > 0) places.set(own, element.startTag.end - (element.selfClosing ? 2 : 1));
    for (const child of childElements(element)) pending.push([child, `${own}/${child.name}`]);
  }
  return [...places].flatMap(([path, offset]) => {
    const isNew = !met.has(`${mode} ${path}`) || !path.includes("/");
    met.add(`${mode} ${path}`);
    return isNew ? offset : [];
  });
}

/** The network that comes with libvirt: its range leaves no address. */
const stock = (inner: string, dhcp = "") => `<network>
  <name>default</name>
  <forward mode='nat'/>
  <bridge name='virbr0' stp='on' delay='0'/>
  <ip address='192.168.122.1' netmask='255.255.255.0'>
    <dhcp>
      <range start='192.168.122.2' end='192.168.122.254'/>${dhcp}
    </dhcp>
  </ip>${inner}
</network>
`;

const ipv6 = (dhcp: string) => `<network>
  <name>six</name>
  <ip family='ipv6' address='fd5c:3a91:7be2::1' prefix='64'>
    <dhcp>${dhcp}</dhcp>
  </ip>
</network>
`;

/** A document, an item, and the value in it that nothing else there has. */
const distinct: readonly (readonly [marked: string, label: string, value: string])[] = [
  [stock("", "\n      <host name='web' ip='192.168.122.9'/>|"), "host", "web2"],
  [stock("", "\n      <host name='web' ip='192.168.122.9'/><host name='web2' ip='192.168.122.8'/>|"), "host", "web3"],
  [stock("", "\n      <host name='vm-09' ip='192.168.122.9'/>|"), "host", "vm-10"],
  [stock("\n  <portgroup name='engineering'/>\n  |"), "portgroup", "engineering2"],
  [stock("\n  |").replaceAll("192.168.122", "192.168.123"), "ip", "192.168.124.1"],
];

/** A document, and everything that is offered there complete. */
const rows: readonly (readonly [marked: string, offered: string])[] = [
  [
    stock("\n  |"),
    "domain dns ip ip family='ipv6' portgroup uuid metadata mtu mac bandwidth port route dnsmasq:options",
  ],
  [stock("", "\n      |"), "host bootp"],
  [ipv6("|"), "range host"],
  [ipv6("<range start='fd5c:3a91:7be2::100' end='fd5c:3a91:7be2::1ff'/>|"), "range host"],
  [
    "<network><name>a</name><forward mode='nat'/><bridge name='virbr7'/>|</network>",
    "ip domain dns ip family='ipv6' portgroup uuid metadata mtu mac bandwidth port dnsmasq:options",
  ],
  ["<network><name>a</name><forward mode='vepa' dev='enp1s0'>|</forward></network>", "interface"],
];

describe("completion as it is offered", () => {
  const examples = readdirSync("examples").filter((name) => name.endsWith(".xml"));
  for (const [index, name] of everyNth([...examples.entries()], 5)) {
    const target = targets[index % targets.length] ?? targets[0];
    it(`brings no error into ${name} for ${target}`, () => {
      const text = readFileSync(`examples/${name}`, "utf8");
      const { document, network } = analysisOf(text).result;
      assert.ok(document.root);
      const accepted = placesIn(document.root, network?.mode).flatMap((offset) => acceptAll(text, offset, target));
      assert.ok(accepted.length > 3, `only ${accepted}`);
    });
  }

  for (const [marked, label, value] of distinct) {
    it(`says ${value} in ${JSON.stringify(marked)}`, () => {
      const { text, offset } = cursor(marked);
      const { items } = completionsAt(analysisOf(text), offset, contextOf());
      const item = items.find((each) => each.label === label);
      assert.ok(item);
      assert.ok(accept(text, offset, item).text.includes(`'${value}'`));
    });
  }

  for (const [marked, offered] of rows) {
    it(`brings no error into ${JSON.stringify(marked)}`, () => {
      const { text, offset } = cursor(marked);
      assert.equal(acceptAll(text, offset, "9.0.0").join(" "), offered);
    });
  }
});
