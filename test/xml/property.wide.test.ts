// Properties of any text: documents cut, doubled, shortened and shuffled by a seeded generator.
import assert from "node:assert/strict";
import { SaxesParser } from "saxes";
import { locate } from "../../server/src/xml/locate.js";
import { parse } from "../../server/src/xml/parse.js";
import type { Span, XmlDocument, XmlElement, XmlNode } from "../../server/src/xml/tree.js";
import { checkWellFormed } from "../../server/src/xml/wellformed.js";
import { quickOrWide } from "../helpers/wide.js";
import { verdicts } from "./verdicts.js";

const samples = [
  `<?xml version='1.0' encoding='UTF-8'?>
<!-- a lab -->
<network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
  <name>lab &amp; more</name>
  <forward mode="nat"><nat><port start='1024' end='65535'/></nat></forward>
  <ip address='10.20.0.1' prefix="24">
    <dhcp>
      <range start='10.20.0.10' end='10.20.0.99'><lease expiry='1' unit='hours'/></range>
      <host mac='52:54:00:00:00:01' name='web' ip='10.20.0.5'/>
      <host mac='52:54:00:00:00:02' name='d&#98;' ip='10.20.0.6'/>
    </dhcp>
  </ip>
  <!-- <route/> -->
  <dnsmasq:options><dnsmasq:option value='x=1 > 0'/></dnsmasq:options>
</network>
`,
  "<!DOCTYPE a [<!ENTITY b 'c>'> <!-- ]> -->]>\r\n<a x = \"1\r\n2\"\t>&b;<![CDATA[<d>]]><?p q?><é/>&#x20;</a>\r\n<!-- e -->",
  "<d><h a='1'><h a='2'></d><e f=g h/><i j='k l='m'/>",
];

/** A small generator of numbers below a bound, always the same ones for a seed. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const odd = [
  "<",
  ">",
  "'",
  '"',
  "&",
  "/",
  "=",
  "-->",
  "<!--",
  "<![CDATA[",
  "]]>",
  "<?",
  "</",
  "\n",
  "\0",
  "\ufeff",
  " ",
  "é",
  "😀",
  "<x ",
  "</d>",
];

function mutate(text: string, next: (below: number) => number): string {
  let result = text;
  for (let count = next(4) + 1; count > 0; count -= 1) {
    const at = next(result.length + 1);
    const end = Math.min(result.length, at + next(12));
    const part = result.slice(at, end);
    switch (next(6)) {
      case 0:
        result = result.slice(0, at);
        break;
      case 1:
        result = result.slice(0, at) + result.slice(end);
        break;
      case 2:
        result = result.slice(0, end) + part + result.slice(end);
        break;
      case 3:
        result = result.slice(0, at) + [...part].reverse().join("") + result.slice(end);
        break;
      default:
        result = result.slice(0, at) + odd[next(odd.length)] + result.slice(at);
    }
  }
  return result;
}

const variants = samples.flatMap((sample, index) => {
  const next = numbers(index + 1);
  return Array.from({ length: quickOrWide(80, 2000) }, () => mutate(sample, next));
});
const texts = [...samples, ...variants, ...verdicts.map(([, , text]) => text)];

/** Checks that spans lie in their parents and follow one another, and that all between the tags belongs to one node. */
function checkSpans(document: XmlDocument): void {
  const covered = new Uint8Array(document.text.length);
  const cover = ({ start, end }: Span) => {
    for (let offset = start; offset < end; offset += 1) {
      assert.equal(covered[offset], 0, `offset ${offset} belongs to two`);
      covered[offset] = 1;
    }
  };
  const visit = (nodes: readonly XmlNode[], outer: Span): void => {
    let before = outer.start;
    for (const node of nodes) {
      assert.ok(
        before <= node.span.start && node.span.start < node.span.end && node.span.end <= outer.end,
        `${node.kind} out of place`,
      );
      before = node.span.end;
      if (node.kind === "element") visitElement(node);
      else cover(node.span);
    }
  };
  const visitElement = (element: XmlElement): void => {
    const { startTag, nameSpan, span, endTag } = element;
    assert.equal(startTag.start, span.start);
    cover(startTag);
    assert.equal(document.text.slice(nameSpan.start, nameSpan.end), element.name);
    let before = nameSpan.end;
    for (const attribute of element.attributes) {
      assert.ok(before <= attribute.nameSpan.start && attribute.nameSpan.end <= attribute.valueSpan.start);
      assert.ok(attribute.valueSpan.end <= attribute.span.end && attribute.span.end <= startTag.end);
      assert.equal(document.text.slice(attribute.nameSpan.start, attribute.nameSpan.end), attribute.name);
      before = attribute.span.end;
    }
    if (endTag !== undefined) {
      assert.equal(endTag.span.end, span.end);
      cover(endTag.span);
    }
    visit(element.children, { start: startTag.end, end: endTag?.span.start ?? span.end });
  };
  visit(document.children, { start: 0, end: document.text.length });
  for (const { span } of document.strayEndTags) cover(span);
  // Only what stands outside any element may belong to nothing, and only blanks and a byte order mark.
  for (let offset = 0; offset < document.text.length; offset += 1) {
    if (covered[offset] === 0)
      assert.match(document.text[offset] ?? "", /[ \t\r\n\ufeff]/, `offset ${offset} belongs to nothing`);
  }
}

/** Names, values and texts in document order, as our tree has them. */
function eventsOfTree(document: XmlDocument): string[] {
  const events: string[] = [];
  const visit = (nodes: readonly XmlNode[]): void => {
    for (const node of nodes) {
      if (node.kind === "element") {
        events.push(`<${node.name} ${JSON.stringify(node.attributes.map(({ name, value }) => [name, value]))}`);
        visit(node.children);
        events.push(`</${node.name}`);
      } else if (node.kind === "comment") events.push(`comment ${node.value}`);
      else if (node.kind === "cdata") events.push(`cdata ${node.value}`);
      else if (node.kind === "text") events.push(`text ${node.value}`);
      else if (node.kind === "instruction" && node.target !== "xml")
        events.push(`instruction ${node.target} ${node.value}`);
    }
  };
  visit(document.children);
  return events;
}

function eventsOfSaxes(text: string): string[] {
  const events: string[] = [];
  const parser = new SaxesParser({ xmlns: false, defaultXMLVersion: "1.0", forceXMLVersion: true });
  let depth = 0;
  parser.on("opentag", ({ name, attributes }) => {
    depth += 1;
    events.push(`<${name} ${JSON.stringify(Object.entries(attributes))}`);
  });
  parser.on("closetag", ({ name }) => {
    depth -= 1;
    events.push(`</${name}`);
  });
  parser.on("comment", (comment) => events.push(`comment ${comment}`));
  parser.on("cdata", (cdata) => events.push(`cdata ${cdata}`));
  parser.on("text", (value) => depth > 0 && events.push(`text ${value}`));
  parser.on("processinginstruction", ({ target, body }) => events.push(`instruction ${target} ${body}`));
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(text).close();
  return events;
}

describe("any text", () => {
  it("is read, located in and checked without exception, every character in its place", () => {
    for (const text of texts) {
      try {
        const document = parse(text);
        checkSpans(document);
        for (let offset = 0; offset <= text.length; offset += 1) locate(document, offset);
        const problem = checkWellFormed(document);
        if (problem)
          assert.ok(
            0 <= problem.span.start && problem.span.start <= problem.span.end && problem.span.end <= text.length,
          );
      } catch (error) {
        throw new Error(`in ${JSON.stringify(text)}`, { cause: error });
      }
    }
  });

  it("is read like a conforming parser reads it where it is well-formed", () => {
    let compared = 0;
    for (const text of texts) {
      let expected: string[];
      try {
        expected = eventsOfSaxes(text);
      } catch {
        continue;
      }
      const declared = text.includes("<!ENTITY");
      if (declared) continue;
      assert.deepEqual(eventsOfTree(parse(text)), expected, JSON.stringify(text));
      compared += 1;
    }
    assert.ok(compared > 200, `only ${compared} compared`);
  });

  it("keeps the elements around a mistake", () => {
    const [sample = ""] = samples;
    const names = (text: string) =>
      eventsOfTree(parse(text)).filter((event) => event.startsWith("<") && !event.startsWith("</")).length;
    const whole = names(sample);
    // Take out any one quote or angle bracket between the tags of the root: few elements may be lost.
    for (let offset = sample.indexOf("<name>"); offset < sample.indexOf("</network>"); offset += 1) {
      if (!"<>'\"/=".includes(sample[offset] ?? "")) continue;
      const kept = names(sample.slice(0, offset) + sample.slice(offset + 1));
      assert.ok(kept >= whole - 2, `${kept} of ${whole} elements left without ${sample[offset]} at ${offset}`);
    }
  });
});
