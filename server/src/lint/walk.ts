// The only walk over a network: calls the visitors of every part that libvirt reads, elements in document order, then the
// parts of the model. Iterative, so that depth costs nothing.

import type { Network } from "../network/model.js";
import type { SubjectName, Subjects } from "../rules/rule.js";
import { childrenRead } from "../rules/shared/elements-read.js";
import type { Vocabulary } from "../vocabulary/vocabulary.js";
import type { XmlElement } from "../xml/tree.js";

type Visit = <S extends SubjectName>(name: S, subject: Subjects[S]) => void;

export function walk(network: Network, vocabulary: Vocabulary, visit: Visit): void {
  const pending: XmlElement[] = [network.element];
  for (let element = pending.pop(); element !== undefined; element = pending.pop()) {
    const spec = vocabulary.specOf(element);
    if (spec === undefined) continue;
    visit("element", { element, spec });
    if (spec.open) continue;
    for (const child of childrenRead(element, vocabulary).toReversed()) pending.push(child);
  }
  visit("network", network);
  for (const subnet of network.subnets) {
    visit("subnet", subnet);
    if (!subnet.dhcp) continue;
    visit("dhcp", subnet.dhcp);
    for (const range of subnet.dhcp.ranges) visit("range", range);
    for (const host of subnet.dhcp.hosts) visit("host", host);
  }
  for (const route of network.routes) visit("route", route);
  for (const portGroup of network.portGroups) visit("portGroup", portGroup);
}
