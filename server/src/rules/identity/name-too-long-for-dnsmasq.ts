import { runsDnsmasq } from "../../network/dnsmasq.js";
import { defineRule } from "../rule.js";

/** A file name has at most 255 bytes, and the longest that libvirt makes for dnsmasq is NAME.hostsfile. */
const longest = 255 - ".hostsfile".length;

export const nameTooLongForDnsmasq = defineRule({
  id: "name-too-long-for-dnsmasq",
  title: "Name too long for the files of dnsmasq",
  stage: "start",
  severity: "error",
  why: `The files libvirt writes for a network are named after it. A name of up to 247 bytes can be defined, but where libvirt runs dnsmasq the longest is \`NAME.hostsfile\`, and a name of more than ${longest} bytes keeps the network from starting.`,
  bad: [
    `
      <network>
        <name>«${"n".repeat(longest + 1)}»</name>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>«${"n".repeat(247)}»</name>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>«${"é".repeat(123)}»</name>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>${"n".repeat(longest)}</name>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>${"n".repeat(longest + 1)}</name>
      </network>
    `,
    `
      <network>
        <name>${"é".repeat(122)}</name>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  on: "network",
  check(network, { report }) {
    const { name } = network;
    if (name?.value === undefined || !runsDnsmasq(network)) return;
    const bytes = new TextEncoder().encode(name.value).length;
    // libvirt rejects a longer one at once, and the rule about values reports it.
    if (bytes <= longest || bytes > 247) return;
    report({
      span: name.span,
      message: `The name has ${bytes} bytes, and libvirt names the files of dnsmasq after it, which leaves ${longest}; write a shorter one`,
    });
  },
});
