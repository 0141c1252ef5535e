import type { Fix } from "../../findings.js";
import { consequence, sentence, tag } from "../../prose/wording.js";
import { holds } from "../../vocabulary/versions.js";
import type { Vocabulary } from "../../vocabulary/vocabulary.js";
import { spansWithComments } from "../../xml/comments.js";
import { addBlock, asBlock, removeSpan } from "../../xml/edits.js";
import {
  attributeOf,
  childElements,
  isComplete,
  type XmlAttribute,
  type XmlDocument,
  type XmlElement,
  type XmlNode,
} from "../../xml/tree.js";
import { setAttribute } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";
import { refusedIn } from "../shared/skipped-elements.js";

export const repeatedElement = defineRule({
  id: "repeated-element",
  title: "Element that is allowed once is repeated",
  stage: "schema",
  severity: "error",
  why: "Of an element that is allowed once libvirt reads one, mostly the first, and silently ignores the others; of a few it rejects the second. Schema validation rejects all repetitions.",
  bad: [
    `
      <network>
        <name>lab</name>
        <bridge name='virbr7'/>
        <«bridge» name='virbr8'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='nat'>
          <nat>
            <address start='203.0.113.10' end='203.0.113.19'/>
            <«address» start='203.0.113.30' end='203.0.113.39'/>
          </nat>
        </forward>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <!-- virnet-target 9.0.0 -->
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <bootp file='pxelinux.0' server='192.168.77.2'/>
            <«bootp» file='ipxe.efi' server='192.168.77.2'/>
          </dhcp>
        </ip>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <bridge name='virbr7'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.99'/>
            <range start='192.168.77.150' end='192.168.77.199'/>
            <bootp file='pxelinux.0' server='192.168.77.2'/>
          </dhcp>
        </ip>
        <ip address='192.168.78.1' prefix='24'/>
      </network>
    `,
  ],
  on: "element",
  needs: "surroundings",
  check({ element }, { document, vocabulary, report }) {
    const first = new Map<string, XmlElement>();
    for (const child of childElements(element)) {
      const spec = vocabulary.specOf(child);
      if (spec === undefined) continue;
      const answer = spec.repeated?.find((entry) => holds(entry, vocabulary.version));
      if (spec.max === null && answer === undefined) continue;
      const kept = first.get(spec.path);
      if (kept === undefined) {
        first.set(spec.path, child);
        continue;
      }
      const stage = refusedIn(child, answer?.stage ?? "schema");
      const lenient = answer?.keeps ? `reads only the ${answer.keeps}` : "reads them all";
      const remove = { title: `Remove this ${tag(child)}`, safe: false, edits: [removeSpan(document, child.span)] };
      report({
        span: child.nameSpan,
        stage,
        message: `A second ${tag(child)} in ${tag(element)}; keep one`,
        ...(stage === "schema" && { consequence: sentence(consequence(stage, vocabulary.version, lenient)) }),
        related: [{ span: kept.nameSpan, message: `The first ${tag(child)}` }],
        fixes: [...merged(document, vocabulary, kept, child), remove],
        tags: answer?.keeps === "first" ? ["unnecessary"] : [],
      });
    }
  },
});

/** Moves what the second has into the first, where nothing of it is there already. */
function merged(document: XmlDocument, vocabulary: Vocabulary, first: XmlElement, second: XmlElement): Fix[] {
  const children = childElements(second);
  const [from, to] = [children[0], children.at(-1)];
  const isPlain = [first, second].every(
    (element) => isComplete(element) && element.children.every((node) => !/[^\t\n\r ]/.test(textOf(node))),
  );
  if (!isPlain || from === undefined || to === undefined) return [];
  const present = new Set(childElements(first).map(({ name }) => name));
  const isRepeatable = (child: XmlElement) => vocabulary.specOf(child)?.max === null || !present.has(child.name);
  const isSaid = ({ name, value }: XmlAttribute) => [undefined, value].includes(attributeOf(first, name)?.value);
  if (!children.every(isRepeatable) || !second.attributes.every(isSaid)) return [];
  const inside = spansWithComments(document, second.children);
  const block = asBlock(document, {
    start: inside.get(from)?.start ?? from.span.start,
    end: inside.get(to)?.end ?? to.span.end,
  });
  const attributes = second.attributes.filter(({ name }) => attributeOf(first, name) === undefined);
  return [
    {
      title: `Move its content into the first ${tag(first)}`,
      safe: false,
      edits: [
        ...attributes.map(({ name, value = "" }) => setAttribute(first, name, value)),
        addBlock(document, first, block),
        removeSpan(document, second.span),
      ],
    },
  ];
}

function textOf(node: XmlNode): string {
  return node.kind === "text" || node.kind === "cdata" ? node.value : "";
}
