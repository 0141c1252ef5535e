// Writes schemas/config.schema.json, which editors use to complete, explain and check .virnet.json.

import list from "../../schemas/releases.json" with { type: "json" };
import { meaningOf } from "../../server/src/cli/explain.js";
import { configName, configSchemaUrl } from "../../server/src/config/config.js";
import { ruleSettings } from "../../server/src/config/values.js";
import { targetExamples, targetWords } from "../../server/src/releases.js";
import { rules, ruleUrl } from "../../server/src/rules/rules.js";
import { newestVersion, oldestVersion } from "../../server/src/vocabulary/versions.js";

export const configSchemaPath = "schemas/config.schema.json";

const meanings: Readonly<Record<(typeof ruleSettings)[number], string>> = {
  off: "Never shown",
  hint: "Shown where the editor shows hints",
  information: "Shown as information",
  warning: "Shown as a warning",
  error: "Shown as an error, which makes virnet lint fail",
};

/** Matches a target written in lower case, as a regular expression without flags. */
export const targetPattern: string = (() => {
  const words = list.distributions.flatMap(({ id, also }) => [id, ...also]);
  const alone = list.distributions.flatMap(({ releases }) =>
    releases.flatMap(({ release, ...rest }) => ("code" in rest ? rest.code : /^\d/.test(release) ? [] : release)),
  );
  const release = `(${words.join("|")})[ _-]*\\d+(\\.\\d+)*([ _-]*sp\\d+)?`;
  return `^\\s*(\\d{1,4}(\\.\\d{1,4}){0,2}|${release}|${alone.join("|")})\\s*$`;
})();

const pattern = { type: "string", minLength: 1 };

const choices = {
  target: {
    description: `The libvirt version the networks are written for, ${oldestVersion} to ${newestVersion}, or a release of a distribution, such as debian12. What that version rejects is an error. Default: the newest version virnet knows. The command line and a virnet-target directive in a document take precedence.`,
    type: "string",
    // Completion offers the words; the pattern accepts more.
    anyOf: [{ enum: targetWords }, { pattern: targetPattern }],
    patternErrorMessage: `Must be a libvirt version or a release, such as ${targetExamples}`,
    default: newestVersion,
  },
  rules: { $ref: "#/definitions/rules" },
};

/** The whole file. */
export function configSchema(): string {
  const schema = {
    $schema: "http://json-schema.org/draft-07/schema#",
    $id: configSchemaUrl,
    $comment: "Made from the rules by `npm run generate`.",
    title: configName,
    description: `Settings of virnet for the libvirt networks in this folder and below. Only the nearest ${configName} at or above a document applies.`,
    type: "object",
    allowTrailingCommas: true,
    additionalProperties: false,
    properties: {
      $schema: { type: "string" },
      ...choices,
      ignore: {
        $ref: "#/definitions/patterns",
        description:
          "Files and folders that are skipped, on the command line and in editors. A file that is named on the command line is checked nevertheless.",
      },
      overrides: {
        description:
          "A target and severities for some documents only. If several entries match a document, the last one wins.",
        type: "array",
        items: {
          type: "object",
          additionalProperties: false,
          required: ["files"],
          properties: {
            files: { $ref: "#/definitions/patterns", description: "The documents it applies to." },
            ...choices,
          },
        },
      },
    },
    definitions: {
      patterns: {
        markdownDescription:
          "Patterns as in `.gitignore`: one without a slash matches at any depth, any other from the folder of this file; one that matches a folder covers everything in it; `!` excludes what an earlier one matched.",
        oneOf: [pattern, { type: "array", items: pattern }],
      },
      severity: {
        enum: ruleSettings,
        enumDescriptions: ruleSettings.map((setting) => meanings[setting]),
      },
      rules: {
        description: "Severities of rules, by the ids of the rules.",
        type: "object",
        additionalProperties: false,
        properties: Object.fromEntries(
          rules.map(({ id, title, severity, stage, on }) => [
            id,
            {
              $ref: "#/definitions/severity",
              description: `${title}. By default: ${severity} (${meaningOf({ on, stage })}). ${ruleUrl(id)}`,
              default: severity,
            },
          ]),
        ),
      },
    },
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
