// `virnet rules`: the list of rules.
import { toJson } from "../report/json.js";
import { rules, ruleUrl } from "../rules/index.js";
import type { Rule } from "../rules/rule.js";
import { type Command, UsageError } from "./args.js";
import { table } from "./help.js";

export const rulesCommand: Command = {
  name: "rules",
  summary: "List the rules",
  usage: "[--format text|json]",
  about: `Lists every rule with its severity, the stage at which libvirt acts, and the libvirt versions it holds for.
virnet explain RULE tells all about one.`,
  options: { format: { value: "FORMAT", choices: ["text", "json"], help: "Output format" } },
  examples: [],
  async run({ positionals, values }, io) {
    if (positionals.length > 0)
      throw new UsageError("rules takes no arguments; to read about a rule, write virnet explain RULE");
    io.stdout.write(values.get("format") === "json" ? toJson(rules.map(asJson)) : asText());
    return 0;
  },
};

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
