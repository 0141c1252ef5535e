// Tokenizes texts as VS Code does: with its regular expressions, its XML grammar, and our grammars as package.json
// contributes them.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import oniguruma from "vscode-oniguruma";
import textmate from "vscode-textmate";

export interface Token {
  readonly start: number;
  readonly end: number;
  /** From the document's own scope to the innermost. */
  readonly scopes: readonly string[];
}

/** The scope of a document: plain XML, or our language. */
export type Root = "text.xml" | "text.xml.libvirt-network";

interface Contribution {
  readonly scopeName: string;
  readonly path: string;
  readonly injectTo?: readonly string[];
}

const require = createRequire(import.meta.url);
const contributions: readonly Contribution[] = JSON.parse(readFileSync("package.json", "utf8")).contributes.grammars;

/**
 * Colours with all our grammars, or with XML's alone.
 *
 * @returns the tokens of a text, neighbours with the same scopes as one, line ends left out
 */
export async function tokenizer(root: Root, ours = true): Promise<(text: string) => Token[]> {
  const grammars = ours ? contributions : [];
  const registry = new textmate.Registry({
    onigLib: onigLib(),
    loadGrammar: async (scope) => {
      const path =
        scope === "text.xml"
          ? require.resolve("tm-grammars/grammars/xml.json")
          : grammars.find(({ scopeName }) => scopeName === scope)?.path;
      return path === undefined ? null : textmate.parseRawGrammar(readFileSync(path, "utf8"), path);
    },
    // VS Code injects into the languages within a scope too: what goes into text.xml goes into text.xml.svg.
    getInjections: (scope) =>
      grammars
        .filter(({ injectTo }) => injectTo?.some((into) => scope === into || scope.startsWith(`${into}.`)))
        .map(({ scopeName }) => scopeName),
  });
  const grammar = await registry.loadGrammar(root);
  if (grammar === null) throw new Error(`no grammar ${root}`);
  return (text) => tokens(grammar, text);
}

let loaded: Promise<textmate.IOnigLib> | undefined;

function onigLib(): Promise<textmate.IOnigLib> {
  loaded ??= oniguruma.loadWASM(readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm"))).then(() => ({
    createOnigScanner: (patterns) => oniguruma.createOnigScanner(patterns),
    createOnigString: (text) => oniguruma.createOnigString(text),
  }));
  return loaded;
}

function tokens(grammar: textmate.IGrammar, text: string): Token[] {
  const found: Token[] = [];
  let state = textmate.INITIAL;
  let lineStart = 0;
  for (const line of text.split("\n")) {
    const result = grammar.tokenizeLine(line, state);
    for (const { startIndex, endIndex, scopes } of result.tokens) {
      const end = Math.min(endIndex, line.length);
      if (startIndex < end) found.push({ start: lineStart + startIndex, end: lineStart + end, scopes });
    }
    state = result.ruleStack;
    lineStart += line.length + 1;
  }
  return merged(found);
}

/** Neighbours with the same scopes made one. */
export function merged(list: readonly Token[]): Token[] {
  const result: Token[] = [];
  for (const token of list) {
    const last = result.at(-1);
    if (last !== undefined && last.end === token.start && last.scopes.join(" ") === token.scopes.join(" "))
      result[result.length - 1] = { ...last, end: token.end };
    else result.push(token);
  }
  return result;
}

/** The scopes that are ours: all but those of XML. */
export function isOurs(scope: string): boolean {
  return scope.endsWith(".libvirt-network") && scope !== "text.xml.libvirt-network";
}
