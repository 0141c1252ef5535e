// What the effective settings of a document are to the features.
import type { LintOptions } from "../lint/lint.js";
import { rules } from "../rules/rules.js";
import type { Severities } from "../severity.js";
import type { Version } from "../vocabulary/versions.js";

/** The effective settings of one document: its config file and the editor's settings, combined. */
export interface DocumentSettings {
  /** libvirt version that the editor's setting names. */
  readonly target?: Version;
  /** The one that the config file names. */
  readonly configTarget?: Version;
  /** The URI of the document's config file. */
  readonly config?: string;
  /** Rules that are off or have another severity. */
  readonly severities?: Severities;
  /** Nothing is found in the document, and nothing in others because of it. */
  readonly ignored?: boolean;
  /** Whether inlay hints are wanted; they are unless this is false. */
  readonly inlayHints?: boolean;
  /** Whether code lenses are wanted; they are unless this is false. */
  readonly codeLens?: boolean;
  /** Whether formatting also brings elements into libvirt's own order. */
  readonly orderChildren?: boolean;
}

const allOff: Severities = new Map(rules.map(({ id }) => [id, "off"]));

/** Says how a document with these settings is linted. */
export function lintOptions({ target, configTarget, severities, ignored }: DocumentSettings): LintOptions {
  return { configTarget, settingTarget: target, severities: ignored ? allOff : severities };
}
