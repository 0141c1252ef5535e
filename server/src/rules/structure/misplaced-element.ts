import type { ElementSpec, Format } from "../../format/format.js";
import { removeSpan, renameElement } from "../../xml/edits.js";
import { childElements, type XmlElement } from "../../xml/tree.js";
import { defineRule, type Fix } from "../rule.js";
import { alternatives, dropped, tag } from "../wording.js";

export const misplacedElement = defineRule({
  id: "misplaced-element",
  title: "Element in the wrong place",
  stage: "schema",
  severity: "error",
  why: "libvirt looks for each element in its own parent only. A `<range>` directly in `<ip>`, or a `<dhcp>` beside it, is dropped without a word, and the network has no DHCP. Schema validation refuses it.",
  bad: "<network><name>lab</name><ip address='192.168.77.1' prefix='24'><range start='192.168.77.10' end='192.168.77.99'/></ip></network>",
  good: "<network><name>lab</name><ip address='192.168.77.1' prefix='24'><dhcp><range start='192.168.77.10' end='192.168.77.99'/></dhcp></ip></network>",
  on: "element",
  needs: "surroundings",
  check({ element, spec }, { document, format, report }) {
    if (spec.open) return;
    for (const child of childElements(element)) {
      if (child.prefix !== "" || child.namespace !== undefined || format.specOf(child) !== undefined) continue;
      const homes = format.elementsNamed(child.name).flatMap((home) => home.parents);
      if (homes.length === 0) continue;
      const wrapper = missingStep(format, spec, child.name);
      const parents = [...new Set(homes.map((path) => `<${path.split("/").at(-1)}>`))];
      const fixes: Fix[] = wrapper ? [{ title: `Wrap in <${wrapper}>`, safe: false, edits: wrap(child, wrapper) }] : [];
      const meant = format.nearest(
        child.name,
        format.childrenOf(spec).map((known) => known.name),
      );
      if (meant) fixes.push({ title: `Change to <${meant}>`, safe: false, edits: renameElement(child, meant) });
      fixes.push({ title: `Remove ${tag(child)}`, safe: false, edits: [removeSpan(document, child.span)] });
      report({
        span: child.nameSpan,
        message: `${tag(child)} does not belong in ${tag(element)} but in ${alternatives(parents)}; ${dropped(format.version)}`,
        fixes,
      });
    }
  },
});

/** The child of `parent` that may hold such an element: the level that was left out. */
function missingStep(format: Format, parent: ElementSpec, name: string): string | undefined {
  return format.childrenOf(parent).find((step) => format.childrenOf(step).some((inner) => inner.name === name))?.name;
}

function wrap(element: XmlElement, name: string) {
  const { start, end } = element.span;
  return [
    { start, end: start, newText: `<${name}>` },
    { start: end, end, newText: `</${name}>` },
  ];
}
