// What the effective settings of a document are to the features.
import type { LintOptions } from "../lint/lint.js";
import { rules } from "../rules/rules.js";
import type { Severities } from "../severity.js";
import type { Version } from "../vocabulary/versions.js";

/** The effective settings of one document: its config file combined with the editor's settings. */
export interface DocumentSettings {
  /** The libvirt version that the editor's setting names. */
  readonly target?: Version;
  /** The one that the config file names. */
  readonly configTarget?: Version;
  /** The URI of the document's config file. */
  readonly config?: string;
  /** Rules that are off or have another severity. */
  readonly severities?: Severities;
  /** Whether the document has no findings, and causes none in others. */
  readonly ignored?: boolean;
  /** Whether to show inlay hints; true unless set to false. */
  readonly inlayHints?: boolean;
  /** Whether to show code lenses; true unless set to false. */
  readonly codeLens?: boolean;
  /** Whether formatting also puts elements in libvirt's order. */
  readonly orderChildren?: boolean;
}

const allOff: Severities = new Map(rules.map(({ id }) => [id, "off"]));

/** Tells settings apart by what of them affects the findings of a document alone. */
export function lintKeyOf({ target, configTarget, severities, ignored }: DocumentSettings): string {
  return JSON.stringify([configTarget, target, [...(severities ?? [])], ignored]);
}

/** Says how a document with these settings is linted; `path` is its URI. */
export function lintOptions(
  { target, configTarget, severities, ignored }: DocumentSettings,
  path?: string,
): LintOptions {
  return { configTarget, settingTarget: target, severities: ignored ? allOff : severities, path };
}
