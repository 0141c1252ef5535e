// Which documents are being typed in, and since when: what is half typed is better not talked about at once.
import { changeBetween, type TextDocument, type Typing } from "../service.js";
import type { Runtime } from "./runtime.js";

/** Pause in typing after which the tag at the cursor counts as written, in milliseconds. */
const tagPause = 1000;
/** The same for a document that is written from the top; saving it has the same effect. */
const documentPause = 5000;
/** In characters: so much at once is pasted, not typed. */
const longestTyped = 200;

interface TypingInDocuments {
  /** The text of a document was changed: that of `old`, bit by bit; without it another text was put in its place. */
  changed(old: TextDocument | undefined, document: TextDocument): void;
  /** The document was saved or closed. */
  ended(uri: string): void;
  /** `undefined` where nobody types. */
  of(uri: string): Typing | undefined;
}

/** `paused` is told when there may be more to say of a document. */
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
