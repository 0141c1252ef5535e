// Values about filtered queries: `connmark-allowlist` and `umbrella`.
import { unhidden } from "./line.js";
import { wideNumberProblem } from "./numbers.js";
import { after, cut, cutAll, missing, type Problem, type Token, wrong } from "./token.js";

/** Checks `MARK[/MASK][,PATTERN[/PATTERN]...]`. */
export function marksProblem(value: Token): Problem | undefined {
  const text = unhidden(value.text);
  const [head = ""] = /^[^,]*/.exec(text) ?? [];
  if (!/^[0-9]+(?:\/[0-9]+)?$/.test(head))
    return wrong({ text: head, start: value.start }, "is not a mark such as 1 or 1/255");
  if (head.length === text.length) return undefined;
  for (let at = head.length + 1; at <= text.length; ) {
    const end = text.indexOf("/", at);
    const pattern = text.slice(at, end < 0 ? text.length : end);
    const says = pattern === "*" ? undefined : patternFault(pattern);
    if (says !== undefined) return wrong({ text: pattern, start: value.start + at }, says);
    at = end < 0 ? text.length + 1 : end + 1;
  }
  const [mark, mask] = cut({ text: head, start: value.start }, "/");
  const bad = wideNumberProblem(mark, 1) ?? (mask && wideNumberProblem(mask, 1));
  if (bad || !mask) return bad;
  const outside = BigInt(mark.text) & ~BigInt(mask.text) & 0xffff_ffffn;
  return outside === 0n ? undefined : wrong(mark, `has bits outside the mask ${mask.text}`);
}

/** What is wrong with a pattern of names: the end of a sentence. */
function patternFault(pattern: string): string | undefined {
  const odd = /[^a-zA-Z0-9.*-]/.exec(pattern);
  if (odd) return "has a character that names do not have";
  const labels = pattern.split(".");
  for (const label of labels) {
    if (label === "") return pattern === "" ? "is empty" : "has an empty label";
    if (/^-|-$/.test(label)) return "has a label with a hyphen at its end";
    const plain = label.replaceAll("*", "");
    if (label.length - plain.length > 2) return "has a label with more than two `*`";
    if (plain.length > 63) return "has a label that is too long: at most 63 bytes";
  }
  const last = labels.at(-1) ?? "";
  if (labels.length < 2) return "needs at least two labels";
  if (labels.slice(-2).some((label) => label.includes("*"))) return "has `*` in one of the last two labels";
  if (/^[0-9]+$/.test(last)) return "ends with a number";
  if (last.toLowerCase() === "local") return "ends with local, which is not allowed here";
  return pattern.replaceAll("*", "").length > 253 ? "is too long: at most 253 bytes" : undefined;
}

/** Checks `[deviceid:HEX][,orgid:N][,assetid:N]`. */
export function umbrellaProblem(value: Token): Problem | undefined {
  for (const piece of cutAll(value)) {
    const { text } = piece;
    if (text.includes("deviceid:")) {
      if (!/^[0-9a-fA-F]{16}$/.test(text.slice(9))) return wrong(piece, "does not have 16 hexadecimal digits");
    } else if (text.includes("orgid:") || text.includes("assetid:")) {
      const bad = wideNumberProblem(after(piece, text.includes("orgid:") ? 6 : 8));
      if (bad) return bad;
    } else
      return text === ""
        ? missing(piece, "a deviceid, orgid or assetid")
        : wrong(piece, "is not deviceid:, orgid: or assetid:");
  }
  return undefined;
}
