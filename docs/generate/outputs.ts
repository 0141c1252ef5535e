// The documents that are generated from the code and its data. A generator joins with one line; a test compares every
// document with the file that is checked in.

import type { Rule } from "../../server/src/rules/rule.js";
import { rules } from "../../server/src/rules/rules.js";
import { claims } from "./claims.js";
import { configSchema, configSchemaPath } from "./config-schema.js";
import { coverage } from "./coverage.js";
import { dnsmasqOptions } from "./dnsmasq.js";
import { editors, page } from "./editors.js";
import { languageGrammar, rootGrammar, valuesGrammar } from "./grammars.js";
import { messages, messagesPath } from "./messages.js";
import { networkElements, networkElementsModule } from "./network-elements.js";
import { paths, pathsModule } from "./paths.js";
import { readme, readmePath } from "./readme.js";
import { reference } from "./reference.js";
import { folder, rulePage, ruleTable } from "./rules.js";
import { targets } from "./targets.js";
import { vocabularySchema, vocabularySchemaPath } from "./vocabulary-schema.js";

export interface Output {
  /** From the repository's root, with slashes. */
  readonly path: string;
  /** The whole file; the same text at every call. */
  content(): string;
}

export const outputs: readonly Output[] = [
  { path: "docs/reference.md", content: reference },
  { path: "docs/coverage.md", content: coverage },
  { path: "docs/dnsmasq-options.md", content: dnsmasqOptions },
  { path: "docs/targets.md", content: targets },
  { path: "docs/claims.md", content: claims },
  { path: page, content: editors },
  { path: readmePath, content: readme },
  { path: "syntaxes/libvirt-network.tmLanguage.json", content: () => json(languageGrammar()) },
  { path: "syntaxes/libvirt-network.injection.tmLanguage.json", content: () => json(valuesGrammar()) },
  { path: "syntaxes/libvirt-network.root.injection.tmLanguage.json", content: () => json(rootGrammar()) },
  { path: configSchemaPath, content: configSchema },
  { path: messagesPath, content: messages },
  { path: pathsModule, content: paths },
  { path: networkElementsModule, content: networkElements },
  { path: vocabularySchemaPath, content: vocabularySchema },
  { path: `${folder}/README.md`, content: ruleTable },
  ...rules.map((rule) => ({ path: `${folder}/${rule.id}.md`, content: () => rulePage(rule as Rule) })),
];

function json(data: object): string {
  return `${JSON.stringify(data, undefined, 2)}\n`;
}
