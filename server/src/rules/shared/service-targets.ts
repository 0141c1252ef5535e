// The hosts of a document that may offer the service of an SRV record without a target.
import type { Fix } from "../../findings.js";
import type { Network, Srv } from "../../network/model.js";
import { usualServices } from "../../network/services.js";
import { alternatives } from "../../prose/wording.js";
import { setAttribute } from "../../xml/value-edits.js";

/** More hosts than this are not worth a choice. */
const mostTargets = 3;

/**
 * The fixes that name a guest of the document as the target, with the port and the domain that the record then needs too;
 * none where one of them is unknown.
 */
export function targetFixes(network: Network, { element, service, port, domain }: Srv): Fix[] {
  const usual = usualServices.get((service?.value ?? "").replace(/^_/, ""))?.port;
  if (!port && usual === undefined) return [];
  return guestNames(network).flatMap((target): Fix[] => {
    const of = domain || network.domain?.name?.value ? undefined : /^[^.]+\.(.+)$/.exec(target)?.[1];
    if (!domain && !network.domain?.name?.value && of === undefined) return [];
    const values: [string, string][] = [["target", target]];
    if (!port) values.push(["port", `${usual}`]);
    if (of !== undefined) values.push(["domain", of]);
    const written = values.map(([name, value]) => `${name}='${value}'`);
    const edits = values.map(([name, value]) => setAttribute(element, name, value));
    return [{ title: `Add ${alternatives(written, "and")}`, safe: false, edits }];
  });
}

/** The names of guests in the document, of DNS hosts before static hosts, in the network's domain. Each once. */
function guestNames({ domain, dns, subnets }: Network): string[] {
  const suffix = domain?.name?.value;
  const names = new Set<string>();
  const add = (name: string | undefined) => {
    if (name) names.add(suffix && !name.includes(".") ? `${name}.${suffix}` : name);
    return names.size >= mostTargets;
  };
  const records = dns?.hosts.flatMap(({ hostnames }) => hostnames) ?? [];
  const guests = subnets.flatMap(({ dhcp }) => dhcp?.hosts ?? []);
  if (!records.some(({ value }) => add(value?.trim()))) guests.some(({ name }) => add(name?.value));
  return [...names];
}
