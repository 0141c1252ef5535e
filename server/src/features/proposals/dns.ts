// Proposals for DNS: forwarders, and the records that the network's own server answers with.

import { freeAddresses } from "../../addressing/free-addresses.js";
import { type Address, addressKey, formatAddress } from "../../network/address.js";
import type { Network } from "../../network/model.js";
import { usualServices } from "../../network/services.js";
import { ownAddresses } from "../../network/subnet.js";
import { quoted } from "../../prose/wording.js";
import { type Ask, addressBeside, beside, called, type Proposal, proposed, sameAddress } from "./ask.js";

/**
 * Proposes servers: that of the network with the forwarder's domain, then those of other forwarders. Never the
 * network's own.
 */
export function forwarderAddresses(ask: Ask): readonly Proposal[] {
  const { network, others, element } = ask;
  const domain = beside(ask, "domain")?.toLowerCase();
  const own = ownAddresses(network);
  const serving = others.flatMap((other) => {
    const [address] = ownAddresses(other);
    const serves = domain !== undefined && other.domain?.name?.raw.toLowerCase() === domain;
    return serves && address ? [proposed(address, `answers for ${domain}, ${called(other)}`)] : [];
  });
  const known = [network, ...others].flatMap((one) =>
    (one.dns?.forwarders ?? []).flatMap((forwarder) =>
      forwarder.addr?.value && forwarder.element !== element
        ? [proposed(forwarder.addr.value, one === network ? "asked here already" : `asked by ${called(one)}`)]
        : [],
    ),
  );
  return [...serving, ...known].filter(({ value }) => !own.some((address) => formatAddress(address) === value));
}

/**
 * Proposes domains of other networks, first that of the network whose server is named. Never the own one, which is
 * answered here.
 */
export function forwarderDomains(ask: Ask): readonly Proposal[] {
  const server = addressBeside(ask, "addr");
  const own = ask.network.domain?.name?.raw.toLowerCase();
  const asked = (other: Network) => ownAddresses(other).some((address) => sameAddress(address, server));
  const named = ask.others.filter(({ domain }) => domain?.name?.value && domain.name.raw.toLowerCase() !== own);
  return [...named.filter(asked), ...named.filter((other) => !asked(other))].map((other) => ({
    value: other.domain?.name?.raw ?? "",
    detail: `the domain of ${called(other)}`,
  }));
}

/** Proposes addresses: of static hosts without other DNS names, then of the host itself, then free ones. */
export function* dnsHostAddresses({ network, element }: Ask): Generator<Proposal> {
  const records = network.dns?.hosts ?? [];
  const written = records.find((host) => host.element === element);
  const names = new Set(written?.hostnames.map(({ raw }) => raw.trim().toLowerCase()));
  const recorded = new Set(records.flatMap(({ ip }) => (ip?.value && ip !== written?.ip ? addressKey(ip.value) : [])));
  const hosts = network.subnets.flatMap(({ dhcp }) => dhcp?.hosts ?? []);
  const namesakes = hosts.filter(({ name }) => name && names.has(name.raw.toLowerCase()));
  for (const { ip, name } of [...namesakes, ...hosts]) {
    if (!ip?.value || recorded.has(addressKey(ip.value))) continue;
    yield proposed(ip.value, name?.raw ? `static host ${quoted(name.raw)}` : "static host");
  }
  for (const address of ownAddresses(network)) yield proposed(address, "the host itself");
  for (const subnet of network.subnets) {
    for (const address of freeAddresses(subnet, 1, { edited: element }))
      yield proposed(address, "free, outside the ranges");
  }
}

/** Proposes names of the static host at that address, alone and in the network's domain, that the record lacks. */
export function hostnames(ask: Ask): readonly Proposal[] {
  const { network, element } = ask;
  const record = network.dns?.hosts.find((host) => host.element === element.parent);
  const address: Address | undefined = record?.ip?.value;
  const domain = network.domain?.name?.value;
  const present = new Set(
    record?.hostnames.flatMap((hostname) => (hostname.element === element ? [] : hostname.raw.trim().toLowerCase())),
  );
  return network.subnets
    .flatMap(({ dhcp }) => dhcp?.hosts ?? [])
    .filter(({ ip, name }) => name?.value && sameAddress(ip?.value, address))
    .flatMap(({ name }) => [name?.raw ?? "", ...(domain ? [`${name?.raw}.${domain}`] : [])])
    .filter((value) => !present.has(value.toLowerCase()))
    .map((value) => ({ value, detail: "the static host at this address" }));
}

/** Proposes common services with the protocol of the `protocol` attribute. */
export function services(ask: Ask): readonly Proposal[] {
  const wanted = beside(ask, "protocol");
  return [...usualServices]
    .filter(([, { protocol }]) => wanted === undefined || protocol === wanted)
    .map(([value, { port, protocol }]) => ({ value, detail: `port ${port} over ${protocol.toUpperCase()}` }));
}

/** Proposes the registered port of a common service. */
export function servicePorts(ask: Ask): readonly Proposal[] {
  const name = (beside(ask, "service") ?? "").replace(/^_/, "");
  const service = usualServices.get(name);
  return service ? [{ value: String(service.port), detail: `the port of ${name}` }] : [];
}

/** Proposes guests that may offer services: DNS names and static hosts, in the network's domain. */
export function* serviceTargets({ network }: Ask): Generator<Proposal> {
  const domain = network.domain?.name?.value;
  const qualified = (name: string) => (domain && !name.includes(".") ? `${name}.${domain}` : name);
  for (const { hostnames } of network.dns?.hosts ?? []) {
    for (const { value } of hostnames) if (value) yield { value: qualified(value.trim()), detail: "a name in DNS" };
  }
  for (const { name } of network.subnets.flatMap(({ dhcp }) => dhcp?.hosts ?? [])) {
    if (name?.value) yield { value: qualified(name.value), detail: "a static host" };
  }
}

/** Proposes the network's own domain, which its clients use. */
export function ownDomains({ network }: Ask): readonly Proposal[] {
  const domain = network.domain?.name?.value;
  return domain ? [{ value: domain, detail: "the network's domain" }] : [];
}
