// The libvirt version a document is checked for: the one place that knows which request takes precedence.
import { newest, type Version } from "../vocabulary/versions.js";

/** Requests for a version from outside the document; each is a version that virnet knows. */
export interface TargetRequests {
  /** The command line, or a program that uses the library: for all documents, whatever their directives. */
  readonly target?: Version | undefined;
  /** The document's config file. */
  readonly configTarget?: Version | undefined;
  /** The editor's setting, or a program's default. */
  readonly settingTarget?: Version | undefined;
}

export type TargetSource = "request" | "comment" | "config" | "setting" | "default";

export interface Target {
  readonly version: Version;
  readonly source: TargetSource;
}

/** The first of: a request for all documents, the document's directive, its config file, the setting, the newest known. */
export function chooseTarget(requests: TargetRequests, comments: { readonly target?: Version | undefined }): Target {
  const candidates: readonly [TargetSource, Version | undefined][] = [
    ["request", requests.target],
    ["comment", comments.target],
    ["config", requests.configTarget],
    ["setting", requests.settingTarget],
  ];
  for (const [source, version] of candidates) if (version !== undefined) return { version, source };
  return { version: newest, source: "default" };
}
