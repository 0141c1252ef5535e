// Hexadecimal bytes as dnsmasq parses them: digits in groups between `:`, `-` or spaces, `*` for any byte.
import { type Problem, type Token, wrong } from "./token.js";

/**
 * Checks hexadecimal bytes. Only up to `most` bytes are read. `hardware`: whether the first group may be the type of
 * hardware, before a hyphen.
 */
export function hexProblem(
  token: Token,
  { most = Number.POSITIVE_INFINITY, hardware = false } = {},
): Problem | undefined {
  const { text } = token;
  let count = 0;
  let start = 0;
  let typed = !hardware;
  while (count < most) {
    let end = start;
    while (end < text.length && !/[:\- ]/.test(text.charAt(end))) {
      if (!/[0-9a-fA-F*]/.test(text.charAt(end))) return notHexadecimal(token, start);
      end++;
    }
    const group = text.slice(start, end);
    if (group === "*" && !(text[end] === "-" && count === 0 && !typed)) count++;
    else if (group !== "" && !typed && count === 0 && text[end] === "-") typed = true;
    else {
      for (let at = 0; at < group.length && count < most; at += 2, count++) {
        if (group.slice(at, at + 2).includes("*")) return notHexadecimal(token, start);
      }
    }
    if (end >= text.length) break;
    start = end + 1;
  }
  return undefined;
}

function notHexadecimal(token: Token, start: number): Problem {
  const group = /^[^:\- ]*/.exec(token.text.slice(start))?.[0] ?? "";
  return wrong({ text: group, start: token.start + start }, "is not hexadecimal");
}
