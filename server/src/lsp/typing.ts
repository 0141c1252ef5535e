// Which documents the user is typing in, and since when, so that half-typed parts are not reported at once.
import { changeBetween, type TextDocument, type Typing } from "../service.js";
import type { Runtime } from "./runtime.js";

/** Pause in typing after which the tag at the cursor is taken as complete, in milliseconds. */
const tagPause = 1000;
/** Pause after which a document written from scratch is taken as complete, in milliseconds; saving has the same effect. */
const documentPause = 5000;
/** In characters: a longer change is pasted, not typed. */
const longestTyped = 200;

interface TypingInDocuments {
  /** The text of a document was changed: edited from that of `old`, or replaced as a whole without it. */
  changed(old: TextDocument | undefined, document: TextDocument): void;
  /** The document was saved or closed. */
  ended(uri: string): void;
  /** `undefined` where the user is not typing. */
  of(uri: string): Typing | undefined;
}

/** `paused` is called when typing in a document has paused, so that more can be reported. */
export function createTyping(runtime: Runtime, paused: (uri: string) => void): TypingInDocuments {
  const states = new Map<string, { readonly typing: Typing; readonly stop: () => void }>();
  const end = (uri: string) => {
    states.get(uri)?.stop();
    states.delete(uri);
  };
  return {
    changed(old, { uri, text }) {
      if (old?.text === text) return;
      end(uri);
      const change = old && changeBetween(old.text, text);
      if (change === undefined || change.newText.length > longestTyped) return;
      const at = change.start + change.newText.length;
      const pausing = runtime.later(() => {
        const stop = runtime.later(() => {
          states.delete(uri);
          paused(uri);
        }, documentPause - tagPause);
        states.set(uri, { typing: { at, isPausing: true }, stop });
        paused(uri);
      }, tagPause);
      states.set(uri, { typing: { at, isPausing: false }, stop: pausing });
    },
    ended: end,
    of: (uri) => states.get(uri)?.typing,
  };
}
