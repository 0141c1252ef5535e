// Writes docs/reference.md: every element, attribute, value and type of the vocabulary.

import { trafficNames } from "../../server/src/prose/network.js";
import { types } from "../../server/src/vocabulary/load.js";
import { bound, newestVersion, oldestVersion } from "../../server/src/vocabulary/versions.js";
import {
  type AttributeSpec,
  type Ban,
  type ElementSpec,
  type Requirement,
  type Traffic,
  vocabularyOf,
} from "../../server/src/vocabulary/vocabulary.js";
import { code, table } from "./markdown.js";

const vocabulary = vocabularyOf(bound(newestVersion));

/** The reference of the format as one Markdown document. */
export function reference(): string {
  const [root] = vocabulary.elements;
  if (!root) throw new Error("the vocabulary is empty");
  const parts = [
    "# Reference of libvirt network XML",
    "<!-- Made from schemas/ by `npm run generate`; edit there. -->",
    `The elements, attributes and values of a \`<network>\` document, from libvirt ${oldestVersion} to ${newestVersion}. "Since" is the version that added something; mode \`none\` is a network without \`<forward>\`.`,
    "## Elements",
    tree(root, 0).join("\n"),
    ...vocabulary.elements.map(section),
    "## Types",
    table(
      ["Type", "What it is", "Example"],
      [...types.values()].map((type) => [type.name, type.description, code(type.example)]),
    ),
  ];
  return `${parts.join("\n\n")}\n`;
}

function tree(element: ElementSpec, depth: number): string[] {
  const children = vocabulary.elements.filter(({ parents }) => parents.includes(element.path));
  return [
    `${"  ".repeat(depth)}- ${link(element)}${element.until ? ` (until ${element.until})` : ""}`,
    ...children.flatMap((child) => tree(child, depth + 1)),
  ];
}

function section(element: ElementSpec): string {
  const facts = [
    `Since ${element.since}${element.until ? `, until ${element.until}` : ""}`,
    cardinality(element),
    element.parents.length > 0 ? `in ${element.parents.map((path) => code(tag(path))).join(" and ")}` : "the root",
    `modes: ${modes(element.modes)}`,
    ...(element.text ? [`text: ${vocabulary.type(element.text.type).expected}`] : []),
    ...(element.namespace ? [`namespace ${code(element.namespace)}`] : []),
  ];
  const parts = [
    `### ${element.path.slice(1)}`,
    element.description,
    ...(element.notes ? [element.notes.map((note) => `- ${note}`).join("\n")] : []),
    ...(element.deprecated ? [`**Deprecated:** ${element.deprecated}.`] : []),
    facts.join(" · "),
    ...rejections(element.bans, undefined),
    ...element.attributes.flatMap((attribute) => rejections(attribute.bans, attribute.name)),
    ...(element.attributes.length > 0 ? [attributes(element)] : []),
    ...element.attributes.filter(hasMeanings).map(meanings),
    ...(element.traffic ? [traffic(element.traffic)] : []),
    `[libvirt's documentation](${vocabulary.link(element)})`,
  ];
  return parts.join("\n\n");
}

function cardinality({ min, max, requiredBy }: ElementSpec): string {
  if (min > 0) return `${max === 1 ? "exactly one" : "one or more"}${requirements(requiredBy)}`;
  return max === 1 ? "at most one" : "any number";
}

function attributes(element: ElementSpec): string {
  return table(
    ["Attribute", "Value", "Default", "Since", "Modes", "What it does"],
    element.attributes.map((attribute) => [
      `${code(attribute.name)}${attribute.requiredBy ? `, required${requirements(attribute.requiredBy)}` : ""}${attribute.readonly ? ", written by libvirt" : ""}`,
      value(attribute),
      [attribute.default === undefined ? "" : code(attribute.default), attribute.defaultNote ?? ""]
        .filter(Boolean)
        .join("; "),
      `${attribute.since}${attribute.until ? ` to ${attribute.until}` : ""}`,
      attribute.modes ? modes(attribute.modes) : "",
      [attribute.description, ...(attribute.notes ?? [])].join(" "),
    ]),
  );
}

function value({ values, type, onlyTypes }: AttributeSpec): string {
  const words = values?.map((word) => code(word.value)).join(", ") ?? vocabulary.type(type).expected;
  return onlyTypes ? `${words}; for ${onlyTypes.join(", ")}` : words;
}

/** Whether the values need a table; yes and no are explained by the attribute's own description. */
function hasMeanings({ values }: AttributeSpec): boolean {
  return values !== undefined && (values.length > 2 || values.some((word) => word.deprecated || word.notes));
}

function meanings({ name, values }: AttributeSpec): string {
  return table(
    [code(name), "Since", "Meaning"],
    (values ?? []).map((word) => [
      code(word.value),
      word.since,
      [word.description, ...(word.notes ?? []), ...(word.deprecated ? [`Deprecated: ${word.deprecated}.`] : [])].join(
        " ",
      ),
    ]),
  );
}

function traffic(byMode: NonNullable<ElementSpec["traffic"]>): string {
  const kinds = Object.keys(trafficNames) as (keyof Traffic)[];
  return table(
    ["Mode", ...kinds.map((kind) => trafficNames[kind])],
    Object.entries(byMode).map(([mode, facts]) => [mode, ...kinds.map((kind) => facts[kind])]),
  );
}

function rejections(bans: readonly Ban[] | undefined, attribute: string | undefined): string[] {
  return (bans ?? []).map((ban) => {
    const what = attribute ? `The attribute ${code(attribute)} is` : "It is";
    const when = [ban.since && `since ${ban.since}`, ban.until && `until ${ban.until}`].filter(Boolean).join(" ");
    const unless = ban.unless === undefined ? "" : `, unless ${exemption(ban.unless)}`;
    return `${what} rejected in ${modes(ban.modes)}${when && ` (${when})`}${unless}: ${ban.reason}.`;
  });
}

function exemption(unless: string): string {
  if (!unless.includes("=")) return `it is ${code(unless)}`;
  return unless.endsWith("=")
    ? `it has no ${code(unless.slice(0, -1))}`
    : `${code(unless.replace("=", "='").concat("'"))}`;
}

/** Where libvirt rejects the document when it is missing; empty where the parser always does. */
function requirements(requiredBy: readonly Requirement[] | undefined): string {
  const said = (requiredBy ?? []).map((requirement) => {
    const where = requirement.in?.map((path) => `in ${code(tag(path))}`).join(" and ");
    const who = requirement.stage === "schema" ? "by the schema only" : undefined;
    const from = requirement.since && `since ${requirement.since}`;
    return [where, who, from, requirement.until && `until ${requirement.until}`].filter(Boolean).join(" ");
  });
  const text = said.filter(Boolean).join(", ");
  return text && ` (${text})`;
}

function modes(list: readonly string[] | undefined): string {
  if (list === undefined || list.length === 9) return "all";
  return list.length === 0 ? "without effect" : list.join(", ");
}

function link({ path, name }: ElementSpec): string {
  return `[${code(`<${name}>`)}](#${path
    .slice(1)
    .toLowerCase()
    .replace(/[^a-z0-9-]/g, "")})`;
}

function tag(path: string): string {
  return `<${path.slice(path.lastIndexOf("/") + 1)}>`;
}
