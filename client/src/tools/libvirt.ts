// The libvirt of this machine as the settings name it, and what the user is told when it does not do what was asked.

import { readFile } from "node:fs/promises";
import { commands, type Disposable, env, type LogOutputChannel, type Uri, window, workspace } from "vscode";
import { complaint, explainedError } from "./answers.js";
import { isThere } from "./find-program.js";
import { installAdvice } from "./packages.js";
import { type Outcome, run } from "./run.js";

/** Connecting may take a while over a network, or until a password was asked for. In milliseconds. */
const patience = 30_000;

/** Name or path of virsh. */
export function virshPath(): string {
  return workspace.getConfiguration("virnet").get<string>("virshPath", "").trim() || "virsh";
}

/** The libvirt whose networks are live; empty for the one virsh itself would choose. */
export function connection(scope?: Uri): string {
  return workspace.getConfiguration("virnet", scope).get<string>("libvirtUri", "").trim();
}

/** Whether tools may be run here; a user who may not is told so, and how to change it. */
export async function isTrusted(): Promise<boolean> {
  if (workspace.isTrusted) return true;
  const manage = "Manage Workspace Trust";
  const message = "virnet: libvirt's tools are run in trusted workspaces only.";
  const answer = await window.showWarningMessage(message, manage);
  if (answer === manage) await commands.executeCommand("workbench.trust.manage");
  return false;
}

/**
 * What `when` clauses ask for. Set where virsh is missing, so that its command is listed before the extension runs: then
 * nobody knows yet.
 */
const withoutVirsh = "virnet.withoutVirsh";

/** Sets the context for `when` clauses, now and whenever the path of virsh changes. */
export function tellOfVirsh(): Disposable {
  const look = async () => {
    await commands.executeCommand("setContext", withoutVirsh, !(await isThere(virshPath(), process.env)));
  };
  void look();
  return workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration("virnet.virshPath")) void look();
  });
}

/** Asks virsh, reading only. */
export async function askVirsh(args: readonly string[], log: LogOutputChannel, signal?: AbortSignal): Promise<Outcome> {
  const virsh = virshPath();
  const began = Date.now();
  const outcome = await run(virsh, args, { milliseconds: patience, signal });
  const end = outcome.kind === "ended" ? `exit code ${outcome.code}` : outcome.kind;
  log.info(`${[virsh, ...args].join(" ")}: ${end} after ${Date.now() - began} ms`);
  if (outcome.kind === "ended" && outcome.stderr.trim() !== "") log.info(outcome.stderr.trim());
  return outcome;
}

/** Tells the user why a tool did not do what was asked. @param what could not be done, as a sentence without its full stop */
export async function tell(what: string, program: string, outcome: Outcome): Promise<void> {
  if (outcome.kind === "cancelled") return;
  if (outcome.kind === "missing") return tellMissing(program);
  const why = outcome.kind === "ended" ? explainedError(outcome.stderr) : complaint(program, outcome);
  const settings = "Open Settings";
  const answer = await window.showErrorMessage(`virnet: ${what}: ${why}`, settings);
  if (answer === settings) await commands.executeCommand("workbench.action.openSettings", "virnet.libvirtUri");
}

/** Tells the user that a tool is not there, and how it gets there. */
export async function tellMissing(program: string): Promise<void> {
  const advice = installAdvice(await readFile("/etc/os-release", "utf8").catch(() => process.platform));
  const [copy, settings] = ["Copy Command", "Open Settings"];
  const where = env.remoteName === undefined ? "on this machine" : "on the machine the workspace is on";
  const message = `virnet: ${program} was not found ${where}. ${advice.text}`;
  const answer = await window.showErrorMessage(message, ...(advice.command ? [copy] : []), settings);
  if (answer === copy && advice.command) await env.clipboard.writeText(advice.command);
  if (answer === settings) await commands.executeCommand("workbench.action.openSettings", "virnet.virshPath");
}
