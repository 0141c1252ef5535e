// An editor as typing/aids.ts sees VS Code: keys change the text at once, the aids are notified later, and their edits
// are rejected if anything was typed in between.
import { createAids } from "../../../client/src/typing/aids.js";
import type { Edit } from "../../../client/src/typing/marks.js";

/** One in so many steps of time a key is pressed; messages take up to so many steps, either way. */
export interface Pace {
  readonly keys: number;
  readonly latency: () => number;
  /** The indentation of the next new line. */
  readonly indent?: () => string;
}

interface Message {
  readonly due: number;
  act(): void;
}

/**
 * Types the keys (`\n` is Enter, `…` a pause, `→` End, `↓</dhcp>` Down and End as soon as that is the line below) into the text at the
 * `|`; returns the text at the end.
 */
export function typed(
  keys: readonly string[],
  { keys: every, latency, indent = () => "" }: Pace,
  marked = "|",
): string {
  let [text, cursor, version] = [marked.replace("|", ""), marked.indexOf("|"), 0];
  let now = 0;
  const toAids: Message[] = [];
  const toEditor: Message[] = [];
  const aids = createAids(() => ({ endTags: true, quotes: true, indentation: "  " }));
  let known = { text, cursor, version };
  let [asked, lastHeard]: [boolean, number] = [false, 0];
  /** Whether the aids have heard of something since they were asked what to do. */
  let isNews = false;

  function send(queue: Message[], act: () => void): void {
    queue.push({ due: Math.max(now + latency(), queue.at(-1)?.due ?? 0), act });
  }
  function change(offset: number, length: number, inserted: string, cursorAt: number, own?: Edit): void {
    text = text.slice(0, offset) + inserted + text.slice(offset + length);
    cursor = cursorAt;
    version += 1;
    const after = { text, cursor, version };
    send(toAids, () => {
      known = after;
      lastHeard = now;
      aids.changed({ offset, length, text: inserted }, after.text, own);
    });
  }
  function proceed(): void {
    const pausing = now - lastHeard > 30;
    if (asked || (!isNews && now - lastHeard !== 31)) return;
    isNews = false;
    const edit = aids.next(known.text, known.cursor, pausing);
    if (edit === undefined) return;
    asked = true;
    const { version: about } = known;
    send(toEditor, () => {
      if (version === about) {
        // White space that the editor wrote goes away when something else is edited.
        const white = /\n([\t ]+)$/.exec(text.slice(0, cursor))?.[1] ?? "";
        const lineStart = cursor - white.length;
        const trims = white !== "" && edit.start >= cursor && (text[cursor] === "\n" || edit.start === cursor);
        const by = edit.text.length - (edit.end - edit.start);
        const moved = cursor >= edit.end ? cursor + by : Math.min(cursor, edit.start);
        change(
          edit.start,
          edit.end - edit.start,
          edit.text,
          edit.cursor === undefined ? moved : edit.start + edit.cursor,
          edit,
        );
        if (trims) {
          text = text.slice(0, lineStart) + text.slice(lineStart + white.length);
          cursor -= white.length;
          version += 1;
          const after = { text, cursor, version };
          send(toAids, () => {
            known = after;
            aids.moved({ offset: lineStart, length: white.length, text: "" });
          });
        }
      }
      send(toAids, () => {
        asked = false;
      });
    });
  }
  function press(key: string): boolean {
    const lineEnd = (from: number) => (text.indexOf("\n", from) < 0 ? text.length : text.indexOf("\n", from));
    if (key === "…") return !asked && toAids.length === 0 && now - lastHeard > 60;
    if (key === "→") cursor = lineEnd(cursor);
    else if (key.startsWith("↓")) {
      // Nobody goes on while the end tag is to come to the line.
      if (/<[^<>\n]*>[^<>\n]+$/.test(text.slice(0, lineEnd(cursor)))) return false;
      const below = lineEnd(cursor) + 1;
      if (text.slice(below, lineEnd(below)).trim() !== key.slice(1)) return false;
      cursor = lineEnd(below);
    } else if (key === "'" && text[cursor] === "'" && !/=$/.test(text.slice(0, cursor))) {
      change(cursor, 1, "'", cursor + 1);
    } else if (key === "'" && /=$/.test(text.slice(0, cursor)) && text[cursor] !== "'") {
      change(cursor, 0, "''", cursor + 1);
    } else if (key === "\n" && />[^<\n]*$/.test(text.slice(0, cursor)) && text.startsWith("</", cursor)) {
      const [inner, outer] = [indent(), indent()];
      change(cursor, 0, `\n${inner}\n${outer}`, cursor + 1 + inner.length);
    } else if (key === "\n") {
      const line = `\n${indent()}`;
      change(cursor, 0, line, cursor + line.length);
    } else {
      change(cursor, 0, key, cursor + key.length);
    }
    if (/[→↓]/.test(key)) {
      const at = cursor;
      send(toAids, () => {
        known = { ...known, cursor: at };
      });
    }
    return true;
  }

  const left = [...keys];
  for (let quiet = 0; quiet < 20 * 400; now += 1) {
    for (const queue of [toAids, toEditor])
      while ((queue[0]?.due ?? Number.POSITIVE_INFINITY) <= now) {
        queue.shift()?.act();
        isNews = true;
      }
    proceed();
    quiet = left.length === 0 ? quiet + 1 : 0;
    if (now % every === 0 && left[0] !== undefined && press(left[0])) left.shift();
    if (now > 1e6) throw new Error(`no end after ${text}`);
  }
  return text;
}
