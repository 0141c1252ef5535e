// The name of a network and its domain: what fixes make of them.
import { fixTable } from "../helpers/rule-table.js";

describe("rules about names and domains", () => {
  fixTable([
    [
      "name-too-long-for-dnsmasq",
      `<network><name>${"n".repeat(244)}é</name><ip address='192.168.77.1' prefix='24'/></network>`,
      [`<network><name>${"n".repeat(244)}</name><ip address='192.168.77.1' prefix='24'/></network>`],
    ],
    [
      "name-of-default-network",
      "<bridge name='virbr0'/><ip address='192.168.77.1' prefix='24'/>",
      ["<bridge name='virbr1'/><ip address='192.168.77.1' prefix='24'/>"],
    ],
    [
      "domain-register-ipv6-first",
      "<domain name='lab.test' localOnly='yes' register='yes'/><ip family='ipv6' address='fd00:77::1' prefix='64'/><ip address='192.168.77.1' prefix='24'/>",
      [
        "<domain name='lab.test' localOnly='yes' register='yes'/><ip address='192.168.77.1' prefix='24'/><ip family='ipv6' address='fd00:77::1' prefix='64'/>",
      ],
    ],
  ]);
});
