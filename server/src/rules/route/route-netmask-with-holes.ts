import { formatAddress, prefixOfNetmask } from "../../network/address.js";
import { defineRule } from "../rule.js";
import { change } from "../shared/fixes.js";

export const routeNetmaskWithHoles = defineRule({
  id: "route-netmask-with-holes",
  title: "Route netmask whose ones are not in one run",
  stage: "ignored",
  severity: "warning",
  since: "1.0.6",
  why: "A netmask is a run of ones followed by zeros. libvirt stores another one in a route, but when the network starts it only writes a line to its log and leaves the route out.",
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
    const inverted = { family: mask.family, bits: mask.bits ^ 0xffff_ffffn };
    const wildcard = prefixOfNetmask(inverted) !== undefined && (!own || own.bits === 0n);
    const better = wildcard ? formatAddress(inverted) : "255.255.255.0";
    const fits = wildcard || !own || (own.bits & 0xffn) === 0n;
    report({
      span: netmask.span,
      message: `netmask ${netmask.raw} is not ones followed by zeros; libvirt starts the network without this route and only notes it in its log`,
      fixes: fits ? [change(netmask.attribute, better)] : [],
    });
  },
});
