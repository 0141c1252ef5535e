// Proposes values for an attribute or the text of an element, computed from the document and its workspace.
import { byPath } from "../../vocabulary/by-path.js";
import type { AttributeSpec } from "../../vocabulary/vocabulary.js";
import type { XmlElement } from "../../xml/tree.js";
import { type Analysis, unlessFailing } from "../analysis.js";
import type { Context } from "../context.js";
import { type Ask, always, type Proposal, type Proposer } from "./ask.js";
import { bootFiles, bootServers, tftpRoots } from "./boot.js";
import { bridgeNames, forwardDevs, pciParts, physicalFunctions, poolDevs, zones } from "./devices.js";
import { leaseTimes, rangeEndAddresses, rangeStartAddresses } from "./dhcp.js";
import {
  dnsHostAddresses,
  forwarderAddresses,
  forwarderDomains,
  hostnames,
  ownDomains,
  servicePorts,
  services,
  serviceTargets,
} from "./dns.js";
import { domainNames, networkNames, newUuids } from "./identity.js";
import { subnetAddresses } from "./ip-address.js";
import { subnetNetmasks, subnetPrefixes } from "./ip-length.js";
import { natAddresses, natPorts } from "./nat.js";
import { destinationNetmasks, destinationPrefixes, destinations, gateways } from "./route.js";
import { hostAddresses, hostIds, hostMacs, hostNames, newMacs } from "./static-host.js";
import { averages, bursts, peaks, portGroupNames, vlanIds } from "./switching.js";

export type { Proposal } from "./ask.js";

/** Nobody reads a longer list. */
const most = 100;

/** By place in the vocabulary: `path@attribute`, for text the path alone. */
const proposerByPlace: ReadonlyMap<string, Proposer> = byPath<Proposer>({
  "/network/name": networkNames,
  "/network/ip@address": subnetAddresses,
  "/network/ip@netmask": subnetNetmasks,
  "/network/ip@prefix": subnetPrefixes,
  "/network/ip/tftp@root": tftpRoots,
  "/network/ip/dhcp/range@start": rangeStartAddresses,
  "/network/ip/dhcp/range@end": rangeEndAddresses,
  "/network/ip/dhcp/host@mac": hostMacs,
  "/network/ip/dhcp/host@id": hostIds,
  "/network/ip/dhcp/host@name": hostNames,
  "/network/ip/dhcp/host@ip": hostAddresses,
  "/network/ip/dhcp/lease@expiry": leaseTimes,
  "/network/ip/dhcp/bootp@file": bootFiles,
  "/network/ip/dhcp/bootp@server": bootServers,
  "/network/route@address": destinations,
  "/network/route@netmask": destinationNetmasks,
  "/network/route@prefix": destinationPrefixes,
  "/network/route@gateway": gateways,
  "/network/bridge@name": bridgeNames,
  "/network/bridge@zone": zones,
  "/network/mtu@size": always(
    ["1500", "Ethernet, what bridges have"],
    ["9000", "jumbo frames, where all of the way carries them"],
    ["1450", "inside VXLAN over Ethernet"],
    ["1420", "inside WireGuard over Ethernet"],
  ),
  "/network/domain@name": domainNames,
  "/network/dns/forwarder@addr": forwarderAddresses,
  "/network/dns/forwarder@domain": forwarderDomains,
  "/network/dns/txt@name": ownDomains,
  "/network/dns/srv@service": services,
  "/network/dns/srv@domain": ownDomains,
  "/network/dns/srv@target": serviceTargets,
  "/network/dns/srv@port": servicePorts,
  "/network/dns/host@ip": dnsHostAddresses,
  "/network/dns/host/hostname": hostnames,
  "/network/forward@dev": forwardDevs,
  "/network/forward/interface@dev": poolDevs,
  "/network/forward/pf@dev": physicalFunctions,
  "/network/forward/address@domain": pciParts("domain"),
  "/network/forward/address@bus": pciParts("bus"),
  "/network/forward/address@slot": pciParts("slot"),
  "/network/forward/address@function": pciParts("function"),
  "/network/forward/nat/address@start": natAddresses("end"),
  "/network/forward/nat/address@end": natAddresses("start"),
  "/network/forward/nat/port@start": natPorts("start"),
  "/network/forward/nat/port@end": natPorts("end"),
  "/network/portgroup@name": portGroupNames,
  "/network/vlan/tag@id": vlanIds,
  "/network/bandwidth/inbound@average": averages,
  "/network/bandwidth/inbound@peak": peaks,
  "/network/bandwidth/inbound@burst": bursts,
  "/network/bandwidth/outbound@average": averages,
  "/network/bandwidth/outbound@peak": peaks,
  "/network/bandwidth/outbound@burst": bursts,
});

/** By type, where the place has no proposer; else libvirt's default is proposed. */
const proposerByType: ReadonlyMap<string, Proposer> = new Map(
  Object.entries<Proposer>({ mac: newMacs, uuid: newUuids }),
);

function libvirtDefault(value: string | undefined): Proposer {
  return value === undefined ? always() : always([value, "the default"]);
}

/**
 * Returns at most 100 values for the attribute, the likeliest first, each valid in the target version. None for an
 * enumeration, whose words are in the vocabulary.
 */
export function valueProposals(
  analysis: Analysis,
  context: Context,
  element: XmlElement,
  attribute: AttributeSpec,
): readonly Proposal[] {
  const path = analysis.vocabulary.specOf(element)?.path;
  if (path === undefined || attribute.values !== undefined) return [];
  return proposalsOf(analysis, context, element, `${path}@${attribute.name}`, attribute);
}

/** Returns at most 100 values for the text of the element, the likeliest first. */
export function textProposals(analysis: Analysis, context: Context, element: XmlElement): readonly Proposal[] {
  const spec = analysis.vocabulary.specOf(element);
  return spec?.text ? proposalsOf(analysis, context, element, spec.path, spec.text) : [];
}

/** If a proposer fails, it is asked again without the other networks, one of which may be the cause. */
function proposalsOf(
  analysis: Analysis,
  { others, chance }: Context,
  element: XmlElement,
  place: string,
  value: Pick<AttributeSpec, "type" | "emptyIsAbsent" | "default">,
): readonly Proposal[] {
  const { document, result, vocabulary } = analysis;
  const { network, isNetwork } = result;
  if (!isNetwork || network === undefined) return [];
  const proposer = proposerByPlace.get(place) ?? proposerByType.get(value.type) ?? libvirtDefault(value.default);
  const propose = (known: Ask["others"]) => {
    const ask: Ask = { uri: document.uri, element, network, others: known, vocabulary, chance };
    const found = new Map<string, Proposal>();
    for (const proposal of proposer(ask)) {
      if (!found.has(proposal.value) && vocabulary.judge(value, proposal.value).ok) found.set(proposal.value, proposal);
      if (found.size >= most) break;
    }
    return [...found.values()];
  };
  const during = `while proposing values of ${place}`;
  const alone = () => unlessFailing(analysis, during, () => propose([]));
  return unlessFailing(analysis, during, () => propose(others), others.length > 0 ? alone : undefined);
}
