// Hovers: what the vocabulary says about the token under the pointer, and what it means in this document.
import type { Hover } from "vscode-languageserver";
import type { Directive, Directives } from "../directives/directives.js";
import { dhcpOptionsOf, optionNamed } from "../dnsmasq/options.js";
import { pieceAt } from "../dnsmasq/pieces.js";
import { dnsmasqOf } from "../dnsmasq/versions.js";
import { textField } from "../network/fields.js";
import type { Network } from "../network/model.js";
import { readText } from "../network/words.js";
import { describeAttribute, describeElement, describeValue, gistOf, plainOf } from "../prose/describe.js";
import { describeDhcpOption, describeOption } from "../prose/dnsmasq.js";
import { meaningOfElement } from "../prose/elements.js";
import { code, codeOf, paragraphs, rule } from "../prose/markdown.js";
import { meaningOfValue } from "../prose/values.js";
import { rules, ruleUrl } from "../rules/rules.js";
import type { AttributeSpec, ElementSpec, Vocabulary } from "../vocabulary/vocabulary.js";
import { locate } from "../xml/locate.js";
import type { Span, XmlAttribute, XmlComment, XmlDocument, XmlElement } from "../xml/tree.js";
import type { Analysis } from "./analysis.js";
import type { Context } from "./context.js";

interface HoverText {
  /** Markdown. */
  readonly text: string;
  readonly span: Span;
}

/** Returns the hover for the token at the offset; `null` outside a network, on whitespace, and on unknown tokens. */
export function hoverAt(analysis: Analysis, offset: number, { support }: Context): Hover | null {
  if (!analysis.result.isNetwork) return null;
  const found = hoverTextAt(analysis, offset);
  if (found === undefined) return null;
  return {
    contents: support.markdown
      ? { kind: "markdown", value: found.text }
      : { kind: "plaintext", value: plainOf(found.text) },
    range: analysis.positions.rangeOf(found.span),
  };
}

function hoverTextAt(
  { result: { document, directives, network }, vocabulary }: Analysis,
  offset: number,
): HoverText | undefined {
  const place = locate(document, offset);
  switch (place.kind) {
    case "element-name":
      return ofElement(place.element, place.element.nameSpan, network, vocabulary);
    case "end-tag": {
      const { element, endTag } = place;
      const on = endTag.nameSpan.start <= offset && offset <= endTag.nameSpan.end;
      return on && element?.name === endTag.name ? ofElement(element, endTag.nameSpan, network, vocabulary) : undefined;
    }
    case "attribute-name":
      return ofAttribute(place.attribute, vocabulary);
    case "attribute-value":
      return ofLine(place.attribute, offset, document, vocabulary) ?? ofValue(place.attribute, network, vocabulary);
    case "content":
    case "cdata":
      return place.parent && ofText(place.parent, offset, network, vocabulary);
    case "comment":
      return ofComment(directives, place.node, offset);
    default:
      return undefined;
  }
}

function ofElement(
  element: XmlElement,
  span: Span,
  network: Network | undefined,
  vocabulary: Vocabulary,
): HoverText | undefined {
  const spec = vocabulary.specOf(element);
  if (!spec) return undefined;
  const meaning = network && meaningOfElement(spec, { network, element, vocabulary });
  // The root shows the whole network, so the summary comes first.
  const isRoot = spec.parents.length === 0;
  const text = isRoot ? below(meaning, describeElement(spec, vocabulary)) : describeElement(spec, vocabulary, meaning);
  return { text, span };
}

/** Returns the attribute's spec; the namespace of dnsmasq may be bound to any prefix. */
function specOf(
  attribute: XmlAttribute,
  vocabulary: Vocabulary,
): { owner: ElementSpec; spec: AttributeSpec } | undefined {
  const owner = vocabulary.specOf(attribute.owner);
  const spec =
    owner &&
    (vocabulary.attribute(owner, attribute.name) ??
      owner.attributes.find(
        ({ name, values }) =>
          name.startsWith("xmlns:") &&
          attribute.prefix === "xmlns" &&
          values?.some(({ value }) => value === attribute.value),
      ));
  return spec && { owner, spec };
}

function ofAttribute(attribute: XmlAttribute, vocabulary: Vocabulary): HoverText | undefined {
  const found = specOf(attribute, vocabulary);
  return found && { text: describeAttribute(found.spec, vocabulary), span: attribute.nameSpan };
}

function ofValue(attribute: XmlAttribute, network: Network | undefined, vocabulary: Vocabulary): HoverText | undefined {
  const found = specOf(attribute, vocabulary);
  if (!found) return undefined;
  const { owner, spec } = found;
  const { value, owner: element, valueSpan: span } = attribute;
  const word = spec.values?.find((candidate) => candidate.value === value);
  const meaning =
    network && value && attribute.quoteClosed
      ? meaningOfValue({ text: value, type: spec.type, owner, attribute: spec }, { network, element, vocabulary })
      : undefined;
  const general = word
    ? describeValue(word, spec, vocabulary)
    : meaning
      ? gistOf(spec, vocabulary)
      : describeAttribute(spec, vocabulary);
  return { text: below(meaning, general), span };
}

/** In a line for dnsmasq: the option, or the DHCP option named at the offset. */
function ofLine(
  { quote, quoteClosed, valueSpan, ...attribute }: XmlAttribute,
  offset: number,
  { text }: XmlDocument,
  vocabulary: Vocabulary,
): HoverText | undefined {
  const owner = vocabulary.specOf(attribute.owner);
  const isLine = owner && vocabulary.attribute(owner, attribute.name)?.type === "optionLine";
  const raw = text.slice(valueSpan.start, valueSpan.end);
  if (!isLine || quote === undefined || !quoteClosed || raw.includes("&")) return undefined;
  const piece = pieceAt(raw, offset - valueSpan.start);
  const option = optionNamed(piece.option);
  if (!option) return undefined;
  const span = { start: valueSpan.start + piece.start, end: valueSpan.start + piece.end };
  const [, six, name] = piece.index === undefined ? [] : (/^option(6)?:(.+)$/i.exec(piece.text) ?? []);
  const family = six ? "ipv6" : "ipv4";
  const named = dhcpOptionsOf(family, dnsmasqOf(vocabulary.version)).find(
    (known) => known.name.toLowerCase() === name?.toLowerCase(),
  );
  if (named) return { text: describeDhcpOption(named, family), span };
  return { text: describeOption(option), span: piece.index === undefined ? span : valueSpan };
}

function ofText(
  element: XmlElement,
  offset: number,
  network: Network | undefined,
  vocabulary: Vocabulary,
): HoverText | undefined {
  const owner = vocabulary.specOf(element);
  const { raw, span } = textField(element, readText);
  if (!owner?.text || span.start === span.end || offset < span.start || offset > span.end) return undefined;
  const value = { text: raw.trim(), type: owner.text.type, owner, attribute: undefined };
  const meaning = network && meaningOfValue(value, { network, element, vocabulary });
  return { text: below(meaning, gistOf(owner, vocabulary)), span };
}

/** Puts the general description below the meaning in this document. */
function below(meaning: string | undefined, general: string): string {
  return meaning === undefined ? general : paragraphs([meaning, rule, general]);
}

const effects: Readonly<Record<Directive["kind"], string | undefined>> = {
  disable: "Holds back the rules named from here to the next `virnet-enable`; without names all of them.",
  "disable-next-line":
    "Holds back the rules named on the next line and in the start tag that follows; without names all of them.",
  "disable-file": "Holds back the rules named in the whole document; without names all of them.",
  enable: "Ends a `virnet-disable` of the rules named; without names of any.",
  target: "The libvirt version this document is written for.",
  unknown: undefined,
};

function ofComment(directives: Directives, comment: XmlComment, offset: number): HoverText | undefined {
  const directive = directives.all.find(({ span }) => span.start === comment.span.start);
  const on = ({ start, end }: Span) => start <= offset && offset <= end;
  if (!directive) return undefined;
  if (on(directive.wordSpan)) {
    const words = effects[directive.kind];
    return words === undefined
      ? undefined
      : { text: paragraphs([`**${code(directive.word)}**`, words]), span: directive.wordSpan };
  }
  const name = directive.names.find(({ span }) => on(span));
  const named = name && rules.find(({ id }) => id === name.text);
  if (!named) return undefined;
  return {
    text: paragraphs([
      `**${codeOf(named.id)}**: ${named.title}`,
      named.why,
      `[Page of the rule](${ruleUrl(named.id)})`,
    ]),
    span: name.span,
  };
}
