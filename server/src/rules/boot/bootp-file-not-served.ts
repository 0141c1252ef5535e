import { quoted } from "../../prose/wording.js";
import { defineRule } from "../rule.js";
import { keywordsOf } from "../shared/dnsmasq-lines.js";

export const bootpFileNotServed = defineRule({
  id: "bootp-file-not-served",
  title: "Boot file without a server",
  stage: "advice",
  severity: "information",
  why: "Without `server` guests fetch the boot file by TFTP from the host itself. libvirt only serves files there with a `<tftp root>`; otherwise the host needs a TFTP server of its own on the network's address.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.99'/>
            <bootp file='«pxelinux.0»'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <host mac='52:54:00:00:00:01' ip='192.168.77.5'/>
            <bootp file='«ipxe.efi»'/>
          </dhcp>
        </ip>
        <dnsmasq:options>
          <dnsmasq:option value='cache-size=500'/>
          <dnsmasq:option value='# no TFTP here'/>
        </dnsmasq:options>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <tftp root='/srv/tftp'/>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.99'/>
            <bootp file='pxelinux.0'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.99'/>
            <bootp server='192.168.77.5' file='pxelinux.0'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.99'/>
            <bootp file='pxelinux.0'/>
          </dhcp>
        </ip>
        <dnsmasq:options>
          <dnsmasq:option value='enable-tftp'/>
        </dnsmasq:options>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.99'/>
            <bootp file='http://192.168.77.5/boot.ipxe'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.99'/>
            <bootp file='pxelinux.0,boothost,192.168.77.5'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <bootp file='pxelinux.0'/>
          </dhcp>
        </ip>
      </network>
    `,
  ],
  on: "dhcp",
  needs: "document",
  check({ subnet, ranges, hosts, bootp }, { vocabulary, report }) {
    const { network } = subnet;
    if (!bootp?.file?.value || bootp.server || subnet.family !== "ipv4" || ranges.length + hosts.length === 0) return;
    // A URL is fetched from where it says, and `file,name,address` names a server for dnsmasq.
    if (/^[a-z]+:\/\//i.test(bootp.file.value) || /[,"\n]/.test(bootp.file.value)) return;
    if (network.subnets.some(({ tftp }) => tftp?.root)) return;
    const keywords = keywordsOf(network, vocabulary);
    if (["enable-tftp", "tftp-root", "dhcp-boot", "pxe-service"].some((keyword) => keywords.has(keyword))) return;
    report({
      span: bootp.file.span,
      message: `libvirt does not serve ${quoted(bootp.file.value)} without <tftp root>; add it, or name a server`,
      consequence: "Guests request the file from the host by TFTP.",
    });
  },
});
