// Templates of whole networks for an empty document: snippets with values for the user to fill in, none of them used by
// another network of the workspace.

import { freeSubnet } from "../../addressing/free-subnets.js";
import { freeBridge, macsOf, nameOfFile, newMac, newUla } from "../../addressing/new-identifiers.js";
import type { Finding } from "../../findings.js";
import { lint } from "../../lint/lint.js";
import { formatAddress } from "../../network/address.js";
import { formatMac } from "../../network/mac.js";
import type { ElementPath } from "../../vocabulary/paths.js";
import type { Vocabulary } from "../../vocabulary/vocabulary.js";
import type { Context } from "../context.js";
import { type Fresh, networks } from "./networks.js";
import { plainText } from "./snippet.js";

export { plainText } from "./snippet.js";

export interface Template {
  readonly id: string;
  /** The name in a list: `NAT network`. */
  readonly label: string;
  /** One sentence: what guests of such a network can do. */
  readonly description: string;
  /** From `<network>` to `</network>`, in LSP snippet syntax, with line feeds and two spaces a step. */
  readonly snippet: string;
}

/** The names of all templates, in the order in which they are offered. */
export const templateIds: readonly string[] = networks.map(({ id }) => id);

/**
 * Returns the templates that work in the target version without findings. Their network is named after the file at
 * `uri`, where that is a valid name.
 */
export function networkTemplates(context: Context, vocabulary: Vocabulary, uri = ""): readonly Template[] {
  let ids = soundIdsByVocabulary.get(vocabulary);
  if (!ids) {
    const sound = written({ ...context, others: [] }, vocabulary, undefined).filter(
      (template) => findingsIn(template, vocabulary).length === 0,
    );
    ids = new Set(sound.map(({ id }) => id));
    soundIdsByVocabulary.set(vocabulary, ids);
  }
  const isListed = ({ id }: Template) => ids.has(id);
  const name = nameOfFile(uri, context.others);
  if (name !== undefined) {
    const named = written(context, vocabulary, name).filter(isListed);
    // All templates are alike in findings about the name; a hint is no reason for another name.
    const isProblem = ({ severity }: Finding) => severity === "error" || severity === "warning";
    if (named[0] && !findingsIn(named[0], vocabulary).some(isProblem)) return named;
  }
  return written(context, vocabulary, undefined).filter(isListed);
}

/** The templates that work in each version, whatever the values. */
const soundIdsByVocabulary = new WeakMap<Vocabulary, ReadonlySet<string>>();

function written(context: Context, vocabulary: Vocabulary, name: string | undefined): Template[] {
  const fresh = freshFor(context, vocabulary, name);
  return networks.map(({ write, ...template }) => ({ ...template, snippet: write(fresh) }));
}

function findingsIn({ snippet }: Template, vocabulary: Vocabulary): readonly Finding[] {
  return lint(plainText(snippet), { target: vocabulary.version }).findings;
}

function freshFor({ others, chance }: Context, vocabulary: Vocabulary, named: string | undefined): Fresh {
  const names = new Set(others.map(({ name }) => name?.value));
  const has = (path: ElementPath, attribute: string) => {
    const element = vocabulary.element(path);
    const spec = element && vocabulary.attribute(element, attribute);
    return spec !== undefined && vocabulary.known(spec);
  };
  const used = macsOf(others);
  const first = newMac(chance, used);
  return {
    name(wanted) {
      if (named !== undefined) return named;
      let name = wanted;
      for (let number = 2; names.has(name); number += 1) name = `${wanted}-${number}`;
      return name;
    },
    bridge: freeBridge(others),
    subnet: formatAddress(freeSubnet(others).address).replace(/\.1$/, ""),
    mask: has("/network/ip", "prefix") ? "prefix='24'" : "netmask='255.255.255.0'",
    site: formatAddress(newUla(chance)).replace(/::1$/, ""),
    macs: [formatMac(first), formatMac(newMac(chance, [...used, first]))],
    localOnly: has("/network/domain", "localOnly") ? " localOnly='yes'" : "",
    natIpv6: has("/network/forward/nat", "ipv6"),
  };
}
