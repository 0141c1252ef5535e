// The commands that run libvirt's own tools on the machine of the workspace: only on command, only in trusted workspaces.
import { commands, window } from "vscode";
import type { Extension, Tools } from "../extension.js";
import { versionIn } from "./answers.js";
import { askVirsh, followVirsh, requireTrust, tell } from "./libvirt.js";
import { createLive } from "./live.js";
import { createValidation } from "./validate.js";

export function createTools(extension: Pick<Extension, "server" | "log">): Tools {
  const { log } = extension;
  const validation = createValidation(extension);
  const live = createLive(log);
  const all = {
    validateWithLibvirt: validation.validate,
    openLiveNetwork: live.open,
    compareWithLive: live.compare,
  } satisfies Record<string, () => Promise<unknown>>;
  const parts = [
    followVirsh(),
    validation,
    live,
    ...Object.entries(all).map(([name, run]) => commands.registerCommand(`virnet.${name}`, run)),
  ];

  return {
    async installedVersion() {
      if (!(await requireTrust())) return undefined;
      const outcome = await askVirsh(["--version"], log());
      const version = outcome.kind === "ended" ? versionIn(outcome.stdout) : undefined;
      if (version !== undefined) return version;
      if (outcome.kind !== "ended" || outcome.code !== 0) await tell("Cannot find out the version", "virsh", outcome);
      else window.showErrorMessage(`virnet: virsh --version did not print a version: ${outcome.stdout.trim()}`);
      return undefined;
    },
    dispose: () => parts.forEach((part) => void part.dispose()),
  };
}
