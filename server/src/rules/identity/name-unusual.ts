import { quoted } from "../../prose/wording.js";
import { defineRule } from "../rule.js";

export const nameUnusual = defineRule({
  id: "name-unusual",
  title: "Network name that needs quoting",
  stage: "advice",
  severity: "hint",
  why: "The name is typed in shells, becomes a file name, and is used in the definitions of guests. With spaces, quotes or other special characters of the shell it has to be quoted everywhere, and `virsh` interprets one that begins with a hyphen as an option.",
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
        <name> my lab</name>
      </network>
    `,
  ],
  on: "network",
  check({ name }, { report }) {
    const value = name?.value;
    // Spaces around it, line breaks and slashes have rules of their own.
    if (!name || value === undefined || value !== value.trim() || /[\n/]/.test(value)) return;
    const mark = /^-|[^\p{L}\p{M}\p{N}._+@:-]/u.exec(value)?.[0];
    if (mark === undefined) return;
    const better = value.replace(/[^\p{L}\p{M}\p{N}._+@:-]+/gu, "-").replace(/^-+|(?<!-)-+$/g, "");
    const plain = name.element.children.every((node) => node.kind === "text");
    report({
      span: name.span,
      message: `The name ${quoted(value)} ${value.startsWith("-") ? "begins with a hyphen, so virsh takes it for an option" : `has ${quoted(mark)}, so it must be quoted in every shell`}; letters, digits, - and _ spare the trouble`,
      fixes:
        better === "" || !plain
          ? []
          : [{ title: `Change to ${better}`, safe: false, edits: [{ ...name.span, newText: better }] }],
    });
  },
});
