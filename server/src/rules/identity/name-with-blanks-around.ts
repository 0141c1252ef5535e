import { quoted, toWrite } from "../../prose/wording.js";
import { trimText } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";

export const nameWithBlanksAround = defineRule({
  id: "name-with-blanks-around",
  title: "Spaces around the network's name",
  stage: "runtime",
  severity: "warning",
  why: "libvirt keeps spaces and tabs around the name as part of it: the network is called ` lab `, and guests that use `lab` do not find it. It rejects a line break.",
  bad: [
    `
      <network>
        <name>« lab »</name>
      </network>
    `,
    `
      <network>
        <name>« my lab»</name>
      </network>
    `,
    `
      <network>
        <name>« »</name>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
      </network>
    `,
    `
      <network>
        <name>my lab</name>
      </network>
    `,
  ],
  on: "network",
  check({ name }, { document, vocabulary, report }) {
    const value = name?.value;
    if (!name || value === undefined || value === value.trim() || /[\n/]/.test(value)) return;
    const content = {
      start: name.element.startTag.end,
      end: name.element.endTag?.span.start ?? name.element.startTag.end,
    };
    const trimmed = value.trim();
    if (!vocabulary.judge({ type: "networkName" }, value).ok) return;
    const edits = trimText(document, name.element);
    report({
      span: content,
      message:
        trimmed === ""
          ? `The name ${quoted(value)} is nothing but whitespace`
          : `The name ${quoted(value)} has spaces around it${toWrite(trimmed)}`,
      consequence:
        trimmed === ""
          ? "libvirt accepts it as the network's name."
          : "libvirt keeps them as part of the name, so guests that use the name without them do not find the network.",
      fixes: trimmed === "" || edits.length === 0 ? [] : [{ title: `Change to ${trimmed}`, safe: true, edits }],
    });
  },
});
