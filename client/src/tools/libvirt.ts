// The libvirt of this machine according to the settings, and the messages for the user when its tools fail.

import { readFile } from "node:fs/promises";
import { commands, type Disposable, env, type LogOutputChannel, type Uri, window, workspace } from "vscode";
import { complaint, explainedError } from "./answers.js";
import { isThere } from "./find-program.js";
import { installAdvice } from "./packages.js";
import { type Outcome, run } from "./run.js";

/** How long virsh may take to connect, perhaps over a network or with a password prompt, in milliseconds. */
const patience = 30_000;

/** Name or path of virsh. */
export function virshPath(): string {
  return workspace.getConfiguration("virnet").get<string>("virshPath", "").trim() || "virsh";
}

/** The URI of the libvirt to read from; empty for the default of virsh. */
export function connection(scope?: Uri): string {
  return workspace.getConfiguration("virnet", scope).get<string>("libvirtUri", "").trim();
}

/** Whether tools may be run here; if not, tells the user and offers to change it. */
export async function requireTrust(): Promise<boolean> {
  if (workspace.isTrusted) return true;
  const manage = "Manage Workspace Trust";
  const message = "virnet: libvirt's tools run only in trusted workspaces.";
  const answer = await window.showWarningMessage(message, manage);
  if (answer === manage) await commands.executeCommand("workbench.trust.manage");
  return false;
}

/**
 * The context key of `when` clauses. It is set where virsh is missing, so that the command is listed before the extension
 * runs, when that is unknown.
 */
const withoutVirsh = "virnet.withoutVirsh";

/** Sets the context key for `when` clauses, now and whenever the path of virsh changes. */
export function followVirsh(): Disposable {
  const look = async () => {
    await commands.executeCommand("setContext", withoutVirsh, !(await isThere(virshPath(), process.env)));
  };
  void look();
  return workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration("virnet.virshPath")) void look();
  });
}

/** Runs virsh and logs it; the arguments must only read. */
export async function askVirsh(args: readonly string[], log: LogOutputChannel, signal?: AbortSignal): Promise<Outcome> {
  const virsh = virshPath();
  const began = Date.now();
  const outcome = await run(virsh, args, { milliseconds: patience, signal });
  const end = outcome.kind === "ended" ? `exit code ${outcome.code}` : outcome.kind;
  log.info(`${[virsh, ...args].join(" ")}: ${end} after ${Date.now() - began} ms`);
  if (outcome.kind === "ended" && outcome.stderr.trim() !== "") log.info(outcome.stderr.trim());
  return outcome;
}

/** Tells the user why a tool failed. @param what the failure, as a sentence without a full stop */
export async function tell(what: string, program: string, outcome: Outcome): Promise<void> {
  if (outcome.kind === "cancelled") return;
  if (outcome.kind === "missing") return tellMissing(program);
  const why = outcome.kind === "ended" ? explainedError(outcome.stderr) : complaint(program, outcome);
  const settings = "Open Settings";
  const answer = await window.showErrorMessage(`virnet: ${what}: ${why}`, settings);
  if (answer === settings) await commands.executeCommand("workbench.action.openSettings", "virnet.libvirtUri");
}

/** Tells the user that a tool is missing, and how to install it. */
export async function tellMissing(program: string): Promise<void> {
  const advice = installAdvice(await readFile("/etc/os-release", "utf8").catch(() => process.platform));
  const [copy, settings] = ["Copy Command", "Open Settings"];
  const where = env.remoteName === undefined ? "on this machine" : "on the machine the workspace is on";
  const message = `virnet: ${program} was not found ${where}. ${advice.text}`;
  const answer = await window.showErrorMessage(message, ...(advice.command ? [copy] : []), settings);
  if (answer === copy && advice.command) await env.clipboard.writeText(advice.command);
  if (answer === settings) await commands.executeCommand("workbench.action.openSettings", "virnet.virshPath");
}
