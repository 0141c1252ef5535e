// Copied static hosts: what each fix makes of the line.
import assert from "node:assert/strict";
import { applyEdits } from "../../../server/src/xml/text-edits.js";
import { findingsOf } from "../../helpers/rule-table.js";

const network = (hosts: readonly string[], range = "") =>
  `<network><name>lab</name><dns><host ip='192.168.77.200'><hostname>mail-2</hostname></host></dns><ip address='192.168.77.1' prefix='28'><dhcp>\n${range}${hosts.map((host) => `<host ${host}/>\n`).join("")}</dhcp></ip></network>`;

/** The title of the first fix of each finding, with MAC addresses of our own as `MAC`, and the text after all of them. */
function repaired(hosts: readonly string[], range?: string) {
  const text = network(hosts, range);
  const findings = findingsOf(text).filter(({ rule }) => rule === "dhcp-host-repeated");
  const first = findings.flatMap(({ fixes: [fix] }) => fix ?? []);
  const result = applyEdits(
    text,
    first.flatMap(({ edits }) => edits),
  );
  const rest = findingsOf(result).filter(({ rule }) => rule === "dhcp-host-repeated" || rule === "dhcp-host-in-range");
  return { titles: first.map(({ title }) => title.replace(/52:54:00(?::[\da-f]{2}){3}/, "MAC")), rest, result };
}

const web = "mac='52:54:00:00:00:01' name='web' ip='192.168.77.5'";

describe("copied static hosts", () => {
  const rows: [what: string, hosts: string[], titles: string[], range?: string][] = [
    ["a whole line", [web, web], ["Make it a host of its own (MAC, web-2, 192.168.77.6)"]],
    [
      "several times, each with its own",
      [web, web, web],
      ["Make it a host of its own (MAC, web-2, 192.168.77.6)", "Make it a host of its own (MAC, web-3, 192.168.77.7)"],
    ],
    [
      "names that count",
      [web.replace("web", "node1"), web.replace("web", "node1"), "name='node2' ip='192.168.77.9'"],
      ["Make it a host of its own (MAC, node3, 192.168.77.6)"],
    ],
    [
      "names of DNS",
      [web.replace("web", "mail"), web.replace("web", "mail")],
      ["Make it a host of its own (MAC, mail-3, 192.168.77.6)"],
    ],
    ["a name changed already", [web, web.replace("web", "db")], ["Make it a host of its own (MAC, 192.168.77.6)"]],
    ["only the MAC address", [web, "mac='52:54:00:00:00:01' ip='192.168.77.6'"], ["Change mac to MAC, which is new"]],
    ["only the address", [web, "name='db' ip='192.168.77.5'"], ["Change ip to 192.168.77.6, which is free"]],
    ["only the name", [web, "name='WEB' ip='192.168.77.6'"], ["Change name to WEB-2, which is free"]],
    [
      "outside the range",
      [web, web],
      ["Make it a host of its own (MAC, web-2, 192.168.77.2)"],
      "<range start='192.168.77.6' end='192.168.77.14'/>",
    ],
    [
      "nowhere, if no address is free",
      [web, web],
      ["Remove this <host>"],
      "<range start='192.168.77.2' end='192.168.77.4'/><range start='192.168.77.6' end='192.168.77.14'/>",
    ],
  ];
  for (const [what, hosts, titles, range] of rows) {
    it(what, () => {
      const found = repaired(hosts, range);
      assert.deepEqual(found.titles, titles);
      assert.deepEqual(found.rest, [], found.result);
    });
  }

  it("get the same MAC address each time, and other ones in other networks", () => {
    const macs = [web, web, web].map((_, index) => {
      const text = network([web, web]).replace("lab", index < 2 ? "lab" : "red");
      return findingsOf(text).flatMap(({ fixes }) => fixes.map(({ title }) => title))[0];
    });
    assert.equal(macs[0], macs[1]);
    assert.notEqual(macs[0], macs[2]);
  });
});
