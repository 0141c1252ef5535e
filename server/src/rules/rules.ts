// All rules, in the order of their documentation. A new rule is its file and its line here.

import { bandwidthBurstOdd } from "./bandwidth/bandwidth-burst-odd.js";
import { bandwidthBurstTooHigh } from "./bandwidth/bandwidth-burst-too-high.js";
import { bandwidthBurstTooLong } from "./bandwidth/bandwidth-burst-too-long.js";
import { bandwidthEmpty } from "./bandwidth/bandwidth-empty.js";
import { bandwidthNotInMode } from "./bandwidth/bandwidth-not-in-mode.js";
import { bandwidthPeakBelowAverage } from "./bandwidth/bandwidth-peak-below-average.js";
import { bandwidthPeakOnOutbound } from "./bandwidth/bandwidth-peak-on-outbound.js";
import { bandwidthPortgroupAboveNetwork } from "./bandwidth/bandwidth-portgroup-above-network.js";
import { bandwidthUnitSuspect } from "./bandwidth/bandwidth-unit-suspect.js";
import { bootpFileNotServed } from "./boot/bootp-file-not-served.js";
import { bootpIgnored } from "./boot/bootp-ignored.js";
import { tftpOnIpv6 } from "./boot/tftp-on-ipv6.js";
import { tftpRootRelative } from "./boot/tftp-root-relative.js";
import { tftpRootRepeated } from "./boot/tftp-root-repeated.js";
import { bridgeDelayOutOfRange } from "./bridge/bridge-delay-out-of-range.js";
import { bridgeDelaySlow } from "./bridge/bridge-delay-slow.js";
import { bridgeMacNotLocal } from "./bridge/bridge-mac-not-local.js";
import { bridgeMacOfStaticHost } from "./bridge/bridge-mac-of-static-host.js";
import { bridgeMacZero } from "./bridge/bridge-mac-zero.js";
import { bridgeModeOnLibvirtBridge } from "./bridge/bridge-mode-on-libvirt-bridge.js";
import { bridgeNameOfHostDevice } from "./bridge/bridge-name-of-host-device.js";
import { bridgeZoneWithoutEffect } from "./bridge/bridge-zone-without-effect.js";
import { deviceNameInvalid } from "./bridge/device-name-invalid.js";
import { deviceNameTooLong } from "./bridge/device-name-too-long.js";
import { mtuTooSmall } from "./bridge/mtu-too-small.js";
import { mtuUnusual } from "./bridge/mtu-unusual.js";
import { dhcpEmpty } from "./dhcp/dhcp-empty.js";
import { dhcpHostAtReservedAddress } from "./dhcp/dhcp-host-at-reserved-address.js";
import { dhcpHostFamilyMismatch } from "./dhcp/dhcp-host-family-mismatch.js";
import { dhcpHostIdOnIpv4 } from "./dhcp/dhcp-host-id-on-ipv4.js";
import { dhcpHostInRange } from "./dhcp/dhcp-host-in-range.js";
import { dhcpHostMacMisspelt } from "./dhcp/dhcp-host-mac-misspelt.js";
import { dhcpHostMacOnIpv6 } from "./dhcp/dhcp-host-mac-on-ipv6.js";
import { dhcpHostNameMalformed } from "./dhcp/dhcp-host-name-malformed.js";
import { dhcpHostOutsideSubnet } from "./dhcp/dhcp-host-outside-subnet.js";
import { dhcpHostRepeated } from "./dhcp/dhcp-host-repeated.js";
import { dhcpHostUnidentified } from "./dhcp/dhcp-host-unidentified.js";
import { dhcpIpv6PrefixTooShort } from "./dhcp/dhcp-ipv6-prefix-too-short.js";
import { dhcpOnIpv6 } from "./dhcp/dhcp-on-ipv6.js";
import { dhcpOnTwoSubnets } from "./dhcp/dhcp-on-two-subnets.js";
import { dhcpPoolSmall } from "./dhcp/dhcp-pool-small.js";
import { dhcpRangeAtBroadcastAddress } from "./dhcp/dhcp-range-at-broadcast-address.js";
import { dhcpRangeAtNetworkAddress } from "./dhcp/dhcp-range-at-network-address.js";
import { dhcpRangeFamilyMismatch } from "./dhcp/dhcp-range-family-mismatch.js";
import { dhcpRangeOutsideSubnet } from "./dhcp/dhcp-range-outside-subnet.js";
import { dhcpRangeReversed } from "./dhcp/dhcp-range-reversed.js";
import { dhcpRangeTooLarge } from "./dhcp/dhcp-range-too-large.js";
import { dhcpRangeWithOwnAddress } from "./dhcp/dhcp-range-with-own-address.js";
import { dhcpRangesOverlap } from "./dhcp/dhcp-ranges-overlap.js";
import { dhcpStaticOnly } from "./dhcp/dhcp-static-only.js";
import { leaseExpiryOctal } from "./dhcp/lease-expiry-octal.js";
import { leaseTooShort } from "./dhcp/lease-too-short.js";
import { leaseUnitUnused } from "./dhcp/lease-unit-unused.js";
import { unknownDirective } from "./directives/unknown-directive.js";
import { unusedDirective } from "./directives/unused-directive.js";
import { dnsDisabledWithRecords } from "./dns/dns-disabled-with-records.js";
import { dnsForwarderEmpty } from "./dns/dns-forwarder-empty.js";
import { dnsForwarderInIsolatedNetwork } from "./dns/dns-forwarder-in-isolated-network.js";
import { dnsForwarderLoop } from "./dns/dns-forwarder-loop.js";
import { dnsForwarderPortWithoutAddress } from "./dns/dns-forwarder-port-without-address.js";
import { dnsForwarderRepeated } from "./dns/dns-forwarder-repeated.js";
import { dnsHostContradictsDhcp } from "./dns/dns-host-contradicts-dhcp.js";
import { dnsHostRepeated } from "./dns/dns-host-repeated.js";
import { dnsNameMalformed } from "./dns/dns-name-malformed.js";
import { dnsNameTooLong } from "./dns/dns-name-too-long.js";
import { dnsNotServed } from "./dns/dns-not-served.js";
import { dnsSettingWithoutDns } from "./dns/dns-setting-without-dns.js";
import { srvDomainMissing } from "./dns/srv-domain-missing.js";
import { srvNumbersWithoutTarget } from "./dns/srv-numbers-without-target.js";
import { srvPortMissing } from "./dns/srv-port-missing.js";
import { srvServiceUnderscore } from "./dns/srv-service-underscore.js";
import { srvTargetMissing } from "./dns/srv-target-missing.js";
import { srvTargetNotAscii } from "./dns/srv-target-not-ascii.js";
import { txtValueSplit } from "./dns/txt-value-split.js";
import { dnsmasqLineSmuggled } from "./dnsmasq/dnsmasq-line-smuggled.js";
import { dnsmasqOptionHasElement } from "./dnsmasq/dnsmasq-option-has-element.js";
import { dnsmasqOptionIncomplete } from "./dnsmasq/dnsmasq-option-incomplete.js";
import { dnsmasqOptionManaged } from "./dnsmasq/dnsmasq-option-managed.js";
import { dnsmasqOptionNotEverywhere } from "./dnsmasq/dnsmasq-option-not-everywhere.js";
import { dnsmasqOptionRefused } from "./dnsmasq/dnsmasq-option-refused.js";
import { dnsmasqQuoteUnclosed } from "./dnsmasq/dnsmasq-quote-unclosed.js";
import { documentTooLarge } from "./document/document-too-large.js";
import { internalError } from "./document/internal-error.js";
import { nestingTooDeep } from "./document/nesting-too-deep.js";
import { notWellFormed } from "./document/not-well-formed.js";
import { rootInNamespace } from "./document/root-in-namespace.js";
import { rootNotNetwork } from "./document/root-not-network.js";
import { domainAskedOutside } from "./domain/domain-asked-outside.js";
import { domainClashesWithMdns } from "./domain/domain-clashes-with-mdns.js";
import { domainRegisterIpv6First } from "./domain/domain-register-ipv6-first.js";
import { domainRegisterNeedsResolved } from "./domain/domain-register-needs-resolved.js";
import { domainRegisterNotLocal } from "./domain/domain-register-not-local.js";
import { bridgeAndForwardDevice } from "./forward/bridge-and-forward-device.js";
import { forwardDeviceConflict } from "./forward/forward-device-conflict.js";
import { forwardInterfaceRepeated } from "./forward/forward-interface-repeated.js";
import { forwardPoolMixed } from "./forward/forward-pool-mixed.js";
import { forwardTooManyInterfaces } from "./forward/forward-too-many-interfaces.js";
import { forwardWithoutDevice } from "./forward/forward-without-device.js";
import { forwardWithoutIp } from "./forward/forward-without-ip.js";
import { macvtapDeviceUnsuitable } from "./forward/macvtap-device-unsuitable.js";
import { natAddressRange } from "./forward/nat-address-range.js";
import { natAddressUnusable } from "./forward/nat-address-unusable.js";
import { natPortRange } from "./forward/nat-port-range.js";
import { natWithoutEffect } from "./forward/nat-without-effect.js";
import { networkIpv6Needless } from "./forward/network-ipv6-needless.js";
import { openModeUnprotected } from "./forward/open-mode-unprotected.js";
import { pciAddressRepeated } from "./forward/pci-address-repeated.js";
import { metadataLost } from "./identity/metadata-lost.js";
import { nameOfDefaultNetwork } from "./identity/name-of-default-network.js";
import { nameTooLongForDnsmasq } from "./identity/name-too-long-for-dnsmasq.js";
import { nameUnusual } from "./identity/name-unusual.js";
import { nameWithBlanksAround } from "./identity/name-with-blanks-around.js";
import { uuidMadeUp } from "./identity/uuid-made-up.js";
import { ipAddressNotAHost } from "./ip/ip-address-not-a-host.js";
import { ipAddressOfDocumentation } from "./ip/ip-address-of-documentation.js";
import { ipAddressPublic } from "./ip/ip-address-public.js";
import { ipAddressRepeated } from "./ip/ip-address-repeated.js";
import { ipAddressSpecial } from "./ip/ip-address-special.js";
import { ipFamilyMismatch } from "./ip/ip-family-mismatch.js";
import { ipIpv6BesideDhcp } from "./ip/ip-ipv6-beside-dhcp.js";
import { ipIpv6PrefixNot64 } from "./ip/ip-ipv6-prefix-not-64.js";
import { ipIpv6WithoutNat } from "./ip/ip-ipv6-without-nat.js";
import { ipLocalPtrPrefix } from "./ip/ip-local-ptr-prefix.js";
import { ipMaskMissing } from "./ip/ip-mask-missing.js";
import { ipNetmaskOnIpv6 } from "./ip/ip-netmask-on-ipv6.js";
import { ipNetmaskWithHoles } from "./ip/ip-netmask-with-holes.js";
import { ipNetmaskZero } from "./ip/ip-netmask-zero.js";
import { ipPrefixTooLong } from "./ip/ip-prefix-too-long.js";
import { ipSubnetCommon } from "./ip/ip-subnet-common.js";
import { ipSubnetTooWide } from "./ip/ip-subnet-too-wide.js";
import { ipSubnetWithoutGuests } from "./ip/ip-subnet-without-guests.js";
import { ipSubnetsOverlap } from "./ip/ip-subnets-overlap.js";
import { ipUlaNotRandom } from "./ip/ip-ula-not-random.js";
import { portIsolationWithoutBridge } from "./portgroup/port-isolation-without-bridge.js";
import { portgroupDefaultRepeated } from "./portgroup/portgroup-default-repeated.js";
import { portgroupEmpty } from "./portgroup/portgroup-empty.js";
import { portgroupNameRepeated } from "./portgroup/portgroup-name-repeated.js";
import { portgroupWithoutDefault } from "./portgroup/portgroup-without-default.js";
import { routeAddressWithHostBits } from "./route/route-address-with-host-bits.js";
import { routeFamilyMismatch } from "./route/route-family-mismatch.js";
import { routeGatewayInRange } from "./route/route-gateway-in-range.js";
import { routeGatewayNotAGuest } from "./route/route-gateway-not-a-guest.js";
import { routeGatewayUnreachable } from "./route/route-gateway-unreachable.js";
import { routeIntoOwnSubnet } from "./route/route-into-own-subnet.js";
import { routeIsDefault } from "./route/route-is-default.js";
import { routeMaskMissing } from "./route/route-mask-missing.js";
import { routeNetmaskOnIpv6 } from "./route/route-netmask-on-ipv6.js";
import { routeNetmaskWithHoles } from "./route/route-netmask-with-holes.js";
import { routePrefixTooLong } from "./route/route-prefix-too-long.js";
import { routeRepeated } from "./route/route-repeated.js";
import type { Rule, SubjectName } from "./rule.js";
import { dnsmasqNamespace } from "./structure/dnsmasq-namespace.js";
import { exclusiveAttributes } from "./structure/exclusive-attributes.js";
import { invalidValue } from "./structure/invalid-value.js";
import { misplacedElement } from "./structure/misplaced-element.js";
import { missingAttribute } from "./structure/missing-attribute.js";
import { missingElement } from "./structure/missing-element.js";
import { notInForwardMode } from "./structure/not-in-forward-mode.js";
import { notInTarget } from "./structure/not-in-target.js";
import { readOnlyAttribute } from "./structure/read-only-attribute.js";
import { repeatedElement } from "./structure/repeated-element.js";
import { strayText } from "./structure/stray-text.js";
import { templatePlaceholder } from "./structure/template-placeholder.js";
import { unknownAttribute } from "./structure/unknown-attribute.js";
import { unknownElement } from "./structure/unknown-element.js";
import { unknownValue } from "./structure/unknown-value.js";
import { valueSwallowsAttribute } from "./structure/value-swallows-attribute.js";
import { withoutEffectInMode } from "./structure/without-effect-in-mode.js";
import { virtualportContradictsNetwork } from "./virtualport/virtualport-contradicts-network.js";
import { virtualportNotInMode } from "./virtualport/virtualport-not-in-mode.js";
import { virtualportParameterMissing } from "./virtualport/virtualport-parameter-missing.js";
import { virtualportParameterNotOfType } from "./virtualport/virtualport-parameter-not-of-type.js";
import { vlanBesideVirtualport } from "./vlan/vlan-beside-virtualport.js";
import { vlanIdReserved } from "./vlan/vlan-id-reserved.js";
import { vlanNativeRepeated } from "./vlan/vlan-native-repeated.js";
import { vlanNativeWithoutTrunk } from "./vlan/vlan-native-without-trunk.js";
import { vlanNotInMode } from "./vlan/vlan-not-in-mode.js";
import { vlanOnMacvtap } from "./vlan/vlan-on-macvtap.js";
import { vlanTagRepeated } from "./vlan/vlan-tag-repeated.js";
import { vlanTrunkContradicted } from "./vlan/vlan-trunk-contradicted.js";
import { vlanTrunkOnSriov } from "./vlan/vlan-trunk-on-sriov.js";
import { bridgeMacShared } from "./workspace/bridge-mac-shared.js";
import { bridgeShared } from "./workspace/bridge-shared.js";
import { hostMacShared } from "./workspace/host-mac-shared.js";
import { nameShared } from "./workspace/name-shared.js";
import { natAddressShared } from "./workspace/nat-address-shared.js";
import { subnetShared } from "./workspace/subnet-shared.js";
import { uuidShared } from "./workspace/uuid-shared.js";

/** A rule whatever it looks at. */
export type AnyRule = { [S in SubjectName]: Rule<S> }[SubjectName];

export const rules: readonly AnyRule[] = [
  // document
  documentTooLarge,
  nestingTooDeep,
  notWellFormed,
  rootNotNetwork,
  rootInNamespace,
  internalError,
  // structure
  missingElement,
  unknownElement,
  misplacedElement,
  repeatedElement,
  missingAttribute,
  unknownAttribute,
  exclusiveAttributes,
  invalidValue,
  unknownValue,
  strayText,
  notInTarget,
  notInForwardMode,
  dnsmasqNamespace,
  readOnlyAttribute,
  valueSwallowsAttribute,
  withoutEffectInMode,
  templatePlaceholder,
  // forward
  forwardWithoutIp,
  bridgeAndForwardDevice,
  forwardDeviceConflict,
  forwardInterfaceRepeated,
  forwardTooManyInterfaces,
  forwardPoolMixed,
  forwardWithoutDevice,
  macvtapDeviceUnsuitable,
  pciAddressRepeated,
  natAddressRange,
  natAddressUnusable,
  natPortRange,
  natWithoutEffect,
  openModeUnprotected,
  networkIpv6Needless,
  // ip
  ipFamilyMismatch,
  ipMaskMissing,
  ipNetmaskOnIpv6,
  ipNetmaskWithHoles,
  ipPrefixTooLong,
  ipNetmaskZero,
  ipAddressRepeated,
  ipSubnetsOverlap,
  ipAddressSpecial,
  ipLocalPtrPrefix,
  ipAddressNotAHost,
  ipAddressOfDocumentation,
  ipAddressPublic,
  ipSubnetTooWide,
  ipSubnetWithoutGuests,
  ipSubnetCommon,
  ipIpv6PrefixNot64,
  ipIpv6WithoutNat,
  ipUlaNotRandom,
  ipIpv6BesideDhcp,
  // dhcp
  dhcpRangeFamilyMismatch,
  dhcpRangeOutsideSubnet,
  dhcpRangeReversed,
  dhcpRangeAtNetworkAddress,
  dhcpRangeAtBroadcastAddress,
  dhcpRangeTooLarge,
  dhcpOnTwoSubnets,
  dhcpOnIpv6,
  dhcpIpv6PrefixTooShort,
  leaseTooShort,
  leaseUnitUnused,
  leaseExpiryOctal,
  dhcpHostUnidentified,
  dhcpHostMacOnIpv6,
  dhcpHostFamilyMismatch,
  dhcpHostOutsideSubnet,
  dhcpHostAtReservedAddress,
  dhcpHostRepeated,
  dhcpHostNameMalformed,
  dhcpHostIdOnIpv4,
  dhcpHostMacMisspelt,
  dhcpHostInRange,
  dhcpRangeWithOwnAddress,
  dhcpRangesOverlap,
  dhcpPoolSmall,
  dhcpEmpty,
  dhcpStaticOnly,
  // workspace
  nameShared,
  uuidShared,
  bridgeShared,
  bridgeMacShared,
  subnetShared,
  natAddressShared,
  hostMacShared,
  // bandwidth
  bandwidthBurstOdd,
  bandwidthEmpty,
  bandwidthNotInMode,
  bandwidthPeakBelowAverage,
  bandwidthPeakOnOutbound,
  bandwidthPortgroupAboveNetwork,
  bandwidthUnitSuspect,
  bandwidthBurstTooHigh,
  bandwidthBurstTooLong,
  // vlan
  vlanBesideVirtualport,
  vlanIdReserved,
  vlanNativeRepeated,
  vlanNativeWithoutTrunk,
  vlanNotInMode,
  vlanOnMacvtap,
  vlanTagRepeated,
  vlanTrunkContradicted,
  vlanTrunkOnSriov,
  // virtualport
  virtualportContradictsNetwork,
  virtualportNotInMode,
  virtualportParameterMissing,
  virtualportParameterNotOfType,
  // portgroup
  portIsolationWithoutBridge,
  portgroupDefaultRepeated,
  portgroupEmpty,
  portgroupNameRepeated,
  portgroupWithoutDefault,
  // bridge
  deviceNameTooLong,
  deviceNameInvalid,
  bridgeNameOfHostDevice,
  bridgeModeOnLibvirtBridge,
  bridgeDelayOutOfRange,
  bridgeDelaySlow,
  bridgeZoneWithoutEffect,
  bridgeMacZero,
  bridgeMacNotLocal,
  bridgeMacOfStaticHost,
  mtuTooSmall,
  mtuUnusual,
  // identity
  nameWithBlanksAround,
  nameUnusual,
  nameOfDefaultNetwork,
  uuidMadeUp,
  metadataLost,
  nameTooLongForDnsmasq,
  // route
  routeFamilyMismatch,
  routeNetmaskOnIpv6,
  routePrefixTooLong,
  routeMaskMissing,
  routeAddressWithHostBits,
  routeGatewayUnreachable,
  routeNetmaskWithHoles,
  routeIsDefault,
  routeGatewayNotAGuest,
  routeGatewayInRange,
  routeRepeated,
  routeIntoOwnSubnet,
  // dns
  dnsDisabledWithRecords,
  dnsForwarderEmpty,
  dnsForwarderInIsolatedNetwork,
  dnsForwarderLoop,
  dnsForwarderPortWithoutAddress,
  dnsForwarderRepeated,
  dnsHostContradictsDhcp,
  dnsHostRepeated,
  dnsNameMalformed,
  dnsNameTooLong,
  dnsNotServed,
  dnsSettingWithoutDns,
  srvDomainMissing,
  srvNumbersWithoutTarget,
  srvPortMissing,
  srvServiceUnderscore,
  srvTargetMissing,
  srvTargetNotAscii,
  txtValueSplit,
  // domain
  domainAskedOutside,
  domainClashesWithMdns,
  domainRegisterIpv6First,
  domainRegisterNeedsResolved,
  domainRegisterNotLocal,
  // boot
  bootpFileNotServed,
  bootpIgnored,
  tftpOnIpv6,
  tftpRootRelative,
  tftpRootRepeated,
  // dnsmasq
  dnsmasqLineSmuggled,
  dnsmasqOptionHasElement,
  dnsmasqOptionIncomplete,
  dnsmasqOptionManaged,
  dnsmasqOptionNotEverywhere,
  dnsmasqOptionRefused,
  dnsmasqQuoteUnclosed,
  // directives
  unknownDirective,
  unusedDirective,
];

/** The ids that rules had in earlier versions, with the ids they have now. */
export const renamedRules: ReadonlyMap<string, string> = new Map(
  rules.flatMap(({ id, formerly = [] }: AnyRule) => formerly.map((old) => [old, id] as const)),
);

/** The rule's page. */
export function ruleUrl(id: string): string {
  return `https://github.com/virnet/virnet/blob/main/docs/rules/${id}.md`;
}
