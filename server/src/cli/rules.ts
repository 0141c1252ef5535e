// `virnet rules`: the list of rules.
import { toJson } from "../report/json.js";
import type { Rule } from "../rules/rule.js";
import { rules, ruleUrl } from "../rules/rules.js";
import { type Arguments, UsageError } from "./args.js";
import { table } from "./help.js";
import type { Io } from "./io.js";

/** The exit code. @throws UsageError */
export async function runRules({ positionals, values }: Arguments, io: Io): Promise<number> {
  if (positionals.length > 0)
    throw new UsageError("rules accepts no arguments; to read about a rule, run virnet explain RULE");
  io.stdout.write(values.get("format") === "json" ? toJson(rules.map(asJson)) : asText());
  return 0;
}

/** `all`, `5.1.0 and later`, `up to 9.0.0`, `1.2.0 to 9.0.0`. */
export function versionsOf({ since, until }: Pick<Rule, "since" | "until">): string {
  if (since === undefined) return until === undefined ? "all" : `up to ${until}`;
  return until === undefined ? `${since} and later` : `${since} to ${until}`;
}

function asJson({ id, title, severity, stage, since, until }: Rule) {
  return { id, title, severity, stage, since, until, url: ruleUrl(id) };
}

function asText(): string {
  const rows = rules.map((rule) => [rule.id, rule.severity, rule.stage, versionsOf(rule), rule.title]);
  return `${table([["RULE", "SEVERITY", "STAGE", "LIBVIRT", "TITLE"], ...rows], "")}\n`;
}
