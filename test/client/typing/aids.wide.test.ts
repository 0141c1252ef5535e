// Text inserted by typing aids never interferes with what is typed, however late it arrives.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { everyNth, quickOrWide } from "../../helpers/wide.js";
import { typed } from "./editor.js";

/** Elements of one name beside each other, which can take each other's end tags. */
const alike = `<network>
  <dns>
    <host ip='192.168.77.2'>
      <hostname>web</hostname>
      <hostname>www</hostname>
      <hostname>mail</hostname>
    </host>
  </dns>
  <title>a</title>
</network>`;

const networks = readdirSync("examples")
  .filter((name) => name.endsWith(".xml"))
  .map((name) => [name, readFileSync(`examples/${name}`, "utf8")] as const)
  .map(([name, text]) => [name, text.replace(/<!--.*?-->\n/gs, "").trimEnd()] as const);

const flat = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .join("\n");

/** Every character by hand. */
const byHand = (text: string) => [...flat(text)];

/** The end tags left to the editor. */
function leaving(text: string): string[] {
  const lines = flat(text).split("\n");
  return lines
    .flatMap((line, index) => {
      const next = lines[index + 1];
      const enter = next === undefined || next.startsWith("</") ? "" : "\n";
      if (line.startsWith("</")) return [`↓${line}`, enter];
      const content = line.replace(/([^<>\s])<\/[^>]*>$/, "$1→");
      return [...content, enter || (/(?:\/>|→)$/.test(content) ? "" : "\n")];
    })
    .filter((key) => key !== "");
}

/** Numbers from 0 to below 1, always the same for a seed. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

/** Small things that people do, by what is there before and afterwards. */
const small: readonly (readonly [title: string, before: string, keys: string, after: string])[] = [
  ["closes a tag", "|", "<a>", "<a></a>"],
  ["closes no tag that is closed", "|</a>", "<a>", "<a></a>"],
  ["closes the tag that another one took the end tag of", "<a>|</a>", "<a>", "<a><a></a></a>"],
  ["closes nothing in a comment", "<!-- | -->", "<a>", "<!-- <a> -->"],
  ["closes nothing in a value", "<a b='|'/>", "c>", "<a b='c>'/>"],
  ["lets an end tag be typed that is there", "|", "<a>…x</a>y", "<a>x</a>y"],
  ["lets it be typed in a line of its own", "|", "<a>\n<b/>\n</a>\n<c/>", "<a>\n  <b/>\n</a>\n<c/>"],
  ["keeps an end tag that was there before", "<a>|</a>", "</a>", "<a></a></a>"],
  ["indents an end tag", "  <a>\n|", "</a>", "  <a>\n  </a>"],
  ["indents an end tag less", "<a>\n  |", "</a>", "<a>\n</a>"],
  ["indents like what stands beside it", "<a>\n    <b/>|\n</a>", "\n<c/>…", "<a>\n    <b/>\n    <c/>\n</a>"],
  ["keeps indentation that is typed", "<a>\n  <b/>|\n</a>", "\n   <c/>…", "<a>\n  <b/>\n   <c/>\n</a>"],
  ["keeps lines of text", "<a>\n  <b>x|</b>\n</a>", "\n y\nz…", "<a>\n  <b>x\n y\nz\n</b>\n</a>"],
  ["keeps lines between attributes", "<a>\n  <b|/>\n</a>", "\n c='1'…", "<a>\n  <b\n c='1'/>\n</a>"],
  ["writes quotes", "<a|", " b=…", "<a b=''"],
  ["writes quotes like those before", '<a c="1"|', " b=…", '<a c="1" b=""'],
  ["writes no quotes where text is typed", "<a>|</a>", "b=…", "<a>b=</a>"],
  ["lets quotes be typed that are there", "<a|", " b=…'x'/>", "<a b='x'/>"],
  ["lets quotes be typed at once", "<a|", " b='x'/>", "<a b='x'/>"],
  ["breaks no value", "<a b='x|' c='z'/>", "\n", "<a b='x' c='z'/>"],
  ["breaks lines between attributes", "<a b='x'| c='z'/>", "\n", "<a b='x'\n c='z'/>"],
  ["breaks lines where a quote is missing", "<a b='x|\n<c/>", "\n", "<a b='x\n\n<c/>"],
];

describe("typing aids", () => {
  for (const [title, before, keys, after] of small) {
    it(title, () => {
      for (const latency of [0, 3, 25])
        assert.equal(typed([...keys], { keys: 7, latency: () => latency }, before), after);
    });
  }

  for (const [name, text] of [["elements of one name", alike] as const, ...everyNth(networks, 8)]) {
    for (const most of [0, 8, 60, 400]) {
      it(`${name}, messages of up to ${most} steps`, () => {
        for (let seed = 1; seed <= quickOrWide(1, 8); seed += 1) {
          const random = chance(seed * 7919 + most);
          const pace = {
            keys: 4 + seed * 3,
            latency: () => Math.floor(random() * (most + 1)),
            indent: () => " ".repeat(random() * 9),
          };
          assert.equal(typed(byHand(text), pace), text, `by hand, seed ${seed}`);
          assert.equal(typed(leaving(text), pace), text, `end tags left, seed ${seed}`);
        }
      });
    }
  }
});
