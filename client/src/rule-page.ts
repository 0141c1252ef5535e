// Opens the page of a rule in the browser; lists the rules with findings at the cursor first.
import { env, languages, type QuickPickItem, QuickPickItemKind, Uri, window } from "vscode";
import { type RuleAnswer, rulesRequest } from "../../server/src/protocol.js";
import type { Server } from "./server.js";

interface RuleItem extends QuickPickItem {
  readonly url?: string;
}

export async function showRulePage(server: Server): Promise<void> {
  const client = await server.start();
  const rules = await client.sendRequest<readonly RuleAnswer[]>(rulesRequest);
  const atCursor = rulesAtCursor();
  const items: RuleItem[] = rules
    .map(({ id, title, url }) => ({ label: id, description: title, url }))
    .sort((a, b) => (a.label < b.label ? -1 : 1));
  const here = items.filter(({ label }) => atCursor.has(label));
  const others = items.filter(({ label }) => !atCursor.has(label));
  const picked = await window.showQuickPick([...titled("at the cursor", here), ...titled("all rules", others)], {
    title: "Show the page of a rule",
    matchOnDescription: true,
  });
  if (picked?.url !== undefined) await env.openExternal(Uri.parse(picked.url));
}

function titled(label: string, items: readonly RuleItem[]): RuleItem[] {
  return items.length > 0 ? [{ label, kind: QuickPickItemKind.Separator }, ...items] : [];
}

function rulesAtCursor(): ReadonlySet<string> {
  const editor = window.activeTextEditor;
  if (editor === undefined) return new Set();
  const found = languages
    .getDiagnostics(editor.document.uri)
    .filter(({ source, range }) => source === "virnet" && range.intersection(editor.selection) !== undefined);
  return new Set(found.map(({ code }) => String(typeof code === "object" ? code.value : code)));
}
