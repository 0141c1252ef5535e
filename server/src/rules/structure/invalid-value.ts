import { setValue } from "../../xml/edits.js";
import type { Span } from "../../xml/tree.js";
import { stringValue } from "../../xml/tree.js";
import { repairs } from "../repair.js";
import { defineRule, type Fix } from "../rule.js";
import { consequence, quoted } from "../wording.js";

export const invalidValue = defineRule({
  id: "invalid-value",
  title: "Value of the wrong type",
  stage: "parse",
  severity: "error",
  why: "Every value has a type: an address, a number within limits, a MAC address, a UUID. libvirt's parser refuses most values that are not of it; some it takes as something else, and only schema validation refuses those.",
  bad: "<network><name>lab</name><ip address='192.168.77.1/24'/></network>",
  good: "<network><name>lab</name><ip address='192.168.77.1' prefix='24'/></network>",
  on: "element",
  check({ element, spec }, { format, report }) {
    for (const attribute of element.attributes) {
      const known = format.attribute(spec, attribute.name);
      if (known === undefined || known.values || !format.known(known) || attribute.value === undefined) continue;
      if (attribute.value === "" && known.emptyIsAbsent && format.requirement(known, spec.parents[0])) continue;
      const judgement = format.judge(known, attribute.value);
      if (judgement.ok) continue;
      const fixes: Fix[] = repairs(format, known, attribute.value).map(({ value, safe }) => ({
        title: `Change to ${value}`,
        safe,
        edits: [setValue(attribute, value)],
      }));
      const lenient = judgement.stage === "schema" && known.lenient ? `libvirt's parser ${known.lenient}, but ` : "";
      report({
        span: attribute.valueSpan.start === attribute.valueSpan.end ? attribute.span : attribute.valueSpan,
        stage: judgement.stage,
        message: `${attribute.name} is ${quoted(attribute.value)}, not ${format.type(known.type).expected}; ${lenient}${consequence(judgement.stage)}`,
        fixes,
      });
    }

    if (spec.text === undefined) return;
    const value = stringValue(element);
    const type = format.type(spec.text.type);
    if (value === "" && !spec.text.required) return;
    const judgement = format.judge({ type: spec.text.type, emptyIsAbsent: !spec.text.required }, value);
    if (judgement.ok) return;
    const trimmed = trimmedContent(element.startTag.end, element.endTag?.span.start, value);
    report({
      span: trimmed ?? element.nameSpan,
      stage: judgement.stage,
      message: `<${element.name}> ${value === "" ? "is empty" : `is ${quoted(value)}`}, not ${type.expected}; ${consequence(judgement.stage)}`,
      fixes: trimmed
        ? repairs(format, { type: spec.text.type }, value).map((repair) => ({
            title: `Change to ${repair.value}`,
            safe: repair.safe,
            edits: [
              {
                start: element.startTag.end,
                end: element.endTag?.span.start ?? element.startTag.end,
                newText: repair.value,
              },
            ],
          }))
        : [],
    });
  },
});

/** The text between the tags without the blanks around it. */
function trimmedContent(start: number, end: number | undefined, value: string): Span | undefined {
  if (end === undefined || value.trim() === "") return undefined;
  const lead = value.length - value.trimStart().length;
  const trail = value.length - value.trimEnd().length;
  return { start: start + lead, end: end - trail };
}
