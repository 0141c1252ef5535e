// Chooses the libvirt version to check for, and writes it into the virnet-target directive of the document, or else into
// the setting `virnet.target`. The config file of a folder is left to the user.
import {
  ConfigurationTarget,
  type QuickPickItem,
  QuickPickItemKind,
  type TextDocument,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from "vscode";
import { type TargetAnswer, type TargetParams, targetRequest } from "../../server/src/protocol.js";
import { distributions, parseTarget, provenVersions, targetExamples } from "../../server/src/releases.js";
import { newestVersion } from "../../server/src/vocabulary/versions.js";
import type { Extension } from "./extension.js";
import { networkEditor } from "./language.js";
import type { Server } from "./server.js";

/** The target of a document; `undefined` when the server is not running or does not answer. */
export async function targetOf(server: Server, document: TextDocument): Promise<TargetAnswer | undefined> {
  const { client } = server;
  if (client === undefined) return undefined;
  const params: TargetParams = { uri: client.code2ProtocolConverter.asUri(document.uri) };
  return (await client.sendRequest<TargetAnswer | null>(targetRequest, params).catch(() => null)) ?? undefined;
}

/** An entry, and what it results in: a target, `""` for none, `undefined` when the user chooses nothing. */
interface Choice extends QuickPickItem {
  choose?(): Promise<string | undefined>;
}

export async function chooseTarget({ server, tools }: Extension): Promise<void> {
  const document = networkEditor()?.document;
  const target = document && (await targetOf(server, document));
  const directive = target?.directive;
  const byConfig = target?.source === "config";

  const choices: Choice[] = [
    ...(byConfig && target.config !== undefined ? [configChoice(Uri.parse(target.config))] : []),
    { label: newestVersion, description: "the newest virnet knows", choose: async () => newestVersion },
    { label: "Another version...", alwaysShow: true, choose: askVersion },
    ...(tools
      ? [
          {
            label: "The installed version",
            description: "runs virsh --version",
            choose: () => tools.installedVersion(),
          },
        ]
      : []),
    {
      label: "Reset",
      description: directive ? "removes the directive from the document" : "removes the setting virnet.target",
      choose: async () => "",
    },
    ...distributions.flatMap(({ title, releases }): Choice[] => [
      { label: title, kind: QuickPickItemKind.Separator },
      ...releases.map(({ word, label, version }) => ({
        label,
        description: `libvirt ${version}${provenVersions.has(version) ? "; virnet is tested against it" : ""}`,
        choose: async () => word,
      })),
    ]),
  ];
  const picked = await window.showQuickPick(choices, {
    title: "libvirt version to check networks for",
    placeHolder: directive
      ? "Changes the virnet-target directive of this document"
      : byConfig
        ? "The nearest .virnet.json takes precedence over the setting"
        : "What that version rejects is an error",
    matchOnDescription: true,
  });
  const version = await picked?.choose?.();
  if (version === undefined) return;
  if (document && directive)
    await writeDirective(server, document, version === "" ? directive.whole : directive.version, version);
  else await writeSetting(document?.uri, version);
}

function configChoice(config: Uri): Choice {
  return {
    label: "$(go-to-file) Open .virnet.json",
    description: workspace.asRelativePath(config),
    async choose() {
      await window.showTextDocument(config);
      return undefined;
    },
  };
}

async function askVersion(): Promise<string | undefined> {
  const version = await window.showInputBox({
    title: "libvirt version",
    prompt: "The output of virsh --version on the host, or the host's distribution and release",
    placeHolder: targetExamples,
    validateInput: (text) =>
      parseTarget(text) ? undefined : `Must be a libvirt version or a release, such as ${targetExamples}`,
  });
  return version?.trim();
}

/** Puts the version in the place of what the directive of the document says; empty in place of all of it. */
async function writeDirective(
  { client }: Server,
  { uri }: TextDocument,
  range: NonNullable<TargetAnswer["directive"]>["version"],
  version: string,
): Promise<void> {
  const edit = new WorkspaceEdit();
  if (client) edit.replace(uri, client.protocol2CodeConverter.asRange(range), version);
  await workspace.applyEdit(edit);
}

/** Writes the setting where it already is, the most specific first; else into the workspace, if there is one. */
async function writeSetting(uri: Uri | undefined, version: string): Promise<void> {
  const configuration = workspace.getConfiguration("virnet", uri);
  const there = configuration.inspect<string>("target");
  const where =
    there?.workspaceFolderValue !== undefined
      ? ConfigurationTarget.WorkspaceFolder
      : there?.workspaceValue !== undefined || (workspace.workspaceFolders && there?.globalValue === undefined)
        ? ConfigurationTarget.Workspace
        : ConfigurationTarget.Global;
  await configuration.update("target", version === "" ? undefined : version, where);
}
