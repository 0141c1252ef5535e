// All rules, in the order of their documentation. A new rule is its file and its line here.

import { dhcpRangeAtBroadcastAddress } from "./dhcp/dhcp-range-at-broadcast-address.js";
import { dhcpRangeAtNetworkAddress } from "./dhcp/dhcp-range-at-network-address.js";
import { dhcpRangeFamilyMismatch } from "./dhcp/dhcp-range-family-mismatch.js";
import { dhcpRangeOutsideSubnet } from "./dhcp/dhcp-range-outside-subnet.js";
import { dhcpRangeReversed } from "./dhcp/dhcp-range-reversed.js";
import { dhcpRangeTooLarge } from "./dhcp/dhcp-range-too-large.js";
import { unknownDirective } from "./directives/unknown-directive.js";
import { unusedDirective } from "./directives/unused-directive.js";
import { documentTooLarge } from "./document/document-too-large.js";
import { nestingTooDeep } from "./document/nesting-too-deep.js";
import { notWellFormed } from "./document/not-well-formed.js";
import { rootInNamespace } from "./document/root-in-namespace.js";
import { rootNotNetwork } from "./document/root-not-network.js";
import { bridgeAndForwardDevice } from "./forward/bridge-and-forward-device.js";
import { forwardWithoutIp } from "./forward/forward-without-ip.js";
import { ipFamilyMismatch } from "./ip/ip-family-mismatch.js";
import { ipMaskMissing } from "./ip/ip-mask-missing.js";
import { ipNetmaskOnIpv6 } from "./ip/ip-netmask-on-ipv6.js";
import { ipNetmaskWithHoles } from "./ip/ip-netmask-with-holes.js";
import { ipPrefixTooLong } from "./ip/ip-prefix-too-long.js";
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
import { unknownAttribute } from "./structure/unknown-attribute.js";
import { unknownElement } from "./structure/unknown-element.js";
import { unknownValue } from "./structure/unknown-value.js";

/** A rule whatever it looks at. */
export type AnyRule = { [S in SubjectName]: Rule<S> }[SubjectName];

export const rules: readonly AnyRule[] = [
  // document
  documentTooLarge,
  nestingTooDeep,
  notWellFormed,
  rootNotNetwork,
  rootInNamespace,
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
  // forward
  forwardWithoutIp,
  bridgeAndForwardDevice,
  // ip
  ipFamilyMismatch,
  ipMaskMissing,
  ipNetmaskOnIpv6,
  ipNetmaskWithHoles,
  ipPrefixTooLong,
  // dhcp
  dhcpRangeFamilyMismatch,
  dhcpRangeOutsideSubnet,
  dhcpRangeReversed,
  dhcpRangeAtNetworkAddress,
  dhcpRangeAtBroadcastAddress,
  dhcpRangeTooLarge,
  // directives
  unknownDirective,
  unusedDirective,
];

/** The rule of that id. */
export function ruleById(id: string): AnyRule | undefined {
  return rules.find((rule) => rule.id === id);
}

/** The rule's page. */
export function ruleUrl(id: string): string {
  return `https://github.com/virnet/virnet/blob/main/docs/rules/${id}.md`;
}
