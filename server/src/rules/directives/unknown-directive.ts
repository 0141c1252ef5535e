import type { Fix } from "../../findings.js";
import { quoted } from "../../prose/wording.js";
import { parseTarget, targetExamples, targetWords } from "../../releases.js";
import { clampVersion, compareVersions, formatVersion } from "../../vocabulary/versions.js";
import type { Span } from "../../xml/tree.js";
import { defineRule } from "../rule.js";

const words = ["disable-next-line", "disable", "enable", "disable-file", "target"];

export const unknownDirective = defineRule({
  id: "unknown-directive",
  title: "Steering comment that virnet cannot follow",
  stage: "advice",
  severity: "warning",
  why: "virnet obeys comments that begin with `virnet-`. A misspelt word, rule or version there has no effect. Of a version older or newer than those virnet knows, the nearest it knows stands in.",
  bad: [
    `
      <network>
        <!-- virnet-disable «unknwon-element» -->
        <name>lab</name>
      </network>
    `,
    `
      <network>
        <!-- virnet-target 9.0.0 -->
        <!-- virnet-disable «unknwon-element» -->
        <name>lab</name>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <!-- my lab -->
        <name>lab</name>
      </network>
    `,
  ],
  on: "directives",
  check({ all, ruleIds, renamed }, { vocabulary, report }) {
    for (const directive of all) {
      if (directive.kind === "unknown") {
        const meant = vocabulary.nearest(directive.word, words);
        report({
          span: directive.wordSpan,
          message: `virnet-${directive.word} is no steering comment${meant ? `, did you mean virnet-${meant}?` : ""}; there are ${words.map((word) => `virnet-${word}`).join(", ")}`,
          fixes: meant ? [respelt({ text: directive.word, span: directive.wordSpan }, `virnet-${meant}`)] : [],
        });
        continue;
      }
      if (directive.kind === "target") {
        const version = directive.names[0];
        const wanted = version && parseTarget(version.text);
        if (wanted) {
          const checked = clampVersion(wanted);
          const distance = compareVersions(wanted, checked);
          if (distance === 0) continue;
          const side = distance < 0 ? "older than the oldest" : "newer than the newest";
          report({
            span: version.span,
            message: `libvirt ${version.text} is ${side} version virnet knows; unless the command line names another, the document is checked for ${formatVersion(checked)}`,
          });
          continue;
        }
        const meant = version && vocabulary.nearest(version.text.toLowerCase(), targetWords);
        report({
          span: version?.span ?? directive.wordSpan,
          message: `${version ? `${quoted(version.text)} is not a libvirt version or a release that has one` : "virnet-target names no libvirt version"}${meant ? `, did you mean ${meant}?` : `; write one such as ${targetExamples}`}`,
          fixes: version && meant ? [respelt(version, meant)] : [],
        });
        continue;
      }
      for (const name of directive.names) {
        if (ruleIds.has(name.text)) continue;
        const current = renamed.get(name.text);
        if (current !== undefined) {
          report({
            span: name.span,
            severity: "information",
            message: `The rule ${quoted(name.text)} is now called ${current}`,
            fixes: [{ title: `Change to ${current}`, safe: true, edits: [{ ...name.span, newText: current }] }],
          });
          continue;
        }
        const meant = vocabulary.nearest(name.text, ruleIds);
        report({
          span: name.span,
          message: `There is no rule ${quoted(name.text)}${meant ? `, did you mean ${meant}?` : ""}`,
          fixes: meant ? [respelt(name, meant)] : [],
        });
      }
    }
  },
});

/** Safe unless a digit changes: of `debian21` nobody can tell whether 12 was meant. */
function respelt({ text, span }: { readonly text: string; readonly span: Span }, meant: string): Fix {
  const digitsOf = (word: string) => word.replace(/[^0-9]/g, "");
  return {
    title: `Change to ${meant}`,
    safe: digitsOf(text) === digitsOf(meant),
    edits: [{ ...span, newText: meant }],
  };
}
