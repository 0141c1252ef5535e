// What the fixes of values promise, for every attribute and text of the vocabulary and many values that people write: each gives
// values that are accepted, none is invented, and the first leaves no error about a value.
import assert from "node:assert/strict";
import { lint } from "../../../server/src/lint/lint.js";
import { vetted } from "../../../server/src/lint/vetting.js";
import { newest } from "../../../server/src/vocabulary/versions.js";
import { vocabularyOf } from "../../../server/src/vocabulary/vocabulary.js";
import { applyEdits } from "../../../server/src/xml/text-edits.js";
import { childElements, type XmlElement } from "../../../server/src/xml/tree.js";
import { setAttribute, setText } from "../../../server/src/xml/value-edits.js";
import { quickOrWide } from "../../helpers/wide.js";
import { randomOf } from "../../libvirt/random.js";
import { respell, valueFor } from "../../libvirt/values.js";

const vocabulary = vocabularyOf(newest);

/** Networks without a mistake that have every element of the vocabulary among them. */
const bases = [
  `<network><name>lab</name><uuid>a0a1a2a3-a4a5-46a7-a8a9-aaabacadaeaf</uuid><title>lab</title>
<forward mode='nat'><nat><address start='198.18.0.5' end='198.18.0.9'/><port start='2000' end='3000'/></nat></forward>
<bridge name='virbr7' stp='on' delay='0'/><mtu size='1400'/><mac address='52:54:00:9a:9b:9c'/>
<domain name='own.test'/><dns><forwarder addr='10.77.0.3'/><txt name='own' value='own'/>
<srv service='xmpp' protocol='tcp' domain='own.test' target='own.test' port='5222' priority='5' weight='5'/>
<host ip='10.77.0.4'><hostname>db</hostname></host></dns>
<bandwidth><inbound average='777'/><outbound average='777'/></bandwidth>
<ip address='10.77.0.1' prefix='24'><tftp root='/own'/><dhcp><range start='10.77.0.20' end='10.77.0.40'><lease expiry='77'/></range>
<host mac='52:54:00:9a:9b:01' name='own' ip='10.77.0.9'/><bootp file='own'/></dhcp></ip>
<ip family='ipv6' address='fd77:7:7::1' prefix='64'/>
<route address='10.78.0.0' prefix='16' gateway='10.77.0.2' metric='2'/></network>`,
  `<network><name>lab</name><forward mode='bridge'/><bridge name='own0'/><virtualport type='openvswitch'><parameters profileid='own'/></virtualport>
<vlan><tag id='77'/></vlan><portgroup name='own'><bandwidth><inbound average='777' peak='888' burst='999'/></bandwidth></portgroup></network>`,
  "<network><name>lab</name><forward mode='hostdev' managed='yes'><driver name='vfio'/><address type='pci' domain='0x0000' bus='0x07' slot='0x07' function='0x7'/></forward></network>",
  "<network><name>lab</name><forward mode='private'><interface dev='own0'/></forward><port isolated='no'/></network>",
  "<network><name>lab</name><forward mode='hostdev'><pf dev='own0'/></forward></network>",
] as const;

function* elementsOf(root: XmlElement): Generator<XmlElement> {
  yield root;
  for (const child of childElements(root)) yield* elementsOf(child);
}

interface Case {
  readonly text: string;
  readonly place: string;
  readonly value: string;
  readonly type: string;
}

/** Every attribute and text in the bases, with values of its kind and of others. */
function* cases(values: number): Generator<Case> {
  const random = randomOf(20);
  for (const base of bases) {
    const { document } = lint(base, { insist: true });
    assert.ok(document.root);
    for (const element of elementsOf(document.root)) {
      const spec = vocabulary.specOf(element);
      if (spec === undefined) continue;
      for (let count = 0; count < values; count += 1) {
        for (const known of vocabulary.attributesOf(spec)) {
          if (known.type === "namespace") continue;
          const value = dressed(random, spec.name, known.name);
          const text = applyEdits(base, [setAttribute(element, known.name, value)]);
          yield { text, place: `${spec.path}@${known.name}`, value, type: known.type };
        }
        const value = spec.text && dressed(random, spec.name, "text");
        const edit = value === undefined ? undefined : setText(document, element, value);
        if (edit && value !== undefined && spec.text) {
          yield { text: applyEdits(base, [edit]), place: spec.path, value, type: spec.text.type };
        }
      }
    }
  }
}

function dressed(random: ReturnType<typeof randomOf>, element: string, name: string): string {
  const value = valueFor(random, element, name);
  return random.chance(0.3) ? respell(random, value) : value;
}

const about = /^(?:invalid|unknown)-value$/;
const errorsOf = (text: string) => lint(text, { insist: true }).findings.filter(({ severity }) => severity === "error");

/** Whether a fix writes the example of the type, which nobody wrote; words and small numbers may well be the answer. */
function isInvented(added: string, text: string, type: string): boolean {
  const { example, parser } = vocabulary.type(type);
  if (/^\d{1,5}$/.test(example) || parser.some(({ reader }) => reader === "values")) return false;
  const digits = (written: string) => written.replace(/[-:\s]/g, "").toLowerCase();
  return example.length > 3 && digits(added).includes(digits(example)) && !digits(text).includes(digits(example));
}

describe("fixes of values", () => {
  it("the bases have no mistake, and every element but the rarest", () => {
    const seen = new Set<string>();
    for (const base of bases) {
      assert.deepEqual(errorsOf(base), []);
      const { root } = lint(base, { insist: true }).document;
      for (const element of root ? elementsOf(root) : []) seen.add(vocabulary.specOf(element)?.path ?? "");
    }
    const missing = vocabulary.elements.filter(({ path }) => !seen.has(path)).map(({ name }) => name);
    const rare = ["description", "metadata", "dnsmasq:options", "dnsmasq:option", "link"];
    assert.deepEqual(missing.sort(), rare.sort());
  });

  it("keep their promises", () => {
    const broken: string[] = [];
    let [wrong, fixed] = [0, 0];
    for (const { text, place, value, type } of cases(quickOrWide(1, 30))) {
      const result = lint(text, { insist: true });
      for (const finding of vetted(result, result.findings, {})) {
        if (!about.test(finding.rule)) continue;
        wrong += 1;
        if (finding.fixes.length > 0) fixed += 1;
        for (const [index, fix] of finding.fixes.entries()) {
          const after = applyEdits(text, fix.edits);
          const left = errorsOf(after).filter(({ rule }) => about.test(rule));
          const what = `${place}=${JSON.stringify(value.slice(0, 40))}: ${fix.title}`;
          const others = result.findings.filter(({ rule, severity }) => about.test(rule) && severity === "error");
          if (finding.severity === "error" && left.length >= others.length && index === 0)
            broken.push(`${what} leaves ${left[0]?.message}`);
          const added = fix.edits.map(({ newText }) => newText).join(" ");
          if (isInvented(added, text, type)) broken.push(`${what} invents ${added}`);
          assert.ok(fix.title.length <= 100, what);
        }
      }
    }
    assert.deepEqual(broken.slice(0, 30), []);
    assert.ok(wrong > 50, `${wrong}`);
    assert.ok(fixed / wrong > 0.3, `${fixed} of ${wrong}`);
  });
});
