// The texts of the status item, its tooltip in Markdown, and of Show Output.
import type { AboutAnswer, TargetAnswer } from "../../server/src/protocol.js";
import { releasesWith } from "../../server/src/releases.js";
import type { ServerState } from "./server.js";

/** Findings by severity. */
export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  /** Information and hints. */
  readonly advice: number;
}

interface Shown {
  readonly text: string;
  readonly tooltip: string;
  readonly command: "virnet.chooseTarget" | "virnet.restart" | "virnet.showOutput";
}

const sources: Record<TargetAnswer["source"], string> = {
  comment: "set by a `virnet-target` directive in the document",
  config: "set by the nearest `.virnet.json`",
  setting: "set by `virnet.target`",
  default: "the newest virnet knows",
};

/** @param target `undefined` when the server does not answer */
export function statusOf(state: ServerState, target: TargetAnswer | undefined, counts: Counts): Shown | undefined {
  if (state === "off") return undefined;
  if (state === "starting") {
    return { text: "$(loading~spin) libvirt", tooltip: "virnet is starting.", command: "virnet.showOutput" };
  }
  if (state === "failed") {
    const tooltip = "The language server of virnet is not running.\n\nClick to restart it.";
    return { text: "$(error) virnet", tooltip, command: "virnet.restart" };
  }
  const { errors, warnings, advice } = counts;
  const text = ["libvirt", target?.version, errors && `$(error) ${errors}`, warnings && `$(warning) ${warnings}`];
  const checked =
    target && `Checked for libvirt **${target.version}**${whoHas(target.version)}, ${sources[target.source]}.`;
  const all = [
    counted(errors, "error"),
    counted(warnings, "warning"),
    counted(advice, "piece of advice", "pieces of advice"),
  ].filter((part) => part !== undefined);
  const found = all.length > 0 ? `Found: ${all.join(", ")}.` : "No findings.";
  return {
    text: text.filter(Boolean).join(" "),
    tooltip: [checked, found, "Click to choose another version."].filter(Boolean).join("\n\n"),
    command: "virnet.chooseTarget",
  };
}

/** Maximum number of releases named for a version. */
const mostReleases = 3;

function whoHas(version: string): string {
  const labels = releasesWith(version).map(({ label }) => label);
  if (labels.length === 0) return "";
  const more = labels.length > mostReleases ? ", ..." : "";
  return ` of ${labels.slice(0, mostReleases).join(", ")}${more}`;
}

function counted(count: number, one: string, many = `${one}s`): string | undefined {
  return count === 0 ? undefined : `${count} ${count === 1 ? one : many}`;
}

interface AboutParts {
  /** Version of the extension. */
  readonly extension: string;
  readonly editor: string;
  readonly state: ServerState;
  /** `undefined` when the server does not answer. */
  readonly about: AboutAnswer | undefined;
  /** The network in the active editor. */
  readonly document: { readonly uri: string; readonly language: string } | undefined;
  readonly target: TargetAnswer | undefined;
}

/** What a bug report needs: versions, target, config, documents, and the last analysis. Several lines. */
export function aboutText({ extension, editor, state, about, document, target }: AboutParts): string {
  const latest = about?.latest;
  const lines: (string | undefined)[] = [
    `virnet ${extension}, server ${about?.version ?? state}`,
    `Editor: ${editor}`,
    document ? `Document: ${document.uri} (${document.language})` : "Document: no network in the active editor",
    target && `Target: libvirt ${target.version}, ${sources[target.source].replaceAll("`", "")}`,
    document && `Config: ${target?.config ?? "none"}`,
    about && `Documents: ${about.open} open, ${about.read} others read`,
    about && `Last analysis: ${latest ? `${latest.uri} at ${latest.time}, ${latest.milliseconds} ms` : "none yet"}`,
  ];
  return lines.filter((line) => line !== undefined).join("\n");
}
