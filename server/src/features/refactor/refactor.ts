// All refactorings, in the order in which they are offered.
import { beginNetwork } from "./begin-network.js";
import { dhcpRange } from "./dhcp-range.js";
import { fixAll } from "./fix-all.js";
import { forwardMode } from "./forward-mode.js";
import { hostBridge } from "./host-bridge.js";
import { addIdentity, refreshIdentity } from "./identity.js";
import { ipv6Subnet } from "./ipv6-subnet.js";
import { allLeftovers, leftovers } from "./leftovers.js";
import { netmask } from "./netmask.js";
import { portGroup } from "./port-group.js";
import type { Refactoring } from "./refactoring.js";
import { sortAllHosts, sortHosts } from "./sort-hosts.js";
import { splitNetworks } from "./split-networks.js";
import { staticHost } from "./static-host.js";

export const refactors: readonly Refactoring[] = [
  beginNetwork,
  splitNetworks,
  netmask,
  refreshIdentity,
  dhcpRange,
  staticHost,
  sortHosts,
  ipv6Subnet,
  addIdentity,
  portGroup,
  leftovers,
  forwardMode,
  hostBridge,
  fixAll,
  sortAllHosts,
  allLeftovers,
];
