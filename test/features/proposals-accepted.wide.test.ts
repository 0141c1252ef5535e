// Accepting a proposal produces a network that libvirt accepts: values of every kind are removed from the examples and
// replaced by proposals; ranges are proposed for subnets of every size.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { valueProposals } from "../../server/src/features/proposals/proposals.js";
import { lint } from "../../server/src/lint/lint.js";
import type { Network } from "../../server/src/network/model.js";
import { readNetwork } from "../../server/src/network/read.js";
import { newest } from "../../server/src/vocabulary/versions.js";
import { parse } from "../../server/src/xml/parse.js";
import { applyEdits } from "../../server/src/xml/text-edits.js";
import { childElements, type Span, type XmlAttribute, type XmlElement } from "../../server/src/xml/tree.js";
import { setValue } from "../../server/src/xml/value-edits.js";
import { shapes } from "../bench/shapes.js";
import { able, analysisOf, contextOf } from "../helpers/analysis.js";
import { everyNth, quickOrWide } from "../helpers/wide.js";

const examples = readdirSync("examples")
  .filter((name) => name.endsWith(".xml"))
  .map((name) => ({ name, text: readFileSync(`examples/${name}`, "utf8") }));

function attributesOf(element: XmlElement | undefined): XmlAttribute[] {
  return element ? [...element.attributes, ...childElements(element).flatMap(attributesOf)] : [];
}

/** What becomes of a document when the value of the attribute at that place is taken away and proposed anew. */
function accepted(text: string, place: Span, others: readonly Network[], target: string, most = 100) {
  const blank = applyEdits(text, [{ ...place, newText: "" }]);
  const analysis = analysisOf(blank, { target });
  const attribute = attributesOf(analysis.result.document.root).find(
    ({ valueSpan }) => valueSpan.start === place.start,
  );
  const spec = attribute && analysis.vocabulary.specOf(attribute.owner);
  const own = spec && analysis.vocabulary.attribute(spec, attribute.name);
  if (!own) return [];
  const proposals = valueProposals(analysis, contextOf(able, others), attribute.owner, own);
  return proposals.slice(0, most).map(({ value }) => {
    const written = applyEdits(blank, [setValue(attribute, value)]);
    const errors = analysisOf(written, { target }).result.findings.filter(({ severity }) => severity === "error");
    return { value, written, errors };
  });
}

describe("accepted proposals", () => {
  const networks = new Map(
    examples.flatMap(({ name, text }) => {
      const { network } = lint(text);
      return network ? [[name, network] as const] : [];
    }),
  );

  const part = 9;
  for (const [company, target, most, expected] of [
    ["beside the others", "12.8.0", 4, 100],
    ["alone", "9.0.0", 1, 50],
  ] as const) {
    it(`bring no error into an example ${company} for ${target}`, () => {
      let count = 0;
      const met = new Map<string, number>();
      for (const { name, text } of everyNth(examples, part)) {
        const before = analysisOf(text, { target }).result;
        assert.deepEqual(
          before.findings.filter(({ severity }) => severity === "error"),
          [],
          name,
        );
        const others =
          company === "alone" ? [] : [...networks].flatMap(([other, each]) => (other === name ? [] : each));
        for (const { valueSpan, owner, name: attribute } of attributesOf(before.document.root)) {
          const kind = `${before.network?.mode} ${before.network?.subnets.length} ${owner.parent?.name} ${owner.name} ${attribute}`;
          met.set(kind, (met.get(kind) ?? 0) + 1);
          if ((met.get(kind) ?? 0) > 2) continue;
          for (const { value, errors } of accepted(text, valueSpan, others, target, most)) {
            assert.deepEqual(
              errors.map(({ message }) => message),
              [],
              `${name}: <${owner.name} ${attribute}='${value}'>`,
            );
            count += 1;
          }
        }
      }
      assert.ok(count > expected / quickOrWide(part, 1), `only ${count} proposals`);
    });
  }

  const subnets = [
    ...[8, 15, 16, 17, 22, 23, 24, 25, 26, 27, 28, 29, 30].map((length) => `<ip address='10.0.0.1' prefix='${length}'`),
    ...[24, 25, 27, 30].map((length) => `<ip address='10.99.7.200' prefix='${length}'`),
    ...[64, 111, 112, 113, 119, 120, 121, 125, 126].map(
      (length) => `<ip family='ipv6' address='fd5c:3a91:7be2::1' prefix='${length}'`,
    ),
  ];
  // The older version is the stricter one.
  it("start and end a range in subnets of every size", () => {
    for (const ip of everyNth(subnets, part)) {
      const text = `<network><name>lab</name>${ip}><dhcp><range start='' end=''/></dhcp></ip></network>`;
      for (const [first, second] of [
        ["start", "end"],
        ["end", "start"],
      ] as const) {
        const placeOf = (document: string, name: string): Span => {
          const at = document.indexOf(` ${name}='`) + name.length + 3;
          return { start: at, end: document.indexOf("'", at) };
        };
        const halves = accepted(text, placeOf(text, first), [], "9.0.0");
        assert.ok(halves.length > 0, text);
        for (const { written } of halves) {
          const wholes = accepted(written, placeOf(written, second), [], "9.0.0");
          assert.ok(wholes.length > 0, written);
          for (const { written: whole, errors } of wholes)
            assert.deepEqual(
              errors.map(({ message }) => message),
              [],
              whole,
            );
        }
      }
    }
  });

  it("are found in a network of 5,000 static hosts, and are new there", () => {
    const text = shapes
      .find(({ name }) => name === "5,000 static hosts")
      ?.text.replace("<host mac", "<host name='new' ip=''/><host mac");
    assert.ok(text);
    // Without its findings: they take far longer.
    const document = parse(text);
    assert.ok(document.root);
    const network = readNetwork(document.root, newest);
    const small = analysisOf("<network/>");
    const analysis = { ...small, result: { ...small.result, document, network } };
    const attribute = attributesOf(document.root).find(
      ({ owner, name, value }) => owner.name === "host" && name === "ip" && value === "",
    );
    const spec = attribute && analysis.vocabulary.specOf(attribute.owner);
    const own = spec && analysis.vocabulary.attribute(spec, attribute.name);
    assert.ok(own);
    const proposed = valueProposals(analysis, contextOf(able, [network]), attribute.owner, own);
    assert.ok(proposed.length > 0);
    for (const { value } of proposed) assert.ok(!text.includes(`'${value}'`), value);
  });
});
