import type { Fix } from "../../findings.js";
import { alternatives, dropped, tag } from "../../prose/wording.js";
import type { ElementSpec, Vocabulary } from "../../vocabulary/vocabulary.js";
import { addBlock, asBlock, indentBefore, indentUnit, lineEnd, removeSpan, renameElement } from "../../xml/edits.js";
import type { Edit } from "../../xml/text-edits.js";
import {
  childElements,
  isComplete,
  type Span,
  type XmlDocument,
  type XmlElement,
  type XmlNode,
} from "../../xml/tree.js";
import { defineRule } from "../rule.js";
import { withoutElement } from "../shared/fixes.js";

export const misplacedElement = defineRule({
  id: "misplaced-element",
  title: "Element in the wrong place",
  stage: "schema",
  severity: "error",
  why: "libvirt looks for each element in its own parent only. A `<range>` directly in `<ip>`, or a `<dhcp>` beside it, is silently ignored, and the network has no DHCP. Schema validation rejects it.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <«range» start='192.168.77.10' end='192.168.77.99'/>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <«dhcp»>
          <range start='192.168.77.10' end='192.168.77.99'/>
        </dhcp>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <«host» mac='52:54:00:00:00:01' ip='192.168.77.5'/>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.99'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <«range» start='192.168.77.10' end='192.168.77.99'/>
          <«host» mac='52:54:00:00:00:01' ip='192.168.77.5'/>
          <tftp root='/srv/tftp'/>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='nat'>
          <«port» start='1024' end='65535'/>
        </forward>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.99'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <metadata>
          <lab:range xmlns:lab='urn:example:lab' start='192.168.77.100' end='192.168.77.199'/>
        </metadata>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='nat'>
          <nat>
            <port start='1024' end='65535'/>
          </nat>
        </forward>
        <ip address='192.168.77.1' prefix='24'/>
        <port isolated='yes'/>
      </network>
    `,
  ],
  on: "element",
  needs: "surroundings",
  check({ element, spec }, { document, vocabulary, report }) {
    if (spec.open) return;
    const into = intoStep(document, vocabulary, element, spec);
    for (const child of childElements(element)) {
      if (child.prefix !== "" || child.namespace !== undefined || vocabulary.specOf(child) !== undefined) continue;
      const homes = vocabulary.elementsNamed(child.name).flatMap((home) => home.parents);
      if (homes.length === 0) continue;
      const parents = [...new Set(homes.map((path) => `<${path.split("/").at(-1)}>`))];
      const fixes: Fix[] = into(child);
      const meant = vocabulary.nearest(
        child.name,
        vocabulary.childrenOf(spec).map((known) => known.name),
      );
      if (meant) fixes.push({ title: `Change to <${meant}>`, safe: false, edits: renameElement(child, meant) });
      fixes.push(withoutElement(document, child));
      report({
        span: child.nameSpan,
        message: `${tag(child)} does not belong in ${tag(element)} but in ${alternatives(parents)}; ${dropped(vocabulary.version)}`,
        fixes,
      });
    }
  },
});

/** The child of `parent` that may hold such an element: the level that was left out. */
function missingStep(vocabulary: Vocabulary, parent: ElementSpec, name: string): ElementSpec | undefined {
  return vocabulary.childrenOf(parent).find((step) => vocabulary.childrenOf(step).some((inner) => inner.name === name));
}

/** The lines of a longer row of elements keep their indentation. */
const longRun = 50;

/**
 * Returns what moves a child of the element into the level that was left out: into the one that is there already, or into a
 * new one around all that follow each other without it.
 */
function intoStep(document: XmlDocument, vocabulary: Vocabulary, parent: XmlElement, spec: ElementSpec) {
  const stepFor = (child: XmlElement) => {
    const isStray = child.prefix === "" && child.namespace === undefined && vocabulary.specOf(child) === undefined;
    return isStray ? missingStep(vocabulary, spec, child.name) : undefined;
  };
  const homes = new Map<ElementSpec, XmlElement | undefined>();
  /** The one there is; where there may be several and are, it is unknown which is meant. */
  const homeOf = (step: ElementSpec) => {
    if (!homes.has(step)) {
      const [first, second] = childElements(parent).filter((child) => vocabulary.specOf(child) === step);
      homes.set(step, step.max === null && second ? undefined : first);
    }
    return homes.get(step);
  };
  let last: { readonly end: number; readonly fix: Fix } | undefined;
  return (child: XmlElement): Fix[] => {
    const step = stepFor(child);
    if (step === undefined) return [];
    const home = homeOf(step);
    if (home) return isComplete(home) ? [moved(document, child, home)] : [];
    if (last === undefined || child.span.start >= last.end) {
      const run = runFrom(parent, child, (sibling) => stepFor(sibling) === step);
      const end = run.at(-1)?.span.end ?? child.span.end;
      const edits = wrap(document, { start: child.span.start, end }, step.name, run.length <= longRun);
      last = { end, fix: { title: `Wrap in <${step.name}>`, safe: false, edits } };
    }
    return [last.fix];
  };
}

/** The element and those after it that are of its kind, with nothing but comments and whitespace between. */
function runFrom(parent: XmlElement, first: XmlElement, isAlike: (sibling: XmlElement) => boolean): XmlElement[] {
  const run: XmlElement[] = [];
  for (let at = parent.children.indexOf(first); ; at += 1) {
    const node = parent.children[at];
    if (node?.kind === "element" && isAlike(node)) run.push(node);
    else if (node?.kind !== "comment" && !isBlank(node)) return run;
  }
}

function isBlank(node: XmlNode | undefined): boolean {
  return node?.kind === "text" && /^[\t\n\r ]*$/.test(node.value);
}

function moved(document: XmlDocument, child: XmlElement, home: XmlElement): Fix {
  return {
    title: `Move into ${tag(home)}`,
    safe: false,
    edits: [removeSpan(document, child.span), addBlock(document, home, asBlock(document, child.span))],
  };
}

/** On lines of its own where the first of them begins a line. */
function wrap(document: XmlDocument, { start, end }: Span, name: string, indents: boolean): Edit[] {
  const indent = indentBefore(document, start);
  if (indent === undefined) {
    return [
      { start, end: start, newText: `<${name}>` },
      { start: end, end, newText: `</${name}>` },
    ];
  }
  const newline = lineEnd(document) + indent;
  const unit = indentUnit(document);
  const lines = indents ? [...document.text.slice(start, end).matchAll(/(?:\r\n|\n|\r)(?![\r\n])/g)] : [];
  return [
    { start, end: start, newText: `<${name}>${newline}${unit}` },
    ...lines.map((line) => {
      const at = start + line.index + line[0].length;
      return { start: at, end: at, newText: unit };
    }),
    { start: end, end, newText: `${newline}</${name}>` },
  ];
}
