// Describes elements, attributes and values of the vocabulary in Markdown, for hovers and for the documentation of
// completions. What they mean in a particular document is in elements.ts and values.ts.

import { modes as allModes } from "../network/read-forward.js";
import { formatVersion } from "../vocabulary/versions.js";
import type {
  AttributeSpec,
  Ban,
  ElementSpec,
  Mode,
  Requirement,
  ValueSpec,
  Vocabulary,
} from "../vocabulary/vocabulary.js";
import { bullets, code, paragraphs } from "./markdown.js";
import { alternatives, rejection, validatorOf } from "./wording.js";

export { plainOf } from "./markdown.js";

/**
 * Describes an element in full: what it is, how often and where it is allowed, since when. `here`: what it means in the
 * document.
 */
export function describeElement(spec: ElementSpec, vocabulary: Vocabulary, here?: string): string {
  return paragraphs([
    headingOf(spec),
    spec.description,
    deprecation(spec.deprecated),
    here && (here.startsWith("|") ? `Here:\n\n${here}` : `Here: ${here}`),
    spec.notes && bullets(spec.notes),
    spec.text && `Text: ${expectation(spec.text, vocabulary)}.`,
    facts([age(spec, vocabulary), numberOf(spec, vocabulary), modesOf(spec.modes)]),
    sentences([
      spec.parents.length > 0 ? requirementOf(spec, vocabulary) : undefined,
      repetitionOf(spec, vocabulary),
      ...refusals(spec, vocabulary),
    ]),
    link(spec, vocabulary),
  ]);
}

/** Describes an attribute in full: its effect, its values, its default, since when. */
export function describeAttribute(spec: AttributeSpec, vocabulary: Vocabulary): string {
  return paragraphs([
    attributeHeading(spec, vocabulary),
    spec.description,
    deprecation(spec.deprecated),
    spec.notes && bullets(spec.notes),
    spec.values ? allowedValues(spec, vocabulary) : `Value: ${expectation(spec, vocabulary)}.`,
    facts([
      age(spec, vocabulary),
      defaultOf(spec),
      spec.readonly ? "written by libvirt, ignored when read" : undefined,
      spec.onlyTypes && `for ${alternatives(spec.onlyTypes.map(code), "and")}`,
      spec.excludes && `not together with ${alternatives(spec.excludes.map(({ name }) => code(name)))}`,
      modesOf(spec.modes),
    ]),
    sentences([
      requirementOf(spec, vocabulary),
      ...refusals(spec, vocabulary),
      spec.lenient && `libvirt's parser ${spec.lenient}; its schema does not.`,
    ]),
    link(spec, vocabulary),
  ]);
}

/** Describes in full one of the words that an attribute accepts. */
export function describeValue(value: ValueSpec, spec: AttributeSpec, vocabulary: Vocabulary): string {
  const owner = ownerOf(spec, vocabulary);
  return paragraphs([
    `**${code(`${spec.name}='${value.value}'`)}**${owner ? ` of ${code(`<${owner.name}>`)}` : ""}`,
    value.description,
    deprecation(value.deprecated),
    value.notes && bullets(value.notes),
    facts([age(value, vocabulary), spec.default === value.value ? "the default" : undefined]),
    link(spec, vocabulary),
  ]);
}

/** Describes an attribute or element in brief, to follow something else: its effect, its default, since when. */
export function gistOf(spec: AttributeSpec | ElementSpec, vocabulary: Vocabulary): string {
  const attribute = "type" in spec ? spec : undefined;
  return paragraphs([
    attribute ? attributeHeading(attribute, vocabulary) : headingOf(spec as ElementSpec),
    spec.description,
    deprecation(spec.deprecated),
    facts([age(spec, vocabulary), attribute && defaultOf(attribute)]),
    link(spec, vocabulary),
  ]);
}

function headingOf({ name, parents }: ElementSpec): string {
  const places = parents.map((path) => code(`<${path.slice(path.lastIndexOf("/") + 1)}>`));
  return `**${code(`<${name}>`)}**${places.length > 0 ? ` in ${alternatives(places)}` : ", the root element"}`;
}

function attributeHeading(spec: AttributeSpec, vocabulary: Vocabulary): string {
  const owner = ownerOf(spec, vocabulary);
  return `**${code(spec.name)}**${owner ? ` of ${code(`<${owner.name}>`)}` : ""}`;
}

/** Finds the element that an attribute of the vocabulary belongs to. */
function ownerOf(spec: AttributeSpec, vocabulary: Vocabulary): ElementSpec | undefined {
  return vocabulary.elements.find(({ attributes }) => attributes.includes(spec));
}

function facts(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(" · ");
}

function sentences(parts: readonly (string | undefined)[]): string {
  const said = parts.filter((part) => part !== undefined);
  return said.length > 1 ? bullets(said) : said.join("");
}

function deprecation(reason: string | undefined): string | undefined {
  return reason && `**Deprecated:** ${reason}.`;
}

/** Formats `Since 6.3.0`, and adds a note where the target does not have it. */
function age({ since, until }: { readonly since: string; readonly until?: string }, vocabulary: Vocabulary): string {
  const said = `Since ${since}${until ? `, until ${until}` : ""}`;
  return vocabulary.known({ since, ...(until && { until }) })
    ? said
    : `**${said}; the target is ${formatVersion(vocabulary.version)}**`;
}

function expectation({ type, example }: Pick<AttributeSpec, "type" | "example">, vocabulary: Vocabulary): string {
  const known = vocabulary.type(type);
  return `${known.expected}, such as ${code(example ?? known.example)}`;
}

/** Lists the words that the target accepts, then those it does not have. */
function allowedValues(spec: AttributeSpec, vocabulary: Vocabulary): string {
  const age = ({ since, until }: ValueSpec) =>
    [since !== spec.since ? `since ${since}` : "", until && until !== spec.until ? `until ${until}` : ""]
      .filter((part) => part !== "")
      .join(", ");
  const known = (spec.values ?? []).filter((value) => vocabulary.known(value));
  const others = (spec.values ?? []).filter((value) => !vocabulary.known(value));
  return paragraphs([
    bullets(
      known.map((value) => {
        const added = [age(value), value.deprecated ? "deprecated" : ""].filter((part) => part !== "").join(", ");
        return `${code(value.value)}${added && ` (${added})`}: ${value.description}`;
      }),
    ),
    others.length > 0
      ? `Not in ${formatVersion(vocabulary.version)}: ${others.map((value) => `${code(value.value)} (${age(value) || `since ${value.since}`})`).join(", ")}.`
      : undefined,
  ]);
}

function defaultOf({ default: fixed, defaultNote }: AttributeSpec): string | undefined {
  if (fixed === undefined) return defaultNote && `default: ${defaultNote}`;
  return `default ${code(fixed)}${defaultNote ? `; ${defaultNote}` : ""}`;
}

/** Describes how often it is allowed in its parent. */
function numberOf(spec: ElementSpec, vocabulary: Vocabulary): string | undefined {
  if (spec.parents.length === 0) return undefined;
  const once = spec.max === 1 || repeatedBy(spec, vocabulary) !== undefined;
  if (spec.min > 0) return once ? "exactly one" : "one or more";
  return once ? "at most one" : "any number";
}

function requirementOf(
  { requiredBy }: { readonly requiredBy?: readonly Requirement[] },
  vocabulary: Vocabulary,
): string | undefined {
  const required = requiredBy?.find((requirement) => vocabulary.known(requirement));
  if (!required) return undefined;
  const where = required.in?.map((path) => code(`<${path.slice(path.lastIndexOf("/") + 1)}>`));
  const place = where ? ` in ${alternatives(where, "and")}` : "";
  return `Required${place}: without it ${rejection(required.stage, vocabulary.version)}.`;
}

function repeatedBy({ repeated }: ElementSpec, vocabulary: Vocabulary) {
  return repeated?.find((entry) => vocabulary.known(entry));
}

function repetitionOf(spec: ElementSpec, vocabulary: Vocabulary): string | undefined {
  const entry = repeatedBy(spec, vocabulary);
  if (!entry) return undefined;
  const read = entry.keeps ? `libvirt reads the ${entry.keeps}` : "libvirt reads them all";
  return entry.stage === "schema"
    ? `Of several ${read}; ${validatorOf(vocabulary.version)} rejects them.`
    : `With more than one ${rejection(entry.stage, vocabulary.version)}.`;
}

function modesOf(modes: readonly Mode[] | undefined): string | undefined {
  if (modes === undefined || modes.length === allModes.length) return undefined;
  return modes.length === 0 ? "without effect" : `modes: ${modes.map(modeName).join(", ")}`;
}

/** Names networks of a forward mode. */
function modeName(mode: Mode): string {
  return mode === "none" ? "isolated" : mode;
}

/** Returns one sentence for each reason why libvirt rejects it. */
function refusals({ bans, modes }: Pick<AttributeSpec, "bans" | "modes">, vocabulary: Vocabulary): string[] {
  return (bans ?? [])
    .filter((ban) => vocabulary.known(ban))
    .map((ban) => {
      const others = allModes.filter((mode) => !(modes ?? []).includes(mode));
      const all = ban.modes.length === allModes.length;
      const where = all
        ? "every mode"
        : ban.modes.length === others.length && others.every((mode) => ban.modes.includes(mode))
          ? "the other modes"
          : `${ban.modes.length > 1 ? "modes" : "mode"} ${alternatives(ban.modes.map(modeName), "and")}`;
      return `Rejected in ${where}${exemption(ban)}: ${ban.reason}.`;
    });
}

function exemption({ unless }: Ban): string {
  if (unless === undefined) return "";
  const [name, value] = unless.split("=");
  if (value === undefined) return `, unless it is ${code(unless)}`;
  return value === "" ? `, unless it has no ${code(unless.slice(0, -1))}` : `, unless ${code(`${name}='${value}'`)}`;
}

function link(spec: { readonly anchor: string }, vocabulary: Vocabulary): string {
  return `[libvirt documentation](${vocabulary.link(spec)})`;
}
