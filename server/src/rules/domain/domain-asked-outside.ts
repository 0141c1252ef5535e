import { isWithin } from "../../network/dns-name.js";
import { answersDns } from "../../network/dnsmasq.js";
import { quoted } from "../../prose/wording.js";
import { setAttribute } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";

/** Reserved for private use, so that no server outside can know their names. */
const privateDomains = ["internal", "test", "home.arpa", "lan", "intranet", "private", "invalid"];

export const domainAskedOutside = defineRule({
  id: "domain-asked-outside",
  title: "Private domain queried outside",
  stage: "advice",
  severity: "hint",
  since: "1.2.12",
  why: "The network's DNS server forwards queries for unknown names of its domain to servers outside, unless `localOnly='yes'` declares that it knows them all. For a private domain that is useless, reveals the names of your hosts, and becomes a loop when the host's resolver queries this network.",
  bad: [
    `
      <network>
        <name>lab</name>
        <forward mode='nat'/>
        <domain name='«lab.internal»'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='route'/>
        <domain name='«lab.home.arpa»'/>
        <ip address='192.168.77.1' prefix='24'/>
        <dns>
          <forwarder domain='example.org' addr='192.0.2.53'/>
          <forwarder addr='192.0.2.54'/>
        </dns>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <forward mode='nat'/>
        <domain name='lab.internal' localOnly='yes'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <domain name='lab.internal'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='nat'/>
        <domain name='lab.example.org'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='route'/>
        <domain name='lab.home.arpa'/>
        <ip address='192.168.77.1' prefix='24'/>
        <dns>
          <forwarder domain='home.arpa' addr='192.0.2.53'/>
        </dns>
      </network>
    `,
  ],
  on: "network",
  check(network, { report }) {
    const { domain, mode, dns } = network;
    const name = domain?.name;
    if (!domain || !name?.value || domain.localOnly || domain.register || mode === "none" || !answersDns(network))
      return;
    const value = name.value;
    if (!privateDomains.some((suffix) => isWithin(value, suffix))) return;
    // A forwarder for the domain knows more of its names.
    if (
      dns?.forwarders.some(
        (forwarder) => forwarder.domain?.value && isWithin(value, forwarder.domain.value.toLowerCase()),
      )
    )
      return;
    report({
      span: name.span,
      message: `Domain ${quoted(value)} is private, but its unknown names are queried outside; add localOnly="yes"`,
      consequence: "dnsmasq forwards them to servers that cannot know them.",
      fixes: [{ title: "Add localOnly='yes'", safe: false, edits: [setAttribute(domain.element, "localOnly", "yes")] }],
    });
  },
});
