// Renames a thing wherever the document names it. A name that libvirt would reject is refused with a reason.
import type { Range, WorkspaceEdit } from "vscode-languageserver";
import { quoted, tag } from "../prose/wording.js";
import { renameElement } from "../xml/edits.js";
import { escapeAttribute, escapeText } from "../xml/entities.js";
import { isName } from "../xml/names.js";
import type { Edit } from "../xml/text-edits.js";
import type { Analysis } from "./analysis.js";
import type { Context } from "./context.js";
import { allOf, keyOf, occurrenceAt, occurrencesOf } from "./names.js";
import type { Occurrence } from "./occurrence.js";
import { lintAfter, newErrors } from "./refactor/refactoring.js";
import { type Change, followingFrom, leftBehind } from "./renamed-addresses.js";
import { tagNameAt } from "./tag-pairs.js";
import { workspaceEdit } from "./workspace-edit.js";

/** The name to be replaced. */
interface Renamable {
  readonly range: Range;
  /** The current name. */
  readonly placeholder: string;
}

/** The edit, or a sentence that says why there is none. */
export type Renaming = { readonly edit: WorkspaceEdit } | { readonly refusal: string };

/** Returns the name under the cursor; `null` when there is none to rename. The end of a range is not a name. */
export function prepareRenameAt(analysis: Analysis, offset: number): Renamable | null {
  const { rangeOf } = analysis.positions;
  const occurrence = nameAt(analysis, offset);
  if (occurrence) return { range: rangeOf(occurrence.span), placeholder: occurrence.text };
  const named = tagNameAt(analysis, offset);
  return named?.element.name && named.element.parent
    ? { range: rangeOf(named.span), placeholder: named.element.name }
    : null;
}

/**
 * Renames the thing under the cursor in this document. An `<ip>` whose new address is outside its subnet moves all
 * addresses in it along.
 */
export function renameAt(analysis: Analysis, offset: number, newName: string, { support }: Context): Renaming {
  const occurrence = nameAt(analysis, offset);
  const renaming = occurrence ? renamed(analysis, occurrence, newName) : renamedTag(analysis, offset, newName);
  return typeof renaming === "string" ? { refusal: renaming } : { edit: workspaceEdit(analysis, renaming, support) };
}

function nameAt(analysis: Analysis, offset: number): Occurrence | undefined {
  const occurrence = occurrenceAt(analysis, offset);
  return occurrence?.role === "limit" ? undefined : occurrence;
}

/** Edits of the document, and a sentence about what they leave; or why there are none. */
type Renamed = { readonly edits: readonly Edit[]; readonly confirm?: string | undefined } | string;

function renamedTag(analysis: Analysis, offset: number, newName: string): Renamed {
  const element = tagNameAt(analysis, offset)?.element;
  if (!element?.name) return "There is nothing to rename here";
  if (!element.parent) return "A libvirt network is a `<network>`: its root element has no other name";
  return isName(newName) ? { edits: renameElement(element, newName) } : `${quoted(newName)} is no XML name`;
}

function renamed(analysis: Analysis, occurrence: Occurrence, newName: string): Renamed {
  const places = allOf(analysis, occurrence).filter(
    ({ thing, role }) => thing === occurrence.thing && role !== "limit",
  );
  if (occurrence.thing === "prefix") return renamedPrefix(analysis, places, newName);
  const following = followingFrom(analysis, occurrence, newName);
  const changes = [...places.map((place) => ({ place, text: newName })), ...following.changes];
  for (const { place, text } of changes) {
    const refusal = refusalOf(analysis, place, text);
    if (refusal !== undefined) return refusal;
  }
  const edits = [
    ...changes.map(({ place, text }) => ({ ...place.span, newText: escaped(place, text) })),
    ...following.edits,
  ];
  const refusal =
    clashOf(analysis, occurrence, changes) ?? newErrors(analysis.result, lintAfter(analysis, edits))[0]?.message;
  return refusal ?? { edits, confirm: leftBehind(analysis, following, edits) };
}

function renamedPrefix(analysis: Analysis, places: readonly Occurrence[], newName: string): Renamed {
  if (!isName(newName) || newName.includes(":")) return `${quoted(newName)} is no namespace prefix`;
  if (/^xml/i.test(newName)) return `${quoted(newName)} is no prefix to choose: XML keeps those that begin with "xml"`;
  const declared = occurrencesOf(analysis).some(
    (other) => other.thing === "prefix" && other.text === newName && !places.includes(other),
  );
  if (declared) return `The prefix ${quoted(newName)} is declared already`;
  return { edits: places.map(({ span }) => ({ ...span, newText: newName })) };
}

/**
 * Returns why the value would be rejected; `undefined` if it is accepted, or if the current one is rejected already.
 */
function refusalOf({ vocabulary }: Analysis, { value, span, text }: Occurrence, newText: string): string | undefined {
  if (value === undefined) return undefined;
  const before = span.start - value.span.start;
  const whole = before === 0 && text === value.value;
  const written = whole ? newText : value.value.slice(0, before) + newText + value.value.slice(before + text.length);
  if (vocabulary.judge(value.spec, written).ok || !(whole || vocabulary.judge(value.spec, value.value).ok))
    return undefined;
  return `${quoted(written)} is not ${vocabulary.type(value.spec.type).expected}`;
}

/** Describes a name that two things would share afterwards, by the one that is not renamed. */
function clashOf(analysis: Analysis, renamed: Occurrence, changes: readonly Change[]): string | undefined {
  const texts = new Map(changes.map(({ place, text }) => [place, text]));
  const holders = new Map<string, Occurrence[]>();
  for (const place of occurrencesOf(analysis)) {
    if (place.thing === "prefix" || !isHolder(place)) continue;
    const text = texts.get(place);
    const id = `${place.thing} ${text === undefined ? place.key : keyOf(place.thing, text)}`;
    const known = holders.get(id);
    // Two different things are enough for whoever asks.
    if (known === undefined) holders.set(id, [place]);
    else if (known.length < 2 && known[0]?.key !== place.key) known.push(place);
  }
  for (const { place, text } of changes) {
    if (place.role === "limit" || place.thing === "prefix") continue;
    const others = holders.get(`${place.thing} ${keyOf(place.thing, text)}`) ?? [];
    if (!others.some(({ key }) => key !== place.key)) continue;
    const holder = others.find(({ key }) => key !== renamed.key);
    if (!holder) continue;
    const line = analysis.positions.positionAt(holder.span.start).line + 1;
    return `${quoted(text)} is taken already, by ${tag(holder.element)} in line ${line}`;
  }
  return undefined;
}

/** Whether another thing cannot have the same name. An address is someone's even if it is only referred to, as a gateway. */
function isHolder({ role, thing }: Occurrence): boolean {
  return thing === "address" ? role !== "limit" : role === "definition";
}

function escaped({ value }: Occurrence, text: string): string {
  if (value?.node.kind === "attribute") return escapeAttribute(text, value.node.quote);
  return value?.node.kind === "cdata" ? text.replaceAll("]]>", "]]]]><![CDATA[>") : escapeText(text);
}
