import { defineRule } from "../rule.js";
import { reportOnce } from "../shared/advice-once.js";

export const ipUlaNotRandom = defineRule({
  id: "ip-ula-not-random",
  title: "Private IPv6 subnet without a random part",
  stage: "advice",
  severity: "hint",
  why: "In a private IPv6 subnet (fd00::/8) the 40 bits after `fd` should be random, so that two sites can be joined one day without renumbering. All zeros is the choice of everyone who did not make them random.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='«fd00::1»' prefix='64'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='nat'>
          <nat ipv6='yes'/>
        </forward>
        <ip address='192.168.77.1' prefix='24'/>
        <ip family='ipv6' address='«fd00:0:0:77::1»' prefix='64'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd5c:3a91:7be2::1' prefix='64'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='64'/>
      </network>
    `,
  ],
  on: "network",
  check({ subnets }, { report }) {
    const found = subnets.flatMap(({ address, family }) => {
      if (family !== "ipv6" || address?.value?.family !== "ipv6" || address.value.bits >> 80n !== 0xfd00_0000_0000n)
        return [];
      return {
        span: address.span,
        message: `${address.raw} has zeros where a private IPv6 subnet should have ten random digits after fd`,
        consequence: "It may clash with another site when the two are connected.",
      };
    });
    reportOnce(report, found, "Another subnet without random digits");
  },
});
