// Parses the text of a config file: JSON with comments and trailing commas. A syntax error is reported alone.
import { getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import { quoted } from "../prose/wording.js";
import type { Span } from "../xml/tree.js";
import { emptyConfig } from "./config.js";
import { type ConfigReading, interpret, type JsonNode } from "./interpret.js";

/** Reads the text of a config file. Never throws, whatever the text. */
export function readConfig(text: string): ConfigReading {
  const errors: ParseError[] = [];
  let root: JsonNode | undefined;
  try {
    const tree = parseTree(text.replace(/^\ufeff/, " "), errors, { allowTrailingComma: true });
    root = tree && nodeOf(tree);
  } catch {
    // The parser is recursive.
    return unreadable({ start: 0, end: 0 }, "the file is nested too deeply");
  }
  const [error] = errors;
  if (error === undefined && root !== undefined) return interpret(root);
  if (error === undefined || text.trim() === "")
    return unreadable({ start: 0, end: 0 }, "the file is empty; write at least {}");
  const span = { start: error.offset, end: Math.min(error.offset + error.length, text.length) };
  const { problems } = unreadable(span, sentenceOf(error, quoted(text.slice(span.start, span.end))));
  // The rest applies until the syntax error is fixed.
  return { config: root === undefined ? emptyConfig : interpret(root).config, problems };
}

function unreadable(span: Span, message: string): ConfigReading {
  return { config: emptyConfig, problems: [{ message, span, mild: false }] };
}

function nodeOf(node: Node): JsonNode {
  const { type, offset, length, children = [] } = node;
  return {
    span: { start: offset, end: offset + length },
    get value() {
      return getNodeValue(node);
    },
    ...(type === "object" && { members: children.flatMap(membersOf) }),
    ...(type === "array" && { items: children.map(nodeOf) }),
  };
}

/** A member that is cut off has no value and is left out. */
function membersOf({ children: [key, value] = [] }: Node) {
  return key === undefined || value === undefined
    ? []
    : [{ key: String(key.value), span: nodeOf(key).span, node: nodeOf(value) }];
}

function sentenceOf({ error }: ParseError, found: string): string {
  switch (printParseErrorCode(error)) {
    case "PropertyNameExpected":
      return `a name in double quotes is expected, not ${found}`;
    case "ValueExpected":
      return "a value is missing here";
    case "ColonExpected":
      return "a colon is missing here";
    case "CommaExpected":
      return "a comma is missing here";
    case "CloseBraceExpected":
      return "a closing } is missing";
    case "CloseBracketExpected":
      return "a closing ] is missing";
    case "EndOfFileExpected":
      return `the config ends before ${found}`;
    case "UnexpectedEndOfComment":
      return "the comment is not closed";
    case "UnexpectedEndOfString":
      return "the string is not closed";
    case "InvalidEscapeCharacter":
    case "InvalidUnicode":
      return `${found} has an invalid escape; write a backslash as \\\\`;
    case "InvalidCharacter":
      return "a string must not contain control characters; write \\t or \\n";
    default:
      return `${found} is not JSON; put strings and names in double quotes`;
  }
}
