// Decodes the bytes of a file as libvirt does. As seen with real libvirt: it accepts UTF-8 with or without a byte order
// mark. It rejects UTF-16, because virsh passes the document on as a string that ends at the first zero byte. The XML
// declaration can name another encoding since libxml2 2.14; before that the name is ignored.
import { isUtf8 } from "node:buffer";
import type { Finding } from "../findings.js";
import { consequence, quoted, sentence } from "../prose/wording.js";
import { compareVersions, formatVersion, type Version } from "../vocabulary/versions.js";

interface Decoded {
  /** Without byte order mark; U+FFFD where bytes cannot be decoded. */
  readonly text: string;
  /** Why libvirt cannot read these bytes, if it cannot. */
  readonly problem: Finding | undefined;
}

/** The newest libvirt that is known, with the libxml2 of its time, to read every document as UTF-8. */
const lastUtf8Only: Version = { major: 11, minor: 3, micro: 0 };

/** Of UTF-8. */
const byteOrderMark = [0xef, 0xbb, 0xbf];

/**
 * `targetIn` returns the version that a text is checked for. It is called with the text decoded as UTF-8 (the directive
 * that names the version is ASCII), and only where the version decides how the bytes are decoded.
 *
 * @throws when the encoding is one that libvirt may know but this program does not.
 */
export function decode(bytes: Uint8Array, targetIn: (text: string) => Version): Decoded {
  const wide = utf16Of(bytes);
  if (wide) {
    const text = new TextDecoder(wide).decode(bytes);
    const message = `The file is in UTF-16, of which virsh reads only what is before the first zero byte; save it as UTF-8`;
    return { text, problem: finding(message, 0, 0) };
  }
  const marked = byteOrderMark.every((byte, i) => bytes[i] === byte);
  const declared = marked ? undefined : declaredEncoding(bytes);
  if (!declared || isUtf8Name(declared.name)) return asUtf8(bytes, marked);
  const target = targetIn(new TextDecoder("utf-8").decode(bytes));
  if (compareVersions(target, lastUtf8Only) <= 0) return asUtf8(bytes, marked, target);
  return inEncoding(bytes, declared);
}

/** UTF-16 by its byte order mark, or by the zero bytes around a leading `<`. */
function utf16Of([first, second]: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return "utf-16le";
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return "utf-16be";
  return undefined;
}

/** The encoding that the XML declaration names, and its offset. */
function declaredEncoding(bytes: Uint8Array): { name: string; start: number } | undefined {
  const head = Buffer.from(bytes.subarray(0, 256)).toString("latin1");
  const match = /^<\?xml\s[^>]*?\sencoding\s*=\s*["']/.exec(head);
  const name = match && /^[A-Za-z][\w.-]*/.exec(head.slice(match[0].length))?.[0];
  return name ? { name, start: match[0].length } : undefined;
}

function isUtf8Name(name: string): boolean {
  return /^utf-?8$/i.test(name);
}

/** `target` is the version that ignores the declared encoding, if there is one. */
function asUtf8(bytes: Uint8Array, marked: boolean, target?: Version): Decoded {
  const text = new TextDecoder("utf-8").decode(bytes);
  if (isUtf8(bytes)) return { text, problem: undefined };
  const sound = soundPrefix(bytes);
  const at = sound.length;
  const byte = bytes[Buffer.byteLength(sound) + (marked ? byteOrderMark.length : 0)] ?? 0;
  const why =
    target === undefined
      ? "is not UTF-8"
      : `is not UTF-8, which libvirt ${formatVersion(target)} expects whatever encoding the document declares`;
  const message = `${hex(byte)} ${why}; save the file as UTF-8`;
  return { text, problem: finding(message, at, at + 1) };
}

/** The text before the first bytes that are not UTF-8: the longest prefix a strict decoder accepts. */
function soundPrefix(bytes: Uint8Array): string {
  const decoded = (length: number) => {
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, length), { stream: true });
    } catch {
      return undefined;
    }
  };
  let sound = 0;
  let broken = bytes.length + 1;
  while (broken - sound > 1) {
    const middle = (sound + broken) >> 1;
    if (decoded(middle) === undefined) broken = middle;
    else sound = middle;
  }
  return decoded(sound) ?? "";
}

function inEncoding(bytes: Uint8Array, { name, start }: { name: string; start: number }): Decoded {
  const place = { start, end: start + name.length };
  const ascii = new TextDecoder("utf-8").decode(bytes);
  const high = bytes.findIndex((byte) => byte > 0x7f);
  if (/^(?:utf-?16|utf-?32|ucs-?[24]|iso-10646-ucs)/i.test(name)) {
    const message = `The document declares the encoding ${quoted(name)} but is not in it; write UTF-8`;
    return { text: ascii, problem: finding(message, place.start, place.end) };
  }
  if (high === -1) return { text: ascii, problem: undefined };
  if (/^(?:us-)?ascii$/i.test(name)) {
    const message = `${hex(bytes[high] ?? 0)} is not ASCII, the encoding the document declares; declare UTF-8`;
    return { text: Buffer.from(bytes).toString("latin1"), problem: finding(message, high, high + 1) };
  }
  // TextDecoder reads this name as Windows-1252.
  if (/^(?:iso[-_]?8859-?1|latin-?1|l1)$/i.test(name)) {
    return { text: Buffer.from(bytes).toString("latin1"), problem: undefined };
  }
  return { text: new TextDecoder(name).decode(bytes), problem: undefined };
}

function hex(byte: number): string {
  return `Byte 0x${byte.toString(16).toUpperCase().padStart(2, "0")}`;
}

function finding(message: string, start: number, end: number): Finding {
  return {
    rule: "not-well-formed",
    severity: "error",
    stage: "parse",
    message,
    consequence: sentence(consequence("parse")),
    span: { start, end },
    related: [],
    fixes: [],
    tags: [],
  };
}
