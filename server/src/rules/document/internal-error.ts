import { version } from "../../version.js";
import { defineRule } from "../rule.js";

/** Longer descriptions are cut, in characters. */
const longestReason = 120;

export const internalError = defineRule({
  id: "internal-error",
  title: "Internal error of virnet",
  stage: "advice",
  severity: "warning",
  why: "virnet failed because of a bug of its own. It is not a mistake in the document: what the rule or step that failed would have found is missing, and everything else is reported as usual. `virnet lint` exits with 2 whatever severity this rule has, and prints where the error arose on standard error; the language server writes that to its log. Please report it. Until it is fixed, turn off the rule that the message names: nothing is reported for a rule that is off.",
  bad: [],
  good: [
    `
      <network>
        <name>lab</name>
      </network>
    `,
  ],
  on: "failure",
  check({ during, error, place }, { report }) {
    report({
      span: place,
      message: `Internal error ${during} (virnet ${version}): ${reasonOf(error)}; please report it`,
    });
  },
});

/** The first line of the error's own message, without the full stop. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message || error.name : String(error);
  const [line = ""] = text.trim().split("\n");
  return line.length > longestReason ? `${line.slice(0, longestReason - 3)}...` : line.replace(/(?<![\s.])[\s.]+$/, "");
}
