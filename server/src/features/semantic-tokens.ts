// Semantic tokens: addresses, numbers, words of the format and names, where libvirt accepts them. Wrong values get no
// token, so that they stand out.
import type { SemanticTokens, SemanticTokensLegend } from "vscode-languageserver";
import { kindOf, type ValueKind } from "../vocabulary/value-kinds.js";
import type { Naming } from "../vocabulary/vocabulary.js";
import type { Span } from "../xml/tree.js";
import type { Analysis } from "./analysis.js";
import { type TypedValue, typedValuesOf } from "./typed-values.js";

const tokenTypes = ["namespace", "class", "interface", "variable", "enumMember", "keyword", "number"] as const;
const tokenModifiers = ["declaration", "deprecated", "readonly"] as const;

type TokenType = (typeof tokenTypes)[number];
type TokenModifier = (typeof tokenModifiers)[number];

/** Only standard types and modifiers, which every theme knows. */
export const semanticTokensLegend: SemanticTokensLegend = {
  tokenTypes: [...tokenTypes],
  tokenModifiers: [...tokenModifiers],
};

const byKind: Readonly<Record<ValueKind, TokenType | undefined>> = {
  flag: "keyword",
  word: "enumMember",
  number: "number",
  address: "number",
  mac: "number",
  uuid: "number",
  text: undefined,
};

/** For texts, whose kind has no token type. */
const byThing: Readonly<Partial<Record<Naming["thing"], TokenType>>> = {
  network: "namespace",
  domain: "namespace",
  portGroup: "class",
  bridge: "interface",
  device: "interface",
  host: "variable",
};

/** Returns the tokens that touch the span, or all; none outside a network. */
export function semanticTokensOf(analysis: Analysis, span?: Span): SemanticTokens {
  const data: number[] = [];
  let previous = { line: 0, character: 0 };
  for (const value of typedValuesOf(analysis)) {
    if (span && (value.span.end < span.start || value.span.start > span.end)) continue;
    const type = typeOf(analysis, value);
    const { start, end } = analysis.positions.rangeOf(value.span);
    if (type === undefined || start.line !== end.line || start.character === end.character) continue;
    const deltaLine = start.line - previous.line;
    data.push(
      deltaLine,
      deltaLine === 0 ? start.character - previous.character : start.character,
      end.character - start.character,
      tokenTypes.indexOf(type),
      modifiersOf(value).reduce((bits, modifier) => bits | (1 << tokenModifiers.indexOf(modifier)), 0),
    );
    previous = start;
  }
  return { data };
}

function typeOf({ vocabulary }: Analysis, { spec, attribute, elementSpec, value }: TypedValue): TokenType | undefined {
  const type = byKind[kindOf(spec, vocabulary)] ?? (spec.names && byThing[spec.names.thing]);
  const isKnown = vocabulary.known(elementSpec) && (attribute === undefined || vocabulary.known(attribute));
  return type !== undefined && isKnown && vocabulary.judge(spec, value).ok ? type : undefined;
}

function modifiersOf({ spec, attribute, elementSpec, value }: TypedValue): TokenModifier[] {
  const word = spec.values?.find((candidate) => candidate.value === value);
  const isDeprecated = (attribute ?? elementSpec).deprecated ?? elementSpec.deprecated ?? word?.deprecated;
  const modifiers: (TokenModifier | undefined)[] = [
    spec.names?.defines === 1 && byThing[spec.names.thing] ? "declaration" : undefined,
    isDeprecated === undefined ? undefined : "deprecated",
    attribute?.readonly ? "readonly" : undefined,
  ];
  return modifiers.filter((modifier) => modifier !== undefined);
}
