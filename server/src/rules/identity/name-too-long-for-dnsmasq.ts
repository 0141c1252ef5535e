import { runsDnsmasq } from "../../network/dnsmasq.js";
import { setText } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";

/** A file name has at most 255 bytes, and the longest that libvirt makes for dnsmasq is NAME.hostsfile. */
const longest = 255 - ".hostsfile".length;

export const nameTooLongForDnsmasq = defineRule({
  id: "name-too-long-for-dnsmasq",
  title: "Name too long for dnsmasq's files",
  stage: "start",
  severity: "error",
  why: `The files libvirt writes for a network are named after it. A name of up to 247 bytes can be defined, but where libvirt runs dnsmasq the longest file name is \`NAME.hostsfile\`, and a name of more than ${longest} bytes keeps the network from starting.`,
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
  check(network, { document, report }) {
    const { name } = network;
    if (name?.value === undefined || !runsDnsmasq(network)) return;
    const bytes = new TextEncoder().encode(name.value).length;
    // libvirt rejects a longer one at once, and the rule about values reports it.
    if (bytes <= longest || bytes > 247) return;
    const edit = setText(document, name.element, cut(name.value));
    report({
      span: name.span,
      message: `The name has ${bytes} bytes; with dnsmasq it can have at most ${longest}`,
      consequence: "libvirt cannot create a file for dnsmasq, so the network can be defined but never starts.",
      fixes: edit ? [{ title: `Cut the name to ${longest} bytes`, safe: false, edits: [edit] }] : [],
    });
  },
});

/** The longest beginning of the name that fits, without half a character and without whitespace at its end. */
function cut(name: string): string {
  const bytes = new TextEncoder().encode(name).slice(0, longest);
  return new TextDecoder().decode(bytes, { stream: true }).trimEnd();
}
