// The severity of a finding, and the stage at which libvirt acts on it.

export type Severity = "error" | "warning" | "information" | "hint";

/**
 * What libvirt does with the document.
 *
 * - `parse`: its XML parser rejects it
 * - `define`: its network driver rejects it
 * - `schema`: only schema validation (`net-define --validate`, `virt-xml-validate`) rejects it
 * - `start`: it can be defined but never starts
 * - `ignored`: part of it is silently ignored or interpreted as something else
 * - `runtime`: it fails later, or on most hosts
 * - `advice`: it is accepted, but not recommended
 */
export type Stage = "parse" | "define" | "schema" | "start" | "ignored" | "runtime" | "advice";

/** Worst first. */
export const allSeverities: readonly Severity[] = ["error", "warning", "information", "hint"];

/** The stages at which libvirt rejects the network; a finding of such a stage is an error, any other never is. */
export const refusals: ReadonlySet<Stage> = new Set(["parse", "define", "schema", "start"]);

/** The configured severities of rules, by their ids, or `off`. */
export type Severities = ReadonlyMap<string, Severity | "off">;
