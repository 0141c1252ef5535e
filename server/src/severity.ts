// How bad a finding is, and what libvirt does with a document that has it.

export type Severity = "error" | "warning" | "information" | "hint";

/**
 * What libvirt does with the document.
 *
 * - `parse`: its XML parser refuses it
 * - `define`: its network driver refuses to define it
 * - `schema`: only schema validation (`net-define --validate`, `virt-xml-validate`) refuses it
 * - `start`: it can be defined but never started
 * - `ignored`: part of it is dropped or reread as something else, without a word
 * - `runtime`: it fails later, or on most hosts
 * - `advice`: nothing; a seasoned administrator would write it differently
 */
export type Stage = "parse" | "define" | "schema" | "start" | "ignored" | "runtime" | "advice";

/** Worst first. */
export const allSeverities: readonly Severity[] = ["error", "warning", "information", "hint"];

/** The stages in which libvirt refuses; a finding of such a stage is an error, any other finding never is. */
export const refusals: ReadonlySet<Stage> = new Set(["parse", "define", "schema", "start"]);

/** What someone makes of rules, by their ids: another severity than their own, or nothing at all. */
export type Severities = ReadonlyMap<string, Severity | "off">;
