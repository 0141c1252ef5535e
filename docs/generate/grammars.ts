// Writes the TextMate grammars of syntaxes/ from the vocabulary. They add scopes to VS Code's own XML grammar and leave
// its state alone:
//
// - text.xml.libvirt-network is the language: XML, with directives and the text of <name> and <uuid>.
// - libvirt-network.injection colours the values of attributes, by rules that begin and end within one string.
// - libvirt-network.root.injection treats plain XML as that language if its root is a network. A grammar sees one line at
//   a time, so it enters a region at the first line, which the first start tag ends. Other XML is not affected.

import { directiveKinds } from "../../server/src/directives/directives.js";
import { elements } from "../../server/src/vocabulary/load.js";
import { after, alternatives, patternOf, quoted, scoped, scopeOfType, shapes, tagTo, valueIn } from "./shapes.js";

const language = "text.xml.libvirt-network";
/** The scope between `text.xml` and those of XML where the root of a plain XML document is a network. */
const network = "meta.document.libvirt-network";
const comment = "Made from schemas/ by `npm run generate`; edit docs/generate/grammars.ts.";

export function languageGrammar() {
  return {
    comment,
    name: "libvirt network",
    scopeName: language,
    patterns: [
      { include: "#directive" },
      { name: scoped("entity.name.type.network"), match: "(?<=<name>)[^<>&]+(?=</name>)" },
      {
        match: `(?<=<uuid>)\\s*(${patternOf("uuid")})(?=\\s*</uuid>)`,
        captures: { 1: { name: scoped(scopeOfType.uuid) } },
      },
      { include: "text.xml" },
    ],
    repository: { directive: directive(), "two-hyphens": twoHyphens },
  };
}

/** A directive: the comment of text.xml, with its scopes and those of the directive. */
function directive() {
  const kinds = [...directiveKinds].toSorted((a, b) => b.length - a.length);
  return {
    name: "comment.block.xml",
    begin: `(<!--)\\s*(virnet-${alternatives(kinds)})(?![\\w-])`,
    beginCaptures: {
      1: { name: "punctuation.definition.comment.xml" },
      2: { name: scoped("keyword.control.directive") },
    },
    end: "-->",
    endCaptures: { 0: { name: "punctuation.definition.comment.xml" } },
    patterns: [
      // The reason.
      { begin: ":|\\s[-–—]\\s", end: "(?=-->)", patterns: [{ include: "#two-hyphens" }] },
      { include: "#two-hyphens" },
      { name: scoped("constant.numeric.version"), match: "(?<![\\w.-])[0-9]+(?:\\.[0-9]+)+(?![\\w.-])" },
      { name: scoped("entity.name.function.rule"), match: "(?<![\\w-])[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?![\\w-])" },
    ],
  };
}

const twoHyphens = { name: "invalid.illegal.bad-comments-or-CDATA.xml", match: "--(?!>)" };

export function valuesGrammar() {
  return {
    comment,
    scopeName: "libvirt-network.injection",
    injectionSelector: `L:${language} string.quoted, L:${network} string.quoted`,
    patterns: [
      ...shapes().map(({ shape, places }) => ({ name: shape.scopes, match: valueIn(places, shape.pattern) })),
      ...optionLines(),
    ],
    repository: {
      option: {
        patterns: [
          piece(scopeOfType.ip, patternOf("ip")),
          piece(scopeOfType.mac, patternOf("mac")),
          piece("constant.numeric.number", "[0-9]+[mhdw]?|0x[0-9a-fA-F]+"),
          { name: scoped("variable.parameter"), match: "\\b(?:option6?|tag|set)(?=:)" },
        ],
      },
    },
  };
}

/** The option lines for dnsmasq: a whole line, or the start of one whose rest cannot be highlighted. */
function optionLines() {
  const start = `\\G(?=[a-z0-9-]+[="'])${after(tagTo("[\\w.-]{1,50}:option", "value"))}([a-z0-9-]+)`;
  const names = {
    1: { name: scoped("support.type.property-name") },
    2: { name: scoped("keyword.operator.assignment") },
  };
  return [
    { match: `${start}(=)([^"'<&]*)(?=["'])`, captures: { ...names, 3: { patterns: [{ include: "#option" }] } } },
    { match: `${start}(=)?`, captures: names },
  ];
}

/** A piece of an option line, with no letter, digit or the like around it. */
function piece(scope: string, pattern: string) {
  return { name: scoped(scope), match: `(?<![\\w.:-])(?:${pattern})(?![\\w.:-])` };
}

export function rootGrammar() {
  const tag = rootTag();
  const region = { end: "(?!)", name: network, patterns: [{ include: language }] };
  return {
    comment,
    scopeName: "libvirt-network.root.injection",
    injectionSelector: `L:text.xml - ${language} - ${network}`,
    patterns: [
      { begin: `\\A(?=\\s*<${tag})`, ...region },
      // What may precede the root, entered once: `\\G` is where a rule has just begun. Another root ends it, and so
      // does a DOCTYPE: networks have none, but the road networks of MATSim do.
      {
        begin: "\\A(?!\\G)(?!\\s*<(?:[^!?]|!DOCTYPE))",
        end: `(?=<(?:!DOCTYPE|(?!${tag})[^!?]))`,
        patterns: [{ begin: `(?=<${tag})`, ...region }, { include: "text.xml" }],
      },
    ],
  };
}

/** The root's start tag after its `<`: only attributes of a network; the tag may continue on the next line. */
function rootTag(): string {
  const [root] = elements;
  if (!root) throw new Error("the vocabulary is empty");
  const attributes = root.attributes.map(({ name, type, values = [] }) => {
    const value = type === "namespace" ? alternatives(values.map((word) => quoted(word.value))) : "[^\"'<]*";
    return `${name.replace(/^xmlns:.*/, "xmlns:[\\w.-]+")}\\s*=\\s*(?:"${value}"|'${value}')`;
  });
  return `${root.name}(?:\\s+${alternatives(attributes)})*\\s*(?:/?>|$)`;
}
