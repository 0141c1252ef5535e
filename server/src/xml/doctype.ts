// The DOCTYPE: what it declares, and the first place where it is not well-formed. Element and attribute declarations
// are parsed but have no effect: like libvirt, nothing here validates against a DTD.
import { type Declarations, type EntityDeclaration, isPredefined, referencedCharacter } from "./entities.js";
import { namePattern, skipBlanks } from "./names.js";
import type { Span, XmlDocument } from "./tree.js";

const declarationsByDocument = new WeakMap<XmlDocument, Declarations | undefined>();

/** Returns what the document's DOCTYPE declares; `undefined` without a DOCTYPE. */
export function declarationsOf(document: XmlDocument): Declarations | undefined {
  if (!declarationsByDocument.has(document)) {
    const doctype = document.children.find((node) => node.kind === "doctype");
    declarationsByDocument.set(document, doctype && readDoctype(document.text, doctype.span));
  }
  return declarationsByDocument.get(document);
}

const name = `(?:${namePattern})`;
const blank = "[ \\t\\r\\n]+";
const literal = `(?:"[^"]*"|'[^']*')`;
const publicLiteral = `(?:"[-'()+,./:=?;!*#@$_% \\r\\na-zA-Z0-9]*"|'[-()+,./:=?;!*#@$_% \\r\\na-zA-Z0-9]*')`;
const externalId = `(?:SYSTEM${blank}${literal}|PUBLIC${blank}${publicLiteral}${blank}${literal})`;
const notationId = `(?:${externalId}|PUBLIC${blank}${publicLiteral})`;
const group = "\\([^<>()\"']*\\)";
const type = `(?:CDATA|IDREFS?|ID|ENTITY|ENTITIES|NMTOKENS?|NOTATION${blank}${group}|${group})`;
const fallback = `(?:#REQUIRED|#IMPLIED|(?:#FIXED${blank})?${literal})`;

const head = sticky(`<!DOCTYPE${blank}(${name})(?:${blank}(${externalId}))?[ \\t\\r\\n]*`);
const entity = sticky(
  `<!ENTITY${blank}(%${blank})?(${name})${blank}(?:(${literal})|${externalId}(${blank}NDATA${blank}${name})?)[ \\t\\r\\n]*>`,
);
const otherDeclarations = [
  sticky(`<!ELEMENT${blank}${name}${blank}(?:EMPTY|ANY|\\([^<>"']*\\)[*+?]?)[ \\t\\r\\n]*>`),
  sticky(`<!ATTLIST${blank}${name}(?:${blank}${name}${blank}${type}${blank}${fallback})*[ \\t\\r\\n]*>`),
  sticky(`<!NOTATION${blank}${name}${blank}${notationId}[ \\t\\r\\n]*>`),
  sticky("<!--(?:[^-]|-[^-])*-->"),
  sticky(`<\\?(?![xX][mM][lL][ \\t\\r\\n?])${name}(?:[ \\t\\r\\n][^]*?)?\\?>`),
];
const parameterReference = sticky(`%${name};`);

function sticky(pattern: string): RegExp {
  return new RegExp(pattern, "uy");
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

/** Parses the DOCTYPE at `span`. */
export function readDoctype(text: string, span: Span): Declarations {
  const source = text.slice(span.start, span.end);
  const entities = new Map<string, EntityDeclaration>();
  const parameters = new Set<string>();
  let elsewhere = false;

  function result(what?: string, from = 0, to = source.length): Declarations {
    const start = span.start + (from < to ? from : 0);
    const mistake = what === undefined ? undefined : { what, span: { start, end: span.start + to } };
    return { entities, elsewhere, mistake };
  }

  function isUnknown([, used = ""]: RegExpMatchArray): boolean {
    return !elsewhere && !isPredefined(used) && !entities.has(used);
  }

  const opening = matchAt(head, source, 0);
  if (opening === undefined) return result("does not name the root element", 0, 9);
  elsewhere = opening[2] !== undefined;
  let offset = opening[0].length;
  if (source[offset] === "[") {
    offset += 1;
    for (;;) {
      offset = skipBlanks(source, offset);
      if (source[offset] === "]") break;
      const reference = matchAt(parameterReference, source, offset);
      const declared = matchAt(entity, source, offset);
      if (reference !== undefined) {
        elsewhere = true;
        offset += reference[0].length;
      } else if (declared !== undefined) {
        const [whole, parameter, entityName = "", value, unparsed] = declared;
        const mistake = value === undefined ? undefined : mistakeInValue(value, parameters);
        if (mistake !== undefined) return result(mistake, offset, offset + whole.length);
        if (parameter !== undefined) parameters.add(entityName);
        else if (!entities.has(entityName)) entities.set(entityName, declaration(value, unparsed !== undefined));
        offset += whole.length;
      } else {
        const other = otherDeclarations.map((pattern) => matchAt(pattern, source, offset)?.[0]).find((found) => found);
        if (other === undefined) {
          const stop = source.indexOf(">", offset);
          return result("holds something that is no declaration", offset, stop < 0 ? source.length : stop + 1);
        }
        const unknown = other.startsWith("<!ATTLIST")
          ? [...other.matchAll(/&([^#;]+);?/g)].find((used) => used[0].endsWith(";") && isUnknown(used))
          : undefined;
        if (unknown !== undefined) {
          return result(`uses "${unknown[0]}" before it is declared`, offset, offset + other.length);
        }
        offset += other.length;
      }
    }
    offset = skipBlanks(source, offset + 1);
  }
  return source[offset] === ">" ? result() : result("is not closed as it should be", offset);
}

function declaration(value: string | undefined, unparsed: boolean): EntityDeclaration {
  if (value === undefined) return { kind: unparsed ? "unparsed" : "external" };
  const text = value.slice(1, -1).replace(/\r\n?/g, "\n");
  return {
    kind: "internal",
    value: text.replace(/&(#[^;]*);/g, (written, code) => referencedCharacter(code) ?? written),
  };
}

const reference = new RegExp(`^(?:#[0-9]+|#x[0-9a-fA-F]+|${namePattern});`, "u");
const parameterInValue = new RegExp(`^(${namePattern});`, "u");

function mistakeInValue(quoted: string, parameters: ReadonlySet<string>): string | undefined {
  for (const match of quoted.matchAll(/[&%]/g)) {
    const rest = quoted.slice(match.index + 1, match.index + 200);
    if (match[0] === "&") {
      const written = reference.exec(rest)?.[0];
      if (written === undefined) return "declares an entity with a bare `&`";
      if (written[0] === "#" && referencedCharacter(written.slice(0, -1)) === undefined) {
        return `declares an entity with "&${written}", which XML does not allow`;
      }
    } else {
      const parameter = parameterInValue.exec(rest)?.[1];
      if (parameter === undefined || parameters.has(parameter)) return "declares an entity with a bare `%`";
    }
  }
  return undefined;
}
