// Proposals for the identity of a network: its name, its UUID, its domain.
import { labelFrom, nameOfFile, newUuid, uuidsOf } from "../../addressing/new-identifiers.js";
import { type Ask, called, type Proposal } from "./ask.js";

/** Proposes an unused UUID. */
export function newUuids({ network, others, chance }: Ask): readonly Proposal[] {
  return [{ value: newUuid(chance, uuidsOf([network, ...others])), detail: "new and random" }];
}

/** Top-level domains and the like for private names, the most suitable first. */
const privateSuffixes: readonly (readonly [suffix: string, documentation: string])[] = [
  ["internal", "`.internal` is set aside for private networks by ICANN. Write `localOnly='yes'` beside it."],
  ["home.arpa", "`home.arpa` is set aside for home networks by RFC 8375. Write `localOnly='yes'` beside it."],
  ["test", "`.test` is set aside for tests by RFC 6761. Write `localOnly='yes'` beside it."],
];

/** Proposes the network's name below the domains of other networks, below private suffixes, then domains of others. */
export function domainNames({ network, others }: Ask): readonly Proposal[] {
  const label = labelFrom(network.name?.value ?? "") ?? "lab";
  const domains = others.flatMap((other) =>
    other.domain?.name?.value ? [{ other, domain: other.domain.name.value }] : [],
  );
  const parents = domains.flatMap(({ other, domain }) => {
    const [first, ...parent] = domain.split(".");
    return parent.length > 0 && first === labelFrom(other.name?.value ?? "")
      ? [{ value: `${label}.${parent.join(".")}`, detail: `beside ${domain}, ${called(other)}` }]
      : [];
  });
  return [
    ...parents,
    ...privateSuffixes.map(([suffix, documentation]) => ({
      value: `${label}.${suffix}`,
      detail: "a private domain",
      documentation,
    })),
    ...domains.map(({ other, domain }) => ({ value: domain, detail: `also of ${called(other)}` })),
  ];
}

/** Proposes a name derived from the file's name. */
export function networkNames({ uri, others }: Ask): readonly Proposal[] {
  const value = nameOfFile(uri, others);
  return value === undefined ? [] : [{ value, detail: "the name of the file" }];
}
