// How dnsmasq interprets names: edge cases.
import { ruleTable } from "../helpers/rule-table.js";

const ip = "<ip address='192.168.77.1' prefix='24'/>";
const target = (text: string) => `<dns><srv service='sip' protocol='udp' target='${text}'/></dns>`;

describe("rules about <dns>", () => {
  ruleTable([
    ["srv-target-not-ascii", `${target("«ä»")}${ip}`, undefined, "start"],
    ["srv-target-not-ascii", `${target("«b ä»")}${ip}`, "9.0.0", "start"],
    ["srv-target-not-ascii", `${target("«a#ä»")}${ip}`, undefined, "start"],
    ["srv-target-not-ascii", `${target("«&#x7f;»")}${ip}`, undefined, "start"],
    ["srv-target-not-ascii", `${target("a #ä")}${ip}`],
    ["srv-target-not-ascii", `${target("xn--4ca")}${ip}`],
    ["srv-target-not-ascii", target("ä")],
  ]);
});
