// Names that may have been meant by a text with characters that names do not have, or with too many of them.
import type { ValueRepair } from "./repair.js";

/** `café` as `cafe`: letters of Latin script in ASCII, as far as they are such with an accent. */
export function withoutAccents(text: string): string {
  return text.normalize("NFD").replace(/\p{M}+/gu, "");
}

/** Types of which the schema or the parser accepts no dots. */
const undotted = new Set(["serviceName", "zoneName", "genericName", "protocol"]);

/** The names that a text of that type may have been meant to be; most are not of the type. */
export function* otherNames(text: string, type: string): Generator<ValueRepair> {
  // The path of a file that holds the network, or one relative to its folder
  const file = /^(?:\.{0,2}\/)+(?:[^/]+\/)*([^/]+?)(?:\.xml)?\/?$/.exec(text)?.[1];
  if (file !== undefined && /[^.]/.test(file)) yield { value: file, safe: false };
  if (/[\n\r]/.test(text))
    yield {
      value: text
        .split(/[\n\r]+/)
        .map((line) => line.trim())
        .filter(Boolean)
        .join(" "),
      safe: false,
    };
  // A pattern such as `*.apps` is not a name of which some characters are wrong.
  if (/[*%=<>]/.test(text) && type !== "serviceName") return;
  if (type === "networkName") {
    if (file === undefined) yield { value: text.replace(/[/\n\r]+/g, "-").replace(/^-|-$/g, ""), safe: false };
    return yield { value: cutName(text), safe: false };
  }
  // A list of names is not one.
  if (/[,;]/.test(text)) return;
  // Only what becomes a name may have other characters: a path or a description would be another one.
  if (!/[Nn]ame|[Pp]rotocol/.test(type)) return;
  yield { value: text.replace(/^[^A-Za-z0-9]+/, ""), safe: false };
  const withDots = [/[^A-Za-z0-9_.-]+/g, /[^A-Za-z0-9.-]+/g];
  const withoutDots = [/[^A-Za-z0-9_-]+/g, /[^A-Za-z0-9-]+/g];
  for (const forbidden of undotted.has(type) ? withoutDots : withDots) {
    yield {
      value: withoutAccents(text)
        .replace(forbidden, "-")
        .replace(/^[-.]+|(?<![-.])[-.]+$/g, ""),
      safe: false,
    };
  }
}

/** The longest name of a network for which dnsmasq's files can be made, in bytes. */
const longestName = 245;

/** The beginning of a name that is not too long for a network; no character is cut. */
export function cutName(text: string): string {
  let length = 0;
  let kept = "";
  for (const character of text) {
    length += new TextEncoder().encode(character).length;
    if (length > longestName) break;
    kept += character;
  }
  return kept;
}
