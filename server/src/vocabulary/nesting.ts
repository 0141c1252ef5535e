// The vocabulary as the format that xml/ asks about nesting: which elements are where, in any version.
import type { DocumentFormat, ElementFormat } from "../xml/format.js";
import { splitName } from "../xml/names.js";
import type { ElementSpec } from "./entries.js";
import { elements } from "./load.js";

const formatByPath = new Map<string, ElementFormat>();

const names: ReadonlySet<string> = new Set(elements.map(({ name }) => name));

/** The format of network XML. */
export const networkFormat: DocumentFormat = {
  child: (name) =>
    childOf(
      elements.filter(({ parents }) => parents.length === 0),
      name,
    ),
  hasElement: (name) => names.has(name),
};

function formatOf(spec: ElementSpec): ElementFormat {
  let format = formatByPath.get(spec.path);
  if (format === undefined) {
    const children = elements.filter(({ parents }) => parents.includes(spec.path));
    format = {
      holdsText: spec.text !== undefined || spec.open === true,
      isOpen: spec.open === true,
      child: (name) => childOf(children, name),
    };
    formatByPath.set(spec.path, format);
  }
  return format;
}

/** A prefix may be any: which namespace it is bound to is not asked. */
function childOf(specs: readonly ElementSpec[], name: string): ElementFormat | undefined {
  const { prefix, localName } = splitName(name);
  const spec = specs.find((one) => localNameOf(one) === localName && (one.namespace !== undefined) === (prefix !== ""));
  return spec && formatOf(spec);
}

function localNameOf({ name }: ElementSpec): string {
  return splitName(name).localName;
}
