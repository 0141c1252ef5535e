import { quoted } from "../../prose/wording.js";
import { defineRule } from "../rule.js";

export const nameUnusual = defineRule({
  id: "name-unusual",
  title: "Network name that needs quotes",
  stage: "advice",
  severity: "hint",
  why: "The name is typed in shells, becomes a file name, and is used in the definitions of guests. With spaces, quotes or other special characters of the shell it must be quoted everywhere, and `virsh` interprets a name that begins with a hyphen as an option.",
  bad: [
    `
      <network>
        <name>«my lab»</name>
      </network>
    `,
    `
      <network>
        <name>«-lab»</name>
      </network>
    `,
    `
      <network>
        <name>«lab (test)»</name>
      </network>
    `,
    `
      <network>
        <name>«-»</name>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>my-lab</name>
      </network>
    `,
    `
      <network>
        <name>lab_1.test+é:@2</name>
      </network>
    `,
    `
      <network>
        <name> lab </name>
      </network>
    `,
  ],
  on: "network",
  check({ name }, { report }) {
    // Spaces around it, line breaks and slashes have rules of their own.
    const value = name?.value?.trim();
    if (!name || value === undefined || /[\n/]/.test(value)) return;
    const mark = /^-|[^\p{L}\p{M}\p{N}._+@:-]/u.exec(value)?.[0];
    if (mark === undefined) return;
    const better = value.replace(/[^\p{L}\p{M}\p{N}._+@:-]+/gu, "-").replace(/^-+|(?<!-)-+$/g, "");
    const plain = name.element.children.every((node) => node.kind === "text");
    report({
      span: name.span,
      message: value.startsWith("-")
        ? `The name ${quoted(value)} begins with a hyphen, so virsh interprets it as an option`
        : `The name ${quoted(value)} has ${/\s/.test(mark) ? "a space" : quoted(mark)} and must be quoted in every shell`,
      fixes:
        better === "" || !plain
          ? []
          : [{ title: `Change to ${better}`, safe: false, edits: [{ ...name.span, newText: better }] }],
    });
  },
});
