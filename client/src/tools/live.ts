// The networks of a running libvirt: opened read-only, or compared with a file. virsh runs only on command, never because a
// document is shown again.
import {
  commands,
  type Disposable,
  EventEmitter,
  type LogOutputChannel,
  ProgressLocation,
  type TextDocument,
  Uri,
  window,
  workspace,
} from "vscode";
import { askForNetwork, networkEditor } from "../language.js";
import { networkName } from "../text.js";
import { namesIn } from "./answers.js";
import { askVirsh, connection, requireTrust, tell } from "./libvirt.js";
import type { Outcome } from "./run.js";

const scheme = "virnet-live";

interface Live extends Disposable {
  open(): Promise<void>;
  compare(): Promise<void>;
}

export function createLive(log: () => LogOutputChannel): Live {
  const textByUri = new Map<string, string>();
  const changed = new EventEmitter<Uri>();
  const parts = [
    changed,
    workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) =>
        textByUri.get(uri.toString()) ?? "<!-- To read the network again, run: virnet: Open Live Network -->\n",
    }),
    workspace.onDidCloseTextDocument(({ uri }) => textByUri.delete(uri.toString())),
  ];

  /** Runs virsh read-only; the user can cancel it. */
  const ask = (title: string, to: string, args: readonly string[]): Thenable<Outcome> =>
    window.withProgress({ location: ProgressLocation.Notification, title, cancellable: true }, (_, token) => {
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort());
      return askVirsh(["--readonly", ...(to === "" ? [] : ["--connect", to]), ...args], log(), abort.signal);
    });

  /** The name of a live network the user picks. */
  async function pick(to: string): Promise<string | undefined> {
    const outcome = await ask("virnet: listing the live networks", to, ["net-list", "--all", "--name"]);
    if (outcome.kind !== "ended" || outcome.code !== 0) {
      await tell(`Cannot list the networks of ${shown(to)}`, "virsh", outcome);
      return undefined;
    }
    const names = namesIn(outcome.stdout);
    if (names.length === 0) {
      window.showInformationMessage(`virnet: ${shown(to)} has no networks.`);
      return undefined;
    }
    return window.showQuickPick(names, { title: `Live networks of ${shown(to)}` });
  }

  /** The document of a live network, as it is now. */
  async function read(name: string, to: string): Promise<{ uri: Uri } | { outcome: Outcome }> {
    const outcome = await ask(`virnet: reading ${name}`, to, ["net-dumpxml", "--network", name]);
    if (outcome.kind !== "ended" || outcome.code !== 0) return { outcome };
    const path = `/${name.replaceAll("/", "_")} (live).network.xml`;
    const uri = Uri.from({ scheme, path, query: to });
    textByUri.set(uri.toString(), `${outcome.stdout.trim()}\n`);
    changed.fire(uri);
    return { uri };
  }

  async function open(): Promise<void> {
    if (!(await requireTrust())) return;
    const to = connection(window.activeTextEditor?.document.uri);
    const name = await pick(to);
    if (name === undefined) return;
    const live = await read(name, to);
    if ("outcome" in live) await tell(`Cannot read ${name}`, "virsh", live.outcome);
    else await window.showTextDocument(live.uri, { preview: false });
  }

  async function compare(): Promise<void> {
    const document = networkEditor()?.document;
    if (document === undefined) return askForNetwork();
    if (!(await requireTrust())) return;
    const to = connection(document.uri);
    const name = networkName(document.getText()) ?? (await pick(to));
    if (name !== undefined) await compareWith(document, name, to);
  }

  async function compareWith(document: TextDocument, name: string, to: string): Promise<void> {
    const live = await read(name, to);
    if ("uri" in live) {
      const file = document.uri.path.split("/").at(-1);
      await commands.executeCommand("vscode.diff", live.uri, document.uri, `${name} (live) \u2194 ${file}`);
      return;
    }
    const { outcome } = live;
    if (outcome.kind !== "ended" || !/Network not found/.test(outcome.stderr)) {
      return tell(`Cannot read ${name}`, "virsh", outcome);
    }
    const choose = "Compare with Another...";
    const message = `virnet: ${shown(to)} has no network ${name}.`;
    if ((await window.showInformationMessage(message, choose)) !== choose) return;
    const other = await pick(to);
    if (other !== undefined) await compareWith(document, other, to);
  }

  return { open, compare, dispose: () => parts.forEach((part) => void part.dispose()) };
}

function shown(to: string): string {
  return to === "" ? "libvirt" : to;
}
