import { consequence, quoted, sentence, tag } from "../../prose/wording.js";
import type { RefusalStage, Vocabulary } from "../../vocabulary/vocabulary.js";
import { templateMark } from "../../xml/mistake.js";
import { type Span, stringValue, type XmlElement } from "../../xml/tree.js";
import { defineRule } from "../rule.js";
import { childrenRead } from "../shared/elements-read.js";
import { refusedIn } from "../shared/skipped-elements.js";
import { refusalOf } from "../shared/value-refusals.js";

const stages: readonly RefusalStage[] = ["parse", "define", "schema"];

export const templatePlaceholder = defineRule({
  id: "template-placeholder",
  title: "Template that is not filled in",
  stage: "parse",
  severity: "error",
  why: "A file with `{{ address }}`, `@ADDRESS@` or the like in place of values is a template of some other tool. libvirt knows none of them and reads the text as it is: most values it rejects, names it keeps with the braces in them. Only what the tool makes of the template can be checked; a document has one finding of this rule.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='«{{ address }}»' prefix='{{ prefix }}'/>
      </network>
    `,
    `
      <network>
        <name>{{ name }}</name>
        <bridge name='«{{ bridge }}»'/>
        <mac address='@MAC@'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <uuid>«%UUID%»</uuid>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>{{ name }}</name>
        <!-- filled in by {{ tool }} -->
        <bridge name='virbr-lab'/>
      </network>
    `,
  ],
  on: "network",
  needs: "document",
  check({ element }, { vocabulary, report }) {
    const found = [...placeholders(element, vocabulary)].sort((a, b) => a.span.start - b.span.start);
    const [first] = found;
    if (first === undefined) return;
    const stage = stages.find((each) => found.some((other) => other.stage === each)) ?? first.stage;
    const others = found.length === 1 ? "" : ` (and ${found.length - 1} more)`;
    report({
      span: first.span,
      stage,
      message: `${first.what} is ${quoted(first.value)}, part of a template${others}; check what the template produces`,
      consequence: sentence(`${consequence(stage, vocabulary.version, "accepts it")} until it is filled in`),
    });
  },
});

interface Placeholder {
  /** Attribute or element, as a message names it. */
  readonly what: string;
  readonly value: string;
  readonly span: Span;
  readonly stage: RefusalStage;
}

/** The values with a mark of a template that libvirt rejects. */
function* placeholders(root: XmlElement, vocabulary: Vocabulary): Generator<Placeholder> {
  const pending = [root];
  for (let element = pending.pop(); element !== undefined; element = pending.pop()) {
    const spec = vocabulary.specOf(element);
    if (spec === undefined || spec.open) continue;
    for (const attribute of element.attributes) {
      const { name, value = "", valueSpan: span } = attribute;
      const stage = templateMark(value) ? refusalOf(vocabulary, attribute) : undefined;
      if (stage) yield { what: name, value, span, stage: refusedIn(element, stage, name) };
    }
    if (spec.text && vocabulary.known(spec)) {
      const value = stringValue(element);
      const judgement = templateMark(value) ? vocabulary.judge(spec.text, value) : undefined;
      const span = { start: element.startTag.end, end: element.endTag?.span.start ?? element.startTag.end };
      if (judgement?.ok === false) yield { what: tag(element), value: value.trim(), span, stage: judgement.stage };
    }
    if (!spec.text) {
      for (const node of element.children) {
        if (node.kind !== "text" && node.kind !== "cdata") continue;
        const value = node.value.trim();
        if (templateMark(value)) yield { what: `Text in ${tag(element)}`, value, span: node.span, stage: "schema" };
      }
    }
    for (const child of childrenRead(element, vocabulary).toReversed()) pending.push(child);
  }
}
