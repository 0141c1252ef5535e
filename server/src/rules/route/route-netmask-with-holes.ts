import { formatAddress, prefixOfNetmask } from "../../network/address.js";
import { defineRule } from "../rule.js";
import { change } from "../shared/fixes.js";
import { likelyMasks } from "../shared/netmask-guesses.js";

export const routeNetmaskWithHoles = defineRule({
  id: "route-netmask-with-holes",
  title: "Route netmask with holes",
  stage: "ignored",
  severity: "warning",
  since: "1.0.6",
  why: "A netmask is a run of ones followed by zeros. libvirt stores any other mask in a route, but leaves the route out when the network starts and only logs that.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <route address='10.0.5.0' netmask='«255.0.255.0»' gateway='192.168.77.2'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <route netmask='«255.0.255.0»' gateway='192.168.77.2'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <route address='0.0.0.0' netmask='«0.0.255.255»' gateway='192.168.77.2'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <route address='10.5.0.128' netmask='«255.255.0.128»' gateway='192.168.77.2'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <route address='10.0.5.0' netmask='255.255.255.0' gateway='192.168.77.2'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <route address='10.5.0.128' netmask='255.255.255.128' gateway='192.168.77.2'/>
      </network>
    `,
  ],
  on: "route",
  check({ family, address, netmask, prefix }, { report }) {
    const mask = netmask?.value;
    if (family !== "ipv4" || !netmask || prefix || mask?.family !== "ipv4" || prefixOfNetmask(mask) !== undefined)
      return;
    const own = address?.value;
    if (own && (own.bits & mask.bits) !== own.bits) return;
    const masks = likelyMasks(mask).filter((guess) => !own || (own.bits & ~guess.bits) === 0n);
    const [best] = masks;
    const meant = best ? `; did you mean ${formatAddress(best)}?` : "";
    report({
      span: netmask.span,
      message: `netmask ${netmask.raw} is not a run of ones followed by zeros${meant}`,
      consequence: "libvirt starts the network without this route and only logs that.",
      fixes: masks.map((guess) => change(netmask.attribute, formatAddress(guess))),
    });
  },
});
