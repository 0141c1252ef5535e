// Chooses the libvirt version to check for, and keeps it in the setting `virnet.target`.
import { ConfigurationTarget, type QuickPickItem, QuickPickItemKind, window, workspace } from "vscode";

/** Versions by which people know their libvirt. Those proven against real libvirt are marked. */
const known: readonly QuickPickItem[] = [
  { label: "12.8.0", description: "the newest virnet knows", detail: "Proven against real libvirt" },
  { label: "11.3.0", description: "Debian 13", detail: "Proven against real libvirt" },
  { label: "10.0.0", description: "Ubuntu 24.04" },
  { label: "9.0.0", description: "Debian 12", detail: "Proven against real libvirt" },
  { label: "8.0.0", description: "Ubuntu 22.04" },
  { label: "7.0.0", description: "Debian 11" },
];

const other: QuickPickItem = { label: "Another version...", alwaysShow: true };
const none: QuickPickItem = { label: "No version of my own", description: "removes the setting virnet.target" };

/** A version libvirt could have; the server says when it is one it does not know. */
const version = /^\d{1,4}\.\d{1,4}(\.\d{1,4})?$/;

/** @param installed the version of the libvirt on this machine, where that can be told */
export async function chooseTarget(installed?: () => Promise<string | undefined>): Promise<void> {
  const here = await installed?.();
  const items: QuickPickItem[] = [
    ...(here === undefined ? [] : [{ label: here, description: "the libvirt installed here" }]),
    ...known.filter(({ label }) => label !== here),
    { label: "", kind: QuickPickItemKind.Separator },
    other,
    none,
  ];
  const picked = await window.showQuickPick(items, {
    title: "libvirt version to check networks for",
    placeHolder: "What that version refuses is an error",
    matchOnDescription: true,
  });
  if (picked === undefined) return;
  const chosen = picked === none ? "" : picked === other ? await askVersion() : picked.label;
  if (chosen === undefined) return;
  const where = workspace.workspaceFolders ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
  await workspace.getConfiguration("virnet").update("target", chosen === "" ? undefined : chosen, where);
}

function askVersion(): Thenable<string | undefined> {
  return window.showInputBox({
    title: "libvirt version",
    prompt: "What `virsh --version` prints on the host",
    placeHolder: "10.5.0",
    validateInput: (text) => (version.test(text.trim()) ? undefined : "A libvirt version such as 10.5.0"),
  });
}
