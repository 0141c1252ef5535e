// Finds the spans that overlap another, in logarithmic time if they do not contain each other.
import { countLeading } from "../search.js";
import type { Span } from "../xml/tree.js";

interface SpanIndex {
  /** How many share a character with the span, or are in it when they are empty. */
  crossing(span: Span): number;
  /** Whether one shares a character or an edge with the span. */
  touches(span: Span): boolean;
}

export function indexSpans(spans: readonly Span[]): SpanIndex {
  const ordered = spans.toSorted((a, b) => a.start - b.start || a.end - b.end);
  /** The furthest end up to each span. */
  const furthest: number[] = [];
  for (const { end } of ordered) furthest.push(Math.max(end, furthest.at(-1) ?? 0));

  /** Those that share a character or an edge. */
  function meeting({ start, end }: Span): Span[] {
    const found: Span[] = [];
    for (
      let index = countLeading(ordered, (span) => span.start <= end) - 1;
      index >= 0 && (furthest[index] ?? 0) >= start;
      index -= 1
    ) {
      const span = ordered[index];
      if (span && span.end >= start) found.push(span);
    }
    return found;
  }

  return {
    crossing: (span) =>
      span.start === span.end
        ? 0
        : meeting(span).filter(({ start, end }) =>
            start === end ? span.start <= start && start < span.end : start < span.end && span.start < end,
          ).length,
    touches: (span) => meeting(span).length > 0,
  };
}
