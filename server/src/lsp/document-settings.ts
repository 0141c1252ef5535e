// What counts for each document: the nearest config file, then the editor's settings. Shows what is wrong with a config
// file as diagnostics of that file, and in the log.
import type { Connection, Diagnostic } from "vscode-languageserver";
import { type ConfigFile, createConfigFinder, resolveFor } from "../config/nearest.js";
import { createPositions, type Encoding } from "../positions.js";
import type { DocumentSettings } from "../service.js";
import type { Configuration } from "./configuration.js";
import type { Documents } from "./documents.js";
import type { Files } from "./runtime.js";

/** Config files are not looked at more often while someone types, in milliseconds. */
const age = 2000;

interface SettingsByDocument {
  /** What counts for a document, once its config file is read and the editor has told its settings. */
  of(uri: string): Promise<DocumentSettings>;
  /** Config files or the editor's settings may be others now; brings up to date what the editor shows about them. */
  renew(): Promise<void>;
  /** The same if that was some time ago, for editors that do not tell of changed files. */
  renewInTime(): Promise<void>;
}

interface DocumentSettingsParts {
  readonly connection: Connection;
  readonly configuration: Configuration;
  readonly documents: Documents;
  readonly files: Files;
  readonly encoding: Encoding;
}

export function createDocumentSettings(parts: DocumentSettingsParts): SettingsByDocument {
  const { connection, configuration, documents, files, encoding } = parts;
  const finder = createConfigFinder(files.read);
  const known = new Map<string, Promise<DocumentSettings>>();
  /** What the editor shows about config files, as JSON. */
  const shown = new Map<string, string>();
  let reports = 0;
  let renewed = 0;

  async function read(uri: string): Promise<DocumentSettings> {
    await configuration.settled;
    const config = await finder.nearest(uri);
    const { target, severities, ignored } = resolveFor(config, uri);
    const settings = configuration.settingsFor(uri);
    return {
      ...settings,
      ...(target && { configTarget: target }),
      ...(config && { config: config.uri }),
      severities: new Map([...(settings.severities ?? []), ...severities]),
      ignored,
    };
  }

  function show(uri: string, diagnostics: Diagnostic[]): void {
    const asJson = JSON.stringify(diagnostics);
    if (asJson === (shown.get(uri) ?? "[]")) return;
    shown.set(uri, asJson);
    void connection.sendDiagnostics({ uri, diagnostics });
    for (const { range, message } of diagnostics) {
      connection.console.warn(`${uri}:${range.start.line + 1}:${range.start.character + 1}: ${message}`);
    }
  }

  function diagnosticsOf({ text, problems }: ConfigFile): Diagnostic[] {
    const positions = createPositions(text, encoding);
    return problems.map(({ span, message, mild }) => ({
      range: positions.rangeOf(span),
      severity: mild ? 2 : 1,
      source: "virnet",
      message,
    }));
  }

  async function renew(): Promise<void> {
    renewed = Date.now();
    known.clear();
    finder.forget();
    const turn = ++reports;
    const found = await Promise.all(documents.all().map(({ uri }) => finder.nearest(uri)));
    if (turn !== reports) return;
    const inUse = new Map(found.flatMap((file) => (file ? [[file.uri, file] as const] : [])));
    for (const uri of shown.keys()) if (!inUse.has(uri)) show(uri, []);
    for (const [uri, file] of inUse) show(uri, diagnosticsOf(file));
  }

  return {
    of(uri) {
      const settings = known.get(uri) ?? read(uri);
      known.set(uri, settings);
      return settings;
    },
    renew,
    async renewInTime() {
      if (Date.now() - renewed > age) await renew();
    },
  };
}
