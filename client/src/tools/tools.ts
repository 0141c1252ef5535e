// What is asked of libvirt's own tools, on the machine the workspace is on: only on command, only in a trusted workspace.
import { commands, window } from "vscode";
import type { Extension, Tools } from "../extension.js";
import { versionIn } from "./answers.js";
import { askVirsh, isTrusted, tell, tellOfVirsh } from "./libvirt.js";
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
    tellOfVirsh(),
    tellOfVirsh(),
    validation,
    live,
    ...Object.entries(all).map(([name, run]) => commands.registerCommand(`virnet.${name}`, run)),
  ];

  return {
    async installedVersion() {
      if (!(await isTrusted())) return undefined;
      const outcome = await askVirsh(["--version"], log());
      const version = outcome.kind === "ended" ? versionIn(outcome.stdout) : undefined;
      if (version !== undefined) return version;
      if (outcome.kind !== "ended" || outcome.code !== 0) await tell("The version cannot be told", "virsh", outcome);
      else window.showErrorMessage(`virnet: virsh --version prints no version: ${outcome.stdout.trim()}`);
      return undefined;
    },
    dispose: () => parts.forEach((part) => void part.dispose()),
  };
}
