// Mistakes of nesting: each slip that explains why the tags do not match, as a message with a fix.
import type { DocumentFormat } from "./format.js";
import type { WellFormednessProblem } from "./mistake.js";
import { fixOf, mistake, quote } from "./mistake.js";
import type { Slip } from "./nesting-readings.js";
import { slipsIn } from "./nesting-repair.js";
import type { Token } from "./nesting-tokens.js";
import type { Edit } from "./text-edits.js";
import type { Span } from "./tree.js";

/** A fix is safe only where the second best place for a missing mark is this much less likely. */
const clearly = { slash: 1, endTag: 4 };

/**
 * Finds the first mistake of nesting at or before `offset`, where a parser gave up; `undefined` when the tags match.
 */
export function mistakeInNesting(
  text: string,
  offset: number,
  format: DocumentFormat | undefined,
): WellFormednessProblem | undefined {
  const slips = slipsIn(text, format);
  const [first] = slips;
  if (first === undefined) return undefined;
  if (isCutOff(first)) return cutOff(text, slips.filter(isCutOff));
  return nestingMistake(text, first, endTagBefore(text, offset));
}

type CutOff = Extract<Slip, { readonly kind: "end-missing" }>;

function isCutOff(slip: Slip): slip is CutOff {
  return slip.kind === "end-missing" && slip.atEndOfText;
}

/** The end tag whose `>` is right before the offset. */
function endTagBefore(text: string, offset: number): Span | undefined {
  const start = text.lastIndexOf("<", offset - 1);
  return text.startsWith("</", start) && text[offset - 1] === ">" ? { start, end: offset } : undefined;
}

/** Describes a slip; `shownBy` is the end tag that revealed it. */
export function nestingMistake(text: string, slip: Slip, shownBy: Span | undefined): WellFormednessProblem {
  switch (slip.kind) {
    case "slash-missing":
      return slashMissing(slip.element, slip.isCertain && slip.margin >= clearly.slash, relatedTo(text, slip, shownBy));
    case "end-missing":
      return endMissing(text, slip, relatedTo(text, slip, shownBy));
    case "end-too-many":
      return endTooMany(text, slip);
    case "end-misnamed":
      return endMisnamed(slip);
    case "start-misspelt":
      return startMisspelt(slip);
    case "ends-swapped":
      return endsSwapped(slip);
    case "start-for-end": {
      const { tag, element, isCertain } = slip;
      const name = quote(element.name);
      const message = `<${name}> is still open here; write </${name}> to close it`;
      return mistake(message, tag.start, tag.end, {
        related: [startOf(element)],
        ...fixOf(`Write </${element.name}>`, isCertain, { ...tagSpan(tag), newText: `</${element.name}>` }),
      });
    }
    case "closed-early":
      return closedEarly(text, slip);
    case "start-missing":
      return startMissing(text, slip);
    case "bracket-missing": {
      const { tag, start, isCertain } = slip;
      const written = tag.kind === "end" ? `/${tag.name}` : tag.name;
      const message = `"${quote(written)}" has no "<" before it; write <${quote(written)}`;
      return mistake(message, start, start + written.length, {
        ...fixOf(`Write <${written}`, isCertain, { start, end: start, newText: "<" }),
      });
    }
  }
}

type Related = WellFormednessProblem["related"][number];

function startOf({ start, nameSpan, name }: Token): Related {
  return { span: { start, end: nameSpan.end }, message: `<${quote(name)}> begins here` };
}

function relatedTo(text: string, { element }: { readonly element: Token }, shownBy: Span | undefined): Related[] {
  if (shownBy === undefined || shownBy.start < element.start) return [];
  const written = text.slice(shownBy.start, shownBy.end);
  return [{ span: shownBy, message: `${quote(written)} comes while <${quote(element.name)}> is open` }];
}

function tagSpan({ start, end }: Span): Span {
  return { start, end };
}

function slashMissing(element: Token, isSafe: boolean, related: Related[]): WellFormednessProblem {
  const name = quote(element.name);
  const { start, end } = element;
  return mistake(`<${name}> is never closed; end the tag with "/>" or write </${name}>`, start, end, {
    related,
    ...fixOf(`End <${element.name}> with />`, isSafe, { start: end - 1, end, newText: "/>" }),
  });
}

function endMissing(text: string, slip: CutOff, related: Related[]): WellFormednessProblem {
  const { element, last, lastEnd, isCertain, margin } = slip;
  const name = quote(element.name);
  const after = last.kind === "text" || last === element ? "its content" : `<${quote(last.name)}>`;
  return mistake(`<${name}> is never closed; write </${name}> after ${after}`, element.start, element.end, {
    related,
    ...fixOf(
      `Insert </${element.name}> after ${after}`,
      isCertain && margin >= clearly.endTag,
      endTagAfter(text, element, lastEnd),
    ),
  });
}

/** Writes the end tag of an element after its content: on a line of its own where the element has several. */
function endTagAfter(text: string, element: Token, contentEnd: number): Edit {
  const at = lineCommentsEnd(text, contentEnd);
  const isAlone = element.indent !== undefined && /[\n\r]/.test(text.slice(element.end, contentEnd));
  const newText = `${isAlone ? lineBreakWithIndent(text, element.start) : ""}</${element.name}>`;
  const end = isAlone ? at : contentEnd;
  return { start: end, end, newText };
}

/** The line break and indentation before an offset that begins its line. */
function lineBreakWithIndent(text: string, offset: number): string {
  let start = offset;
  while (text[start - 1] === " " || text[start - 1] === "\t") start -= 1;
  return (/\r\n|\n|\r/.exec(text)?.[0] ?? "\n") + text.slice(start, offset);
}

/** Returns the end of the comments that follow on the line of an offset and end it; else the offset. */
function lineCommentsEnd(text: string, offset: number): number {
  let end = offset;
  for (;;) {
    let next = end;
    while (text[next] === " " || text[next] === "\t") next += 1;
    if (next === text.length || text[next] === "\n" || text[next] === "\r") return end;
    const close = text.startsWith("<!--", next) ? text.indexOf("-->", next) : -1;
    if (close < 0) return offset;
    end = close + 3;
  }
}

type SlipOf<K extends Slip["kind"]> = Extract<Slip, { readonly kind: K }>;

function endTooMany(text: string, { tag, open }: SlipOf<"end-too-many">): WellFormednessProblem {
  const name = quote(tag.name);
  const message = `</${name}> closes nothing: ${open ? `<${quote(open.name)}> is open here` : "no element is open here"}; remove it`;
  const edit: Edit = { ...withItsLine(text, tag), newText: "" };
  return mistake(message, tag.start, tag.end, {
    related: open ? [startOf(open)] : [],
    ...fixOf(`Remove </${tag.name}>`, false, edit),
  });
}

/** The tag with its line when nothing else is on it. */
function withItsLine(text: string, tag: Token): Span {
  if (tag.indent === undefined) return tagSpan(tag);
  let { start, end } = tag;
  while (text[start - 1] === " " || text[start - 1] === "\t") start -= 1;
  while (text[end] === " " || text[end] === "\t") end += 1;
  const lineEnd = /^(?:\r\n|\n|\r)/.exec(text.slice(end, end + 2))?.[0];
  return lineEnd === undefined ? tagSpan(tag) : { start, end: end + lineEnd.length };
}

function endMisnamed({ tag, element, isSpelling }: SlipOf<"end-misnamed">): WellFormednessProblem {
  const name = quote(element.name);
  return mistake(`<${name}> is closed by </${quote(tag.name)}>; write </${name}>`, tag.start, tag.end, {
    related: [startOf(element)],
    ...fixOf(`Write </${element.name}>`, isSpelling, { ...tag.nameSpan, newText: element.name }),
  });
}

function startMisspelt({ tag, element }: SlipOf<"start-misspelt">): WellFormednessProblem {
  const name = quote(tag.name);
  const { nameSpan } = element;
  return mistake(`<${quote(element.name)}> is closed by </${name}>; write <${name}>`, nameSpan.start, nameSpan.end, {
    related: [{ span: tagSpan(tag), message: `</${name}> is here` }],
    ...fixOf(`Write <${tag.name}>`, false, { ...nameSpan, newText: tag.name }),
  });
}

function endsSwapped({ inner, first, second, isCertain }: SlipOf<"ends-swapped">): WellFormednessProblem {
  const [one, other] = [quote(first.name), quote(second.name)];
  return mistake(`</${one}> comes before </${other}>; write </${other}> first`, first.start, first.end, {
    related: [startOf(inner)],
    ...fixOf(
      `Swap </${first.name}> and </${second.name}>`,
      isCertain,
      { ...first.nameSpan, newText: second.name },
      { ...second.nameSpan, newText: first.name },
    ),
  });
}

function closedEarly(
  text: string,
  { element, closing, tag, isCertain }: SlipOf<"closed-early">,
): WellFormednessProblem {
  const name = quote(element.name);
  const related = [{ span: tagSpan(tag), message: `</${name}> is here` }];
  if (closing !== element) {
    const message = `</${name}> closes <${name}> before its content, which ends with another </${name}>; remove it`;
    return mistake(message, closing.start, closing.end, {
      related,
      ...fixOf(`Remove </${element.name}>`, false, { ...withItsLine(text, closing), newText: "" }),
    });
  }
  const message = `<${name}> ends with "/>", but </${name}> follows its content; write ">"`;
  let start = element.end - 2;
  while (/[ \t]/.test(text.charAt(start - 1))) start -= 1;
  return mistake(message, element.start, element.end, {
    related,
    ...fixOf(`End <${element.name}> with >`, isCertain, { start, end: element.end, newText: ">" }),
  });
}

function startMissing(text: string, { first, tag }: SlipOf<"start-missing">): WellFormednessProblem {
  const name = quote(tag.name);
  const before = first.name === "" ? "its content" : `<${quote(first.name)}>`;
  const isAlone = first.indent !== undefined && tag.indent !== undefined;
  // At the start of the line of what it is put before: that keeps its indentation.
  let at = first.start;
  while (isAlone && /[ \t]/.test(text.charAt(at - 1))) at -= 1;
  const [lineBreak, indent] = [/\r\n|\n|\r/.exec(text)?.[0] ?? "\n", lineBreakWithIndent(text, tag.start).trimStart()];
  const own = lineBreakWithIndent(text, tag.start).replace(/^[\r\n]+/, "");
  const newText = isAlone ? `${own || indent}<${tag.name}>${lineBreak}` : `<${tag.name}>`;
  return mistake(`</${name}> has no start tag; write <${name}> before ${before}`, tag.start, tag.end, {
    ...fixOf(`Insert <${tag.name}> before ${before}`, false, { start: at, end: at, newText }),
  });
}

/** Reports a text that ends while elements are open; the innermost is last. */
function cutOff(text: string, unclosed: readonly CutOff[]): WellFormednessProblem {
  const innermost = unclosed.at(-1)?.element as Token;
  const tags = unclosed
    .slice(-5)
    .reverse()
    .map(({ element }) => `</${quote(element.name)}>`);
  const listed = tags.length > 1 ? `${tags.slice(0, -1).join(", ")} and ${tags.at(-1)}` : tags.join("");
  const end = text.trimEnd().length;
  const newText = unclosed
    .toReversed()
    .map(({ element }) => {
      const lineBreak = element.indent === undefined ? "\n" : lineBreakWithIndent(text, element.start);
      return `${lineBreak}</${element.name}>`;
    })
    .join("");
  const name = quote(innermost.name);
  const around = unclosed.length === 2 ? "the element" : "the elements";
  const message =
    unclosed.length === 1
      ? `<${name}> is never closed; write ${listed} at the end`
      : `<${name}> and ${around} around it are never closed; write ${listed}`;
  const fix =
    unclosed.length <= 5
      ? fixOf(`Insert ${tags.join("").replaceAll("`", "")} at the end`, unclosed.length === 1, {
          start: end,
          end,
          newText,
        })
      : {};
  return mistake(message, innermost.start, innermost.end, fix);
}
