// The effective settings of each document: the nearest config file, then the client's settings. Reports what is wrong with
// a config file as diagnostics of that file, and in the log.
import type { Connection, Diagnostic } from "vscode-languageserver";
import { type ConfigFile, createConfigFinder, resolveFor } from "../config/nearest.js";
import { createPositions, type Encoding } from "../positions.js";
import type { DocumentSettings } from "../service.js";
import type { Configuration } from "./configuration.js";
import type { Documents } from "./documents.js";
import type { Files } from "./runtime.js";

/** How long config files are not read again while the user types, in milliseconds. */
const age = 2000;

interface SettingsByDocument {
  /** The effective settings of a document, once its config file was read and the client has sent its settings. */
  of(uri: string): Promise<DocumentSettings>;
  /** Reads config files and settings again, and updates the diagnostics of the config files. */
  renew(): Promise<void>;
  /** Renews if that was some time ago, for clients that do not report changed files. */
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
  const settingsByUri = new Map<string, Promise<DocumentSettings>>();
  /** The diagnostics of config files that the client shows, as JSON. */
  const shownByUri = new Map<string, string>();
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
    if (asJson === (shownByUri.get(uri) ?? "[]")) return;
    shownByUri.set(uri, asJson);
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
    settingsByUri.clear();
    finder.forget();
    const turn = ++reports;
    const found = await Promise.all(documents.all().map(({ uri }) => finder.nearest(uri)));
    if (turn !== reports) return;
    const inUse = new Map(found.flatMap((file) => (file ? [[file.uri, file] as const] : [])));
    for (const uri of shownByUri.keys()) if (!inUse.has(uri)) show(uri, []);
    for (const [uri, file] of inUse) show(uri, diagnosticsOf(file));
  }

  return {
    of(uri) {
      const settings = settingsByUri.get(uri) ?? read(uri);
      settingsByUri.set(uri, settings);
      return settings;
    },
    renew,
    async renewInTime() {
      if (Date.now() - renewed > age) await renew();
    },
  };
}
