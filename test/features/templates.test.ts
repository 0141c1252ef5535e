// Templates of whole networks have no findings, do not conflict with other networks, and suit the target version.
import assert from "node:assert/strict";
import { networkTemplates, plainText, type Template } from "../../server/src/features/templates/templates.js";
import { lint } from "../../server/src/lint/lint.js";
import type { Network } from "../../server/src/network/model.js";
import { bound, newest, newestVersion } from "../../server/src/vocabulary/versions.js";
import { vocabularyOf } from "../../server/src/vocabulary/vocabulary.js";
import { crossFindings } from "../../server/src/workspace/cross.js";
import type { WorkspaceDocument } from "../../server/src/workspace/workspace.js";
import { childElements, type XmlElement } from "../../server/src/xml/tree.js";
import { able, contextOf } from "../helpers/analysis.js";
import { readDocument } from "../network/reading.js";

const templatesFor = (target: string, others: readonly Network[] = []) =>
  networkTemplates(contextOf(able, others), vocabularyOf(bound(target)));

function textOf(templates: readonly Template[], wanted: string): string {
  const template = templates.find(({ id }) => id === wanted);
  assert.ok(template, wanted);
  return plainText(template.snippet);
}

const all = "nat routed isolated open host-bridge openvswitch macvtap sriov dual-stack pxe-boot static-hosts split-dns";

describe("templates", () => {
  it("are named after their file", () => {
    const name = (uri: string) =>
      /<name>(.*)<\/name>/.exec(textOf(networkTemplates(contextOf(able), vocabularyOf(newest), uri), "pxe-boot"))?.[1];
    assert.equal(name("file:///lab/pxe.network.xml"), "pxe");
    // A hint is no reason for another name, a warning is; and neither is one to offer nothing.
    assert.equal(name("file:///lab/default.xml"), "default");
    assert.equal(name(`file:///lab/${"a".repeat(300)}.xml`), "pxe-boot");
    assert.equal(name("untitled:Untitled-1"), "pxe-boot");
  });

  it("are there whatever the first file asked about is called", () => {
    const vocabulary = vocabularyOf(bound("7.3.0"));
    const ids = (uri: string) => networkTemplates(contextOf(able), vocabulary, uri).map(({ id }) => id);
    assert.equal(ids("file:///lab/default.xml").join(" "), all);
    assert.equal(ids("file:///lab/pxe.xml").join(" "), all);
  });

  const versions: readonly (readonly [target: string, ids: string])[] = [
    ["12.8.0", all],
    ["11.3.0", all],
    ["9.0.0", all],
    ["6.4.0", all],
    ["2.1.0", all.replace("open ", "").replace(" split-dns", "")],
    ["0.9.13", all.replace("open ", "").replace(/ (?:openvswitch|sriov|dual-stack|split-dns)/g, "")],
    ["0.8.0", "nat routed isolated pxe-boot static-hosts"],
    ["0.3.0", "isolated"],
  ];
  for (const [target, ids] of versions) {
    it(`for ${target}`, () => {
      const templates = templatesFor(target);
      assert.equal(templates.map(({ id }) => id).join(" "), ids);
      for (const { id, snippet } of templates) {
        const { findings } = lint(plainText(snippet), { target: bound(target) });
        assert.deepEqual(
          findings.map(({ message }) => message),
          [],
          id,
        );
      }
    });
  }

  for (const { id, label, description, snippet } of templatesFor(newestVersion)) {
    describe(id, () => {
      const text = plainText(snippet);

      it("is told in a few words", () => {
        assert.match(label, /^[A-Z].{5,30}[^.]$/);
        assert.match(description, /^[A-Z].{20,110}\.$/);
      });

      it("begins with its name and goes through the document", () => {
        assert.match(snippet, /^<network>\n {2}<name>\$\{1:[a-z-]+\}<\/name>\n/);
        const stops = [...snippet.matchAll(/\$\{(\d+)[:|]/g)].map(([, number]) => Number(number));
        assert.deepEqual(
          stops,
          stops.map((_, index) => index + 1),
        );
      });

      it("is written as libvirt writes", () => {
        assert.match(text, /^<network>\n[\s\S]*\n<\/network>$/);
        assert.doesNotMatch(text, /["\t\r$]| $| \/>/m);
        const vocabulary = vocabularyOf(newest);
        const inOrder = (element: XmlElement): void => {
          const specs = childElements(element).map((child) => vocabulary.specOf(child));
          const places = specs.map((spec) => (spec ? vocabulary.elements.indexOf(spec) : -1));
          assert.deepEqual(
            places,
            [...places].sort((a, b) => a - b),
            element.name,
          );
          const depth = /\n( *)$/.exec(text.slice(0, element.span.start))?.[1]?.length ?? 0;
          for (const child of childElements(element)) {
            const indent = /\n( *)$/.exec(text.slice(0, child.span.start))?.[1]?.length;
            if (child.name !== "hostname" || indent !== undefined) assert.equal(indent, depth + 2, child.name);
            inOrder(child);
          }
        };
        const { root } = lint(text).document;
        assert.ok(root);
        inOrder(root);
      });
    });
  }

  it("keep out of the way of all networks made before them", () => {
    const documents: WorkspaceDocument[] = [];
    const networks: Network[] = [];
    const made = `${all} nat dual-stack static-hosts`.split(" ");
    for (const id of made) {
      const context = {
        ...contextOf(able, networks),
        chance: (n: number) => crypto.getRandomValues(new Uint8Array(n)),
      };
      const result = lint(textOf(networkTemplates(context, vocabularyOf(newest)), id));
      assert.ok(result.network);
      networks.push(result.network);
      documents.push({ path: `/lab/${documents.length}.xml`, result });
    }
    // Bridges and cards of the host may be shared.
    assert.deepEqual(
      crossFindings(documents).flatMap(({ findings }) => findings.map(({ message }) => message)),
      [],
    );
    assert.equal(new Set(networks.map(({ name }) => name?.value)).size, made.length);
  });

  it("values that clash with nothing", () => {
    const red = readDocument(
      "<network><name>dual-stack</name><bridge name='virbr1'/><mac address='52:54:00:a0:a1:a2'/><ip address='192.168.123.1' prefix='24'/></network>",
    );
    const templates = templatesFor(newestVersion, [red]);
    assert.equal(
      textOf(templates, "dual-stack"),
      `<network>
  <name>dual-stack-2</name>
  <forward mode='nat'>
    <nat ipv6='yes'/>
  </forward>
  <bridge name='virbr2' stp='on' delay='0'/>
  <ip address='192.168.124.1' prefix='24'>
    <dhcp>
      <range start='192.168.124.2' end='192.168.124.254'/>
    </dhcp>
  </ip>
  <ip family='ipv6' address='fda0:a1a2:a3a4::1' prefix='64'>
    <dhcp>
      <range start='fda0:a1a2:a3a4::100' end='fda0:a1a2:a3a4::1ff'/>
    </dhcp>
  </ip>
</network>`,
    );
    const macs = [...textOf(templates, "static-hosts").matchAll(/mac='([^']*)'/g)].map(([, mac]) => mac);
    assert.deepEqual(macs, ["52:54:00:a0:a1:a3", "52:54:00:a0:a1:a4"]);
  });

  it("only what the version has", () => {
    assert.match(textOf(templatesFor("6.4.0"), "dual-stack"), /<forward mode='nat'\/>/);
    assert.match(textOf(templatesFor("1.2.11"), "static-hosts"), /<domain name='lab.internal'\/>/);
    assert.match(textOf(templatesFor("0.8.6"), "nat"), /<ip address='192.168.123.1' netmask='255.255.255.0'>/);
  });

  it("any word of a choice will do", () => {
    const macvtap = templatesFor(newestVersion).find(({ id }) => id === "macvtap");
    for (const mode of ["bridge", "private", "vepa", "passthrough"]) {
      const chosen = plainText(macvtap?.snippet.replace(/\|bridge,[^|]*\|/, `:${mode}`) ?? "");
      assert.match(chosen, new RegExp(`mode='${mode}'`));
      assert.deepEqual(
        lint(chosen).findings.map(({ message }) => message),
        [],
      );
    }
  });
});
