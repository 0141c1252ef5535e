// Forwarders, names and SRV records: edge cases.
import { ruleTable } from "../helpers/rule-table.js";

const ip = "<ip address='192.168.77.1' prefix='24'/>";
const target = (text: string) => `<dns><srv service='sip' protocol='udp' target='${text}'/></dns>`;
const service = (name: string) => `<dns><srv service='${name}' protocol='tcp' domain='lab.test'/></dns>`;
const port = (attribute: string) => `<dns><srv service='ldap' protocol='tcp' domain='lab.test' ${attribute}/></dns>`;

describe("rules about <dns>", () => {
  ruleTable([
    ["srv-target-not-ascii", `${target("«ä»")}${ip}`, undefined, "start"],
    ["srv-target-not-ascii", `${target("«b ä»")}${ip}`, "9.0.0", "start"],
    ["srv-target-not-ascii", `${target("«a#ä»")}${ip}`, undefined, "start"],
    ["srv-target-not-ascii", `${target("«&#x7f;»")}${ip}`, undefined, "start"],
    ["srv-target-not-ascii", `${target("a #ä")}${ip}`],
    ["srv-target-not-ascii", `${target("xn--4ca")}${ip}`],
    ["srv-target-not-ascii", target("ä")],
    ["dns-forwarder-port-without-address", `<dns><forwarder port='5353'/></dns>${ip}`],
    ["dns-forwarder-repeated", `<dns><forwarder/><forwarder/></dns>${ip}`],
    ["dns-name-too-long", `<domain name='${"a".repeat(64)}&#10;no-hosts'/>${ip}`, "11.3.0"],
    ["dns-name-too-long", `${service("a".repeat(62))}${ip}`],
    ["dns-name-too-long", `${service(`«${"a".repeat(63)}»`)}${ip}`, "1.2.3", "start"],
    ["dns-name-too-long", `${service("a".repeat(63))}${ip}`, "1.2.2"],
    ["dns-name-too-long", `${service(`${"a".repeat(63)}/`)}${ip}`],
    ["dns-name-too-long", `${service(`${"a".repeat(63)}*`)}${ip}`],
    ["dns-name-too-long", `${target(`«${"a".repeat(64)}»`)}${ip}`, undefined, "start"],
    ["dns-name-too-long", `${target(`${"a".repeat(64)},b`)}${ip}`],
    ["srv-domain-missing", `<dns><srv service='' protocol='tcp' target='ldap.lab.test' port='389'/></dns>${ip}`],
    ["srv-domain-missing", `<dns><srv service='ldap' protocol='tcp' target='' port='389'/></dns>${ip}`],
    ["srv-numbers-without-target", `${port("«port='1'»")}${ip}`, undefined, "parse"],
    ["srv-numbers-without-target", `${port("«port='65535'»")}${ip}`, undefined, "parse"],
    ["srv-numbers-without-target", `${port("port='0'")}${ip}`],
    ["srv-numbers-without-target", `${port("port='65536'")}${ip}`],
  ]);
});
