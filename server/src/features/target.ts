// The libvirt version a document is checked for, and where that is written.

import type { TargetSource } from "../lint/target.js";
import type { TargetAnswer } from "../protocol.js";
import { formatVersion } from "../vocabulary/versions.js";
import { removeSpan } from "../xml/edits.js";
import type { Analysis } from "./analysis.js";
import type { DocumentSettings } from "./settings.js";

/** The version, who chose it, and the directive that does; `null` for a document that is not a network. */
export function targetOf({ result, positions }: Analysis, { config }: DocumentSettings): TargetAnswer | null {
  if (!result.isNetwork) return null;
  // An editor asks nothing of all documents, whatever they say.
  const source = result.targetSource as Exclude<TargetSource, "request">;
  const written = result.directives.all.find(({ kind }) => kind === "target");
  const named = written?.names[0];
  const directive = written &&
    named && {
      version: positions.rangeOf(named.span),
      whole: positions.rangeOf(removeSpan(result.document, written.span)),
    };
  return {
    version: formatVersion(result.target),
    source,
    ...(config !== undefined && { config }),
    ...(directive && { directive }),
  };
}
