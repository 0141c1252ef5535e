// Marked networks for tests of features: `|` is the cursor, `«»` surround expected spans.

import type { Analysis } from "../../server/src/features/analysis.js";
import type { Range } from "../../server/src/positions.js";
import { analysisOf } from "../helpers/analysis.js";
import { cursor, spans } from "../helpers/markers.js";

/** A document around what stands in the network; a whole document stays as it is. */
export const whole = (content: string): string =>
  content.includes("<network") ? content : `<network><name>lab</name>${content}</network>`;

export interface Marked {
  readonly analysis: Analysis;
  readonly offset: number;
  /** The marked stretches, each as `start:text`, in the order of their starts. */
  readonly expected: readonly string[];
}

/** The analysis of a marked network, its cursor, and what stands between the marks. */
export function marked(content: string, target?: string): Marked {
  const both = whole(content);
  const { text, offset } = cursor(both.replace(/[«»]/g, ""));
  const found = spans(both.replace("|", ""));
  return {
    analysis: analysisOf(text, target === undefined ? {} : { target }),
    offset,
    expected: found.spans.map(({ start, end }) => `${start}:${text.slice(start, end)}`),
  };
}

/** A range as `start:text`, comparable with what was marked. */
export function told({ positions, document }: Analysis, range: Range): string {
  const { start, end } = positions.spanOf(range);
  return `${start}:${document.text.slice(start, end)}`;
}
