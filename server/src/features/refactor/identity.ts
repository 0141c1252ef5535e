// Adds a missing UUID or MAC address, and replaces existing ones.
import { type Refreshable, refreshed } from "../refresh.js";
import { elementAt, mayHold, type Offer, type Refactoring } from "./refactoring.js";

export const addIdentity: Refactoring = {
  kind: "refactor.rewrite.identity",
  offer(analysis, span, context) {
    const { network } = analysis.result;
    const element = elementAt(analysis, span);
    if (!network || !element) return [];
    const add = (title: string, what: Refreshable): Offer[] => {
      const edit = refreshed(analysis, span.start, context, what);
      return edit ? [{ title, edits: [edit] }] : [];
    };
    const onNetwork = element === network.element;
    const noUuid = !network.uuid && mayHold(analysis, "/network/uuid");
    const noMac = !network.mac && mayHold(analysis, "/network/mac");
    return [
      ...(noUuid && (onNetwork || element === network.name?.element) ? add("Add a UUID", "uuid") : []),
      ...(noMac && (onNetwork || element === network.bridge?.element)
        ? add("Add a MAC address for the bridge", "mac")
        : []),
    ];
  },
};

export const refreshIdentity: Refactoring = {
  kind: "refactor.rewrite.refresh",
  isHarmless: true,
  offer(analysis, span, context) {
    const { vocabulary } = analysis;
    const element = elementAt(analysis, span);
    const spec = element && vocabulary.specOf(element);
    if (element === undefined || spec === undefined) return [];
    const offer = (title: string, what: Refreshable): Offer[] => {
      const isThere =
        spec.text?.type === what ||
        element.attributes.some(({ name }) => vocabulary.attribute(spec, name)?.type === what);
      const edit = isThere ? refreshed(analysis, span.start, context, what) : undefined;
      return edit ? [{ title, edits: [edit] }] : [];
    };
    return [...offer("Generate a new MAC address", "mac"), ...offer("Generate a new UUID", "uuid")];
  },
};
