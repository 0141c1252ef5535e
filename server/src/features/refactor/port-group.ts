// Moves the network's own VLAN tags, virtual port or bandwidth into a default port group, for guests that name none.

import type { Network } from "../../network/model.js";
import { alternatives, tag } from "../../prose/wording.js";
import { spansWithComments } from "../../xml/comments.js";
import { indentBefore, indentUnit, lineEnd, removeSpan } from "../../xml/edits.js";
import type { Edit } from "../../xml/text-edits.js";
import { childElements, type Span, type XmlDocument, type XmlElement } from "../../xml/tree.js";
import { withQuotesOf } from "../../xml/value-edits.js";
import type { Analysis } from "../analysis.js";
import { elementAt, mayHold, type Refactoring } from "./refactoring.js";

const path = "/network/portgroup";

export const portGroup: Refactoring = {
  kind: "refactor.extract.portGroup",
  offer(analysis, span) {
    const { network, document } = analysis.result;
    // Guests of other groups would lose the settings.
    if (!network || network.portGroups.length > 0 || !mayHold(analysis, path)) return [];
    const settings = settingsAt(analysis, network, span);
    if (settings.length === 0) return [];
    const perGuest = settings.some(({ name }) => name === "bandwidth");
    const names = alternatives(settings.map(tag), "and");
    return [
      {
        title: `Move ${names} into a port group${perGuest ? ", as a limit for each guest" : ""}`,
        edits: wrapped(document, network.element, settings),
        confirm: perGuest
          ? "In a port group <bandwidth> limits each guest, no longer all guests of the network together"
          : undefined,
      },
    ];
  },
};

/** Returns the settings under the cursor or selection that a port group could hold instead of the network. */
function settingsAt(analysis: Analysis, network: Network, span: Span): XmlElement[] {
  let own = elementAt(analysis, span);
  while (own?.parent && own.parent !== network.element) own = own.parent;
  return childElements(network.element).filter((child) => {
    const selected = span.start < child.span.end && child.span.start < span.end;
    return (child === own || selected) && analysis.vocabulary.specOf(child)?.parents.includes(path);
  });
}

/** Replaces the first setting by the group and moves the others there, each with its comments. */
function wrapped(document: XmlDocument, parent: XmlElement, settings: readonly XmlElement[]): Edit[] {
  const spans = spansWithComments(document, parent.children);
  const [place, ...others] = settings.flatMap((element) => spans.get(element) ?? []);
  if (place === undefined) return [];
  const indent = indentBefore(document, place.start);
  const unit = indentUnit(document);
  const [start, end] = [withQuotesOf(parent, "<portgroup name='default' default='yes'>"), "</portgroup>"];
  const texts = [place, ...others].map((each) => document.text.slice(each.start, each.end));
  const lines = texts.map((text) => unit + text.replace(/(\r\n|\n|\r)(?=[^\r\n])/g, `$1${unit}`));
  const newText =
    indent === undefined ? start + texts.join("") + end : [start, ...lines, end].join(lineEnd(document) + indent);
  return [{ ...place, newText }, ...others.map((each) => removeSpan(document, each))];
}
