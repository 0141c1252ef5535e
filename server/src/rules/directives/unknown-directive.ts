import type { Fix } from "../../findings.js";
import { alternatives, quoted } from "../../prose/wording.js";
import { parseTarget, targetExamples, targetWords } from "../../releases.js";
import { clampVersion, compareVersions, formatVersion, holds, oldestVersion } from "../../vocabulary/versions.js";
import type { Span } from "../../xml/tree.js";
import { defineRule } from "../rule.js";

const words = ["disable-next-line", "disable", "enable", "disable-file", "target"];

export const unknownDirective = defineRule({
  id: "unknown-directive",
  title: "Directive that virnet cannot follow",
  stage: "advice",
  severity: "warning",
  why: "Comments that begin with `virnet-` are directives, which control virnet. One with a misspelt word, rule or version has no effect. For a version older or newer than those virnet knows, it checks for the nearest one that it knows.",
  bad: [
    `
      <network>
        <!-- virnet-disable «name-unusaul» -->
        <name>my lab</name>
      </network>
    `,
    `
      <network>
        <!-- «virnet-disable-line» name-unusual -->
        <name>my lab</name>
      </network>
    `,
    `
      <network>
        <!-- virnet-target «debain12» -->
        <name>lab</name>
      </network>
    `,
    `
      <network>
        <!-- virnet-target «0.1.0» -->
        <name>lab</name>
      </network>
    `,
    `
      <network>
        <!-- virnet-target «99.0.0» -->
        <name>lab</name>
      </network>
    `,
    `
      <network>
        <!-- «virnet-target» -->
        <name>lab</name>
      </network>
    `,
    `
      <network>
        <!-- virnet-target 9.0.0 -->
        <!-- virnet-disable-file name-unusual «bridges» -->
        <name>my lab</name>
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
    `
      <network>
        <!-- virnet-target debian12 -->
        <!-- virnet-disable-next-line name-unusual: the guests know it by this name -->
        <name>my lab</name>
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
          message: meant
            ? `virnet-${directive.word} is not a directive; did you mean virnet-${meant}?`
            : `virnet-${directive.word} is not a directive; they are virnet-${alternatives(words, "and")}`,
          fixes: meant ? [respelt({ text: directive.word, span: directive.wordSpan }, `virnet-${meant}`)] : [],
        });
        continue;
      }
      if (directive.kind === "target") {
        const version = directive.names[0];
        const wanted = version && parseTarget(version.text);
        if (wanted) {
          const checked = clampVersion(wanted);
          if (compareVersions(wanted, checked) === 0) continue;
          const side = holds({ since: oldestVersion }, wanted) ? "newer than the newest" : "older than the oldest";
          report({
            span: version.span,
            message: `libvirt ${version.text} is ${side} version virnet knows; it checks for ${formatVersion(checked)}`,
          });
          continue;
        }
        const meant = version && vocabulary.nearest(version.text.toLowerCase(), targetWords);
        report({
          span: version?.span ?? directive.wordSpan,
          message: `${version ? `${quoted(version.text)} is not a libvirt version` : "virnet-target names no libvirt version"}; ${meant ? `did you mean ${meant}?` : `write one such as ${targetExamples}`}`,
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
          message: `There is no rule ${quoted(name.text)}${meant ? `; did you mean ${meant}?` : ""}`,
          fixes: meant ? [respelt(name, meant)] : [],
        });
      }
    }
  },
});

/** Safe unless a digit changes: whether `debian21` was meant to be `debian12` is unknown. */
function respelt({ text, span }: { readonly text: string; readonly span: Span }, meant: string): Fix {
  const digitsOf = (word: string) => word.replace(/[^0-9]/g, "");
  return {
    title: `Change to ${meant}`,
    safe: digitsOf(text) === digitsOf(meant),
    edits: [{ ...span, newText: meant }],
  };
}
