// Symbols: the outline of a document, as a tree and as a list, and the names in a workspace.

import type { DocumentSymbol, SymbolInformation, SymbolKind, SymbolTag, WorkspaceSymbol } from "vscode-languageserver";
import { labelOf, type Parts, partsOf } from "../prose/symbol-labels.js";
import { byPath } from "../vocabulary/by-path.js";
import type { ElementSpec } from "../vocabulary/vocabulary.js";
import { childElements, type XmlElement } from "../xml/tree.js";
import { type Analysis, inEach } from "./analysis.js";

const deprecated: SymbolTag = 1;

const kinds = {
  file: 1,
  module: 2,
  namespace: 3,
  class: 5,
  property: 7,
  field: 8,
  enum: 10,
  interface: 11,
  constant: 14,
  string: 15,
  array: 18,
  object: 19,
  enumMember: 22,
} satisfies Record<string, SymbolKind>;

/** Other elements are objects if they can contain elements, else properties. */
const kindsByPath: ReadonlyMap<string, SymbolKind> = byPath<SymbolKind>({
  "/network": kinds.module,
  "/network/ip": kinds.namespace,
  "/network/ip/tftp": kinds.file,
  "/network/ip/dhcp/bootp": kinds.file,
  "/network/ip/dhcp/range": kinds.array,
  "/network/ip/dhcp/host": kinds.constant,
  "/network/dns/host": kinds.constant,
  "/network/dns/txt": kinds.string,
  "/network/domain": kinds.namespace,
  "/network/bridge": kinds.interface,
  "/network/forward/interface": kinds.interface,
  "/network/forward/pf": kinds.interface,
  "/network/forward/address": kinds.interface,
  "/network/portgroup": kinds.class,
  "/network/vlan": kinds.enum,
  "/network/vlan/tag": kinds.enumMember,
  "/network/dnsmasq:options/dnsmasq:option": kinds.string,
});

/** Returns the elements that libvirt knows, except those that only contain text; empty outside a network. */
export function symbolsOf(analysis: Analysis): DocumentSymbol[] {
  const { isNetwork, document, network } = analysis.result;
  return isNetwork && document.root ? symbolsFor(analysis, [document.root], network && partsOf(network)) : [];
}

/** Recursion is safe here: the format is not deep. */
function symbolsFor(analysis: Analysis, elements: readonly XmlElement[], parts: Parts | undefined): DocumentSymbol[] {
  return elements.flatMap((element) => {
    const spec = analysis.vocabulary.specOf(element);
    return spec && !spec.text ? [symbolOf(analysis, element, spec, parts)] : [];
  });
}

function symbolOf(
  analysis: Analysis,
  element: XmlElement,
  spec: ElementSpec,
  parts: Parts | undefined,
): DocumentSymbol {
  const { vocabulary, positions } = analysis;
  const { name, detail, token } = labelOf(element, spec, vocabulary, parts);
  const inside = token.start >= element.span.start && token.end <= element.span.end;
  return {
    name,
    ...(detail !== undefined && { detail }),
    kind: kindsByPath.get(spec.path) ?? (vocabulary.childrenOf(spec).length > 0 ? kinds.object : kinds.property),
    ...(spec.deprecated !== undefined && { tags: [deprecated] }),
    range: positions.rangeOf(element.span),
    selectionRange: positions.rangeOf(inside ? token : element.nameSpan),
    children: spec.open ? [] : symbolsFor(analysis, childElements(element), parts),
  };
}

/** Returns the outline as a list in document order, with the names of the containers. */
export function flatSymbolsOf(analysis: Analysis): SymbolInformation[] {
  const flat = (symbols: readonly DocumentSymbol[], containerName?: string): SymbolInformation[] =>
    symbols.flatMap(({ name, kind, tags, range, children }) => [
      {
        name,
        kind,
        ...(tags && { tags }),
        ...(containerName !== undefined && { containerName }),
        location: { uri: analysis.document.uri, range },
      },
      ...flat(children ?? [], name),
    ]);
  return flat(symbolsOf(analysis));
}

/** Nobody reads more. */
const mostSymbols = 500;

/**
 * Returns networks, bridges, port groups and static hosts whose names contain the letters of the query in order, best
 * first.
 */
export function workspaceSymbolsOf(analyses: readonly Analysis[], query: string): WorkspaceSymbol[] {
  return inEach(analyses, "while looking for symbols", namedIn)
    .map((symbol) => ({ symbol, distance: distanceOf(symbol.name, query) }))
    .filter(({ distance }) => distance !== undefined)
    .sort((a, b) => (a.distance ?? 0) - (b.distance ?? 0))
    .slice(0, mostSymbols)
    .map(({ symbol }) => symbol);
}

function namedIn({ document, result, positions }: Analysis): WorkspaceSymbol[] {
  const { network } = result;
  if (!result.isNetwork || !network) return [];
  const { uri } = document;
  const own = network.name?.value?.trim();
  const symbol = (name: string | undefined, kind: SymbolKind, element: XmlElement, containerName = own) =>
    name
      ? [
          {
            name,
            kind,
            ...(containerName && { containerName }),
            location: { uri, range: positions.rangeOf(element.span) },
          },
        ]
      : [];
  return [
    ...symbol(own, kinds.module, network.element, ""),
    ...(network.bridge ? symbol(network.bridge.name?.value, kinds.interface, network.bridge.element) : []),
    ...network.portGroups.flatMap(({ name, element }) => symbol(name?.value, kinds.class, element)),
    ...network.subnets
      .flatMap(({ dhcp }) => dhcp?.hosts ?? [])
      .flatMap(({ name, ip, mac, id, element }) => {
        const said = [name?.value, ip?.raw].filter(Boolean).join(" ");
        return symbol(said || (mac ?? id)?.raw, kinds.constant, element);
      }),
  ];
}

/**
 * Rates how well a name matches the query: 0 begins with it, 1 contains it, 2 has its letters in order; else
 * `undefined`.
 */
function distanceOf(name: string, query: string): number | undefined {
  const [text, wanted] = [name.toLowerCase(), query.trim().toLowerCase()];
  const at = text.indexOf(wanted);
  if (at >= 0) return at === 0 ? 0 : 1;
  let from = 0;
  for (const letter of wanted) {
    const found = text.indexOf(letter, from);
    if (found < 0) return undefined;
    from = found + letter.length;
  }
  return 2;
}
