// What the vocabulary says of an element, an attribute or a value, as Markdown for someone reading: for hovers and for
// the documentation of completions.
import type { AttributeSpec, ElementSpec, Format, Mode, Requirement, ValueSpec } from "../format/format.js";
import { formatVersion } from "../format/versions.js";

/** How a network of that forward mode is called. */
export const modeNames: Readonly<Record<Mode, string>> = {
  none: "isolated",
  nat: "nat",
  route: "route",
  open: "open",
  bridge: "bridge",
  private: "private",
  vepa: "vepa",
  passthrough: "passthrough",
  hostdev: "hostdev",
};

export function describeElement(spec: ElementSpec, format: Format): string {
  return paragraphs([
    spec.description,
    deprecation(spec.deprecated),
    bullets(spec.notes),
    facts([
      age(spec, format),
      spec.min > 0 && format.requirement(spec) ? "required" : undefined,
      spec.parents.length > 0 ? (spec.max === 1 ? "at most one" : "any number") : undefined,
      inModes(spec.modes),
      refusedIn(spec, format),
    ]),
    link(spec, format),
  ]);
}

export function describeAttribute(spec: AttributeSpec, format: Format): string {
  const values = (spec.values ?? []).filter((value) => format.known(value));
  return paragraphs([
    spec.description,
    deprecation(spec.deprecated),
    bullets(spec.notes),
    values.length > 0
      ? values.map((value) => `- ${code(value.value)}: ${value.description}`).join("\n")
      : `Value: ${format.type(spec.type).expected}.`,
    facts([
      age(spec, format),
      format.requirement(spec as { requiredBy?: readonly Requirement[] }) ? "required" : undefined,
      defaultOf(spec),
      spec.readonly ? "written by libvirt, ignored as input" : undefined,
      spec.onlyTypes ? `for ${spec.onlyTypes.map(code).join(", ")}` : undefined,
      spec.excludes ? `not beside ${spec.excludes.map(({ name }) => code(name)).join(", ")}` : undefined,
      inModes(spec.modes),
      refusedIn(spec, format),
    ]),
    link(spec, format),
  ]);
}

export function describeValue(value: ValueSpec, spec: AttributeSpec, format: Format): string {
  return paragraphs([
    value.description,
    deprecation(value.deprecated),
    bullets(value.notes),
    facts([age(value, format), spec.default === value.value ? "the default" : undefined]),
    link(spec, format),
  ]);
}

/** The same for those who take no Markdown. */
export function plainOf(markdown: string): string {
  return markdown
    .replace(/^```.*\n?/gm, "")
    .replace(/\*\*(.+?)\*\*/g, "$1")
    .replace(/`([^`]*)`/g, "$1")
    .replace(/\[([^\]]*)\]\(([^)]*)\)/g, "$1: $2");
}

function paragraphs(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== "").join("\n\n");
}

function facts(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(" · ");
}

function bullets(notes: readonly string[] | undefined): string | undefined {
  return notes?.map((note) => `- ${note}`).join("\n");
}

function deprecation(reason: string | undefined): string | undefined {
  return reason && `**Deprecated:** ${reason}.`;
}

/** `Since 6.3.0`, and for what the target does not have, that it does not. */
function age({ since, until }: { readonly since: string; readonly until?: string }, format: Format): string {
  const said = `Since ${since}${until ? `, until ${until}` : ""}`;
  return format.known(until ? { since, until } : { since })
    ? said
    : `**${said}; the target is ${formatVersion(format.version)}**`;
}

function defaultOf({ default: fixed, defaultNote }: AttributeSpec): string | undefined {
  const said = [fixed === undefined ? undefined : code(fixed), defaultNote].filter((part) => part !== undefined);
  return said.length > 0 ? `default: ${said.join("; ")}` : undefined;
}

function inModes(modes: readonly Mode[] | undefined): string | undefined {
  if (modes === undefined) return undefined;
  return modes.length === 0 ? "without effect" : `modes: ${modeList(modes)}`;
}

function refusedIn({ bans }: Pick<ElementSpec, "bans">, format: Format): string | undefined {
  const modes = (bans ?? []).filter((ban) => format.known(ban)).flatMap((ban) => ban.modes);
  return modes.length > 0 ? `refused in: ${modeList(modes)}` : undefined;
}

function modeList(modes: readonly Mode[]): string {
  return modes.map((mode) => modeNames[mode]).join(", ");
}

function link(spec: { readonly anchor: string }, format: Format): string {
  return `[libvirt documentation](${format.link(spec)})`;
}

function code(text: string): string {
  return `\`${text}\``;
}
