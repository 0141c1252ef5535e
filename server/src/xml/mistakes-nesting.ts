// Mistakes of nesting: reports the element that is never closed, not the end tag that revealed it; and content outside
// the root element.

import type { WellFormednessProblem } from "./mistake.js";
import { characterName, conflictMarker, fixOf, mistake, quote, templateMistake, unreadable } from "./mistake.js";
import { isBlank } from "./names.js";
import { isMisspelling } from "./spelling.js";
import type { XmlDocument, XmlElement, XmlEndTag, XmlNode } from "./tree.js";

/** Finds the mistake revealed by the end tag right before `offset`; without an offset, by the end of the text. */
export function mistakeInNesting(document: XmlDocument, offset: number | undefined): WellFormednessProblem | undefined {
  const unclosed = unclosedElements(document);
  if (offset === undefined) return unclosed.length > 0 ? cutOff(document, unclosed) : undefined;
  const stray = document.strayEndTags.find(({ span }) => span.start < offset && offset <= span.end);
  if (stray !== undefined) {
    const meant = unclosed.find(({ span }) => span.end === stray.span.end);
    return strayEndTag(document, stray, meant, tagCounts(document.text));
  }
  const closing = closingAt(document, offset);
  if (closing?.endTag === undefined) return undefined;
  const inside = unclosed.find(({ span }) => span.start > closing.span.start && span.end <= closing.span.end);
  return inside && neverClosed(document, inside, closing, closing.endTag, document.strayEndTags);
}

/** Finds text or a further element outside the root before `offset`, where only comments may be. */
export function mistakeOutsideRoot(document: XmlDocument, offset: number): WellFormednessProblem | undefined {
  const { root, text } = document;
  const node = document.children.find(
    (child) =>
      child.span.start < offset &&
      (child.kind === "text" || child.kind === "cdata" || (child.kind === "element" && child !== root)),
  );
  if (node === undefined) return undefined;
  const rootName = root === undefined ? "a root element" : `<${quote(root.name)}>`;
  if (node.kind === "element") {
    const message = `<${quote(node.name)}> is a second root element; ${unreadable}, one document holds one element such as ${rootName}, so move it to a file of its own`;
    const first = root && { start: root.startTag.start, end: root.nameSpan.end };
    return mistake(message, node.startTag.start, node.nameSpan.end, {
      related: first === undefined ? [] : [{ span: first, message: "The first root element begins here" }],
    });
  }
  const span = trimmed(text, node);
  const what = `"${quote(text.slice(span.start, span.end), 24)}"`;
  const marker = conflictMarker(text, span.start);
  if (marker !== undefined) return marker;
  const template = templateMistake(text, span.start, span.end);
  if (template !== undefined) return template;
  if (root === undefined) {
    const message = `${what} is no XML element; ${unreadable}, a network is written <network>...</network>`;
    return mistake(message, span.start, span.end);
  }
  const where = span.start < root.span.start ? "before" : "behind";
  const first = String.fromCodePoint(text.codePointAt(span.start) ?? 0);
  const shown = characterName(first);
  if (!shown.startsWith('"')) {
    const one = { start: span.start, end: span.start + first.length };
    const message = `There is ${shown} ${where} ${rootName}; ${unreadable}, remove it`;
    return mistake(
      message,
      one.start,
      one.end,
      fixOf("Remove it", /[\p{Z}\p{Cf}\p{Cc}]/u.test(first), { ...one, newText: "" }),
    );
  }
  const message = `${what} stands ${where} ${rootName}, where only comments may; ${unreadable}, remove it`;
  return mistake(message, span.start, span.end, fixOf("Remove it", false, { ...span, newText: "" }));
}

/** Reports a document without any element. */
export function mistakeWithoutRoot(document: XmlDocument): WellFormednessProblem {
  const { text } = document;
  const what = text.trim() === "" ? "The document is empty" : "The document holds no element";
  const end = /\r|\n|$/.exec(text)?.index ?? 0;
  return mistake(`${what}; ${unreadable}, a network is written <network>...</network>`, 0, end);
}

function trimmed(text: string, node: XmlNode) {
  let { start, end } = node.span;
  while (start < end && isBlank(text[start])) start += 1;
  const lineEnd = text.slice(start, end).search(/[\r\n]/);
  if (lineEnd >= 0) end = start + lineEnd;
  while (end > start && isBlank(text[end - 1])) end -= 1;
  return { start, end };
}

/** Lists elements that have neither an end tag nor `/>`, in document order. */
export function unclosedElements(document: XmlDocument): XmlElement[] {
  const found: XmlElement[] = [];
  const pending: XmlNode[] = [...document.children].reverse();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind !== "element") continue;
    if (!node.selfClosing && node.endTag === undefined) found.push(node);
    for (let index = node.children.length - 1; index >= 0; index -= 1) pending.push(node.children[index] as XmlNode);
  }
  return found;
}

/** Finds the element whose end tag contains the offset. */
function closingAt(document: XmlDocument, offset: number): XmlElement | undefined {
  let nodes = document.children;
  for (;;) {
    const node: XmlNode | undefined = nodes.find(({ span }) => span.start < offset && offset <= span.end);
    if (node?.kind !== "element") return undefined;
    if (node.endTag !== undefined && node.endTag.span.start < offset) return node;
    nodes = node.children;
  }
}

/** Reports an end tag that closes nothing; `meant` is the element that ends with it nevertheless, if any. */
export function strayEndTag(
  document: XmlDocument,
  stray: XmlEndTag,
  meant: XmlElement | undefined,
  counts: TagCounts,
): WellFormednessProblem {
  const written = `</${quote(stray.name)}>`;
  if (meant !== undefined && isMisspelling(stray.name, meant.name)) {
    const start = `<${quote(meant.name)}>`;
    const related = [
      { span: { start: meant.startTag.start, end: meant.nameSpan.end }, message: `${start} begins here` },
    ];
    // Of two spellings, the one that occurs elsewhere is taken as correct.
    if ((counts.get(stray.name) ?? 0) > 1 && counts.get(meant.name) === 1) {
      const message = `${start} is closed by ${written}: one of the two is misspelt; ${unreadable}, write <${quote(stray.name)}>`;
      return mistake(message, meant.nameSpan.start, meant.nameSpan.end, {
        related: [{ span: stray.span, message: `${written} stands here` }],
        ...fixOf(`Write <${stray.name}>`, false, { ...meant.nameSpan, newText: stray.name }),
      });
    }
    const message = `${start} is closed by ${written}, a different name; ${unreadable}, write </${quote(meant.name)}>`;
    return mistake(message, stray.span.start, stray.span.end, {
      related,
      ...fixOf(`Write </${meant.name}>`, true, { ...stray.nameSpan, newText: meant.name }),
    });
  }
  const open = enclosing(document, stray.span.start);
  if (open !== undefined && open.endTag === undefined && !open.selfClosing) {
    const start = `<${quote(open.name)}>`;
    const message = `${written} comes while ${start} is open, and closes nothing; ${unreadable}, write </${quote(open.name)}> to close ${start}`;
    return mistake(message, stray.span.start, stray.span.end, {
      related: [{ span: { start: open.startTag.start, end: open.nameSpan.end }, message: `${start} is open here` }],
      ...fixOf(`Write </${open.name}>`, false, { ...stray.nameSpan, newText: open.name }),
    });
  }
  const { root } = document;
  const message =
    root !== undefined && stray.span.start >= root.span.end
      ? `${written} stands behind the root element <${quote(root.name)}>, which is already closed; ${unreadable}, remove it`
      : `${written} closes nothing, no <${quote(stray.name)}> is open here; ${unreadable}, remove it or write the start tag`;
  return mistake(
    message,
    stray.span.start,
    stray.span.end,
    fixOf(`Remove </${stray.name}>`, false, { ...stray.span, newText: "" }),
  );
}

/** How often `<name>` and `</name>` are written. */
export type TagCounts = ReadonlyMap<string, number>;

/** Counts the tags of a text by name. */
export function tagCounts(text: string): TagCounts {
  const counts = new Map<string, number>();
  for (const [, name = ""] of text.matchAll(/[</]([^<>/]+)>/g)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function enclosing(document: XmlDocument, offset: number): XmlElement | undefined {
  let found: XmlElement | undefined;
  for (let nodes = document.children; ; ) {
    const node: XmlNode | undefined = nodes.find(({ span }) => span.start < offset && offset <= span.end);
    if (node?.kind !== "element") return found;
    found = node;
    nodes = node.children;
  }
}

/**
 * Reports an element still open at an ancestor's end tag; `strays`: the end tags that close nothing, at least those of
 * its name.
 */
export function neverClosed(
  { text }: XmlDocument,
  element: XmlElement,
  closing: XmlElement,
  endTag: XmlEndTag,
  strays: readonly XmlEndTag[],
): WellFormednessProblem {
  const name = quote(element.name);
  const related = [{ span: endTag.span, message: `</${quote(closing.name)}> comes while <${name}> is still open` }];
  const at = { start: element.startTag.start, end: element.startTag.end };
  const late = strays.find((tag) => tag.name === element.name && tag.span.start >= endTag.span.end);
  if (late !== undefined) {
    const message = `<${name}> is closed only behind </${quote(closing.name)}>; ${unreadable}, close it with </${name}> before`;
    return mistake(message, at.start, at.end, {
      related: [...related, { span: late.span, message: `</${name}> stands here` }],
    });
  }
  const content = element.children.filter(
    (node) =>
      node.kind === "element" || (node.kind !== "comment" && text.slice(node.span.start, node.span.end).trim() !== ""),
  );
  if (content.length === 0 && element.startTagClosed) {
    const message = `<${name}> is never closed; ${unreadable}, write </${name}> or end the tag with "/>"`;
    return mistake(message, at.start, at.end, {
      related,
      ...fixOf(`End <${element.name}> with />`, true, { start: at.end - 1, end: at.end, newText: "/>" }),
    });
  }
  const message = `<${name}> is never closed; ${unreadable}, write </${name}> where it ends`;
  const first = element.children[0];
  const onlyText = first?.kind === "text" && first.value.trim() !== "";
  const insertAt = onlyText
    ? first.span.start + text.slice(first.span.start, first.span.end).trimEnd().length
    : lastContentEnd(element);
  return mistake(message, at.start, at.end, {
    related,
    ...fixOf(`Insert </${element.name}>`, false, { start: insertAt, end: insertAt, newText: `</${element.name}>` }),
  });
}

function lastContentEnd(element: XmlElement): number {
  const last = element.children.findLast((node) => node.kind !== "text" || node.value.trim() !== "");
  return last?.span.end ?? element.startTag.end;
}

/** Reports a text that ends while elements are open; `unclosed`: innermost last. */
function cutOff(document: XmlDocument, unclosed: readonly XmlElement[]): WellFormednessProblem {
  const { text } = document;
  const innermost = unclosed.at(-1) as XmlElement;
  const tags = unclosed
    .slice(-5)
    .reverse()
    .map(({ name }) => `</${quote(name)}>`);
  const listed = tags.length > 1 ? `${tags.slice(0, -1).join(", ")} and ${tags.at(-1)}` : tags.join("");
  const end = text.trimEnd().length;
  const newText = [...unclosed]
    .reverse()
    .map(({ name }) => `\n</${name}>`)
    .join("");
  const message =
    unclosed.length === 1
      ? `<${quote(innermost.name)}> is never closed, the document ends before; ${unreadable}, write ${listed} at the end`
      : `<${quote(innermost.name)}> and ${unclosed.length - 1 === 1 ? "the element" : "the elements"} around it are never closed, the document ends before; ${unreadable}, write ${listed}`;
  const fix =
    unclosed.length <= 5
      ? fixOf(`Insert ${tags.join("").replaceAll("`", "")} at the end`, unclosed.length === 1, {
          start: end,
          end,
          newText,
        })
      : {};
  return mistake(message, innermost.startTag.start, innermost.startTag.end, fix);
}
