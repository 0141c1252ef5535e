// One mistake has one finding, and its first fix gives what was meant: the value is kept and put where it belongs.
import assert from "node:assert/strict";
import { lint } from "../../server/src/lint/lint.js";
import { applyEdits } from "../../server/src/xml/text-edits.js";
import { spans } from "../helpers/markers.js";

/** Content of a network with «» around what the finding marks, and what the first fix makes of it. */
type Row = readonly [content: string, repaired: string];

const whole = (content: string) =>
  /^<network[ >]/.test(content) ? content : `<network>\n  <name>lab</name>\n  ${content.trim()}\n</network>\n`;

/** One test per row: one error, at the mark, and a first fix that gives exactly the other text, which has no error. */
function repairTable(rows: readonly Row[]): void {
  for (const [content, repaired] of rows) {
    it(content, () => {
      const { text, spans: marks } = spans(whole(content));
      const shown = (errors: typeof all) => errors.map(({ rule, message }) => `${rule}: ${message}`).join("\n");
      const all = lint(text, { insist: true }).findings.filter(({ severity }) => severity === "error");
      assert.deepEqual(
        all.map(({ span }) => text.slice(span.start, span.end)),
        marks.map(({ start, end }) => text.slice(start, end)),
        shown(all),
      );
      const [only] = all;
      assert.ok(only !== undefined && all.length === 1);
      const fixed = applyEdits(text, only.fixes[0]?.edits ?? []);
      assert.equal(fixed, whole(repaired), only.fixes[0]?.title);
      const left = lint(fixed, { insist: true }).findings.filter(({ severity }) => severity === "error");
      assert.equal(shown(left), "");
    });
  }
}

const subnet = (inside: string) => `<ip address='10.7.0.1' prefix='24'>${inside}</ip>`;
const dhcp = (inside: string) => subnet(`<dhcp>${inside}</dhcp>`);

describe("repairs", () => {
  describe("another word for an attribute", () => {
    repairTable([
      ["<forward «type»='bridge'/><bridge name='br0'/>", "<forward mode='bridge'/><bridge name='br0'/>"],
      ["<forward «Mode»='bridge'/><bridge name='br0'/>", "<forward mode='bridge'/><bridge name='br0'/>"],
      [`<forward mode='nat' «device»='eth0'/>${subnet("")}`, `<forward mode='nat' dev='eth0'/>${subnet("")}`],
      ["<bridge «dev»='virbr7'/>", "<bridge name='virbr7'/>"],
      ["<bridge name='virbr7' «forward-delay»='2'/>", "<bridge name='virbr7' delay='2'/>"],
      [
        dhcp("<host «hwaddr»='52:54:00:00:00:07' ip='10.7.0.9'/>"),
        dhcp("<host mac='52:54:00:00:00:07' ip='10.7.0.9'/>"),
      ],
      [
        dhcp("<host mac='52:54:00:00:00:07' «hostname»='web' ip='10.7.0.9'/>"),
        dhcp("<host mac='52:54:00:00:00:07' name='web' ip='10.7.0.9'/>"),
      ],
      [dhcp("<host name='web' «addr»='10.7.0.9'/>"), dhcp("<host name='web' ip='10.7.0.9'/>")],
      [dhcp("<range «from»='10.7.0.9' to='10.7.0.99'/>"), dhcp("<range start='10.7.0.9' end='10.7.0.99'/>")],
      [dhcp("<range «max»='10.7.0.99' min='10.7.0.9'/>"), dhcp("<range end='10.7.0.99' start='10.7.0.9'/>")],
      [dhcp("<range «begin»='10.7.0.9' end='10.7.0.99'/>"), dhcp("<range start='10.7.0.9' end='10.7.0.99'/>")],
      ["<ip «addr»='10.7.0.1' prefix='24'/>", "<ip address='10.7.0.1' prefix='24'/>"],
      ["<ip «gw»='10.7.0.1' prefix='24'/>", "<ip address='10.7.0.1' prefix='24'/>"],
      ["<ip «ip»='10.7.0.1/24'/>", "<ip address='10.7.0.1' prefix='24'/>"],
      ["<ip «ip»='fd07::1/64'/>", "<ip address='fd07::1' family='ipv6' prefix='64'/>"],
      ["<ip address='10.7.0.1' «mask»='255.255.255.0'/>", "<ip address='10.7.0.1' netmask='255.255.255.0'/>"],
      ["<ip address='10.7.0.1' «mask»='24'/>", "<ip address='10.7.0.1' prefix='24'/>"],
      ["<ip address='10.7.0.1' prefix='24' «gateway»='10.7.0.1'/>", "<ip address='10.7.0.1' prefix='24'/>"],
      [
        `${subnet("")}<route «to»='10.9.0.0/16' gateway='10.7.0.3'/>`,
        `${subnet("")}<route address='10.9.0.0' prefix='16' gateway='10.7.0.3'/>`,
      ],
      [
        `${subnet("")}<route address='10.9.0.0' prefix='16' «via»='10.7.0.3'/>`,
        `${subnet("")}<route address='10.9.0.0' prefix='16' gateway='10.7.0.3'/>`,
      ],
      [
        `${subnet("")}<dns><srv «name»='ldap' protocol='tcp' domain='lab.test' target='a.lab.test' port='389'/></dns>`,
        `${subnet("")}<dns><srv service='ldap' protocol='tcp' domain='lab.test' target='a.lab.test' port='389'/></dns>`,
      ],
      [
        `<forward mode='nat'/><dns><forwarder «server»='10.9.9.9'/></dns>${subnet("")}`,
        `<forward mode='nat'/><dns><forwarder addr='10.9.9.9'/></dns>${subnet("")}`,
      ],
      [
        `<forward mode='nat'/><dns><forwarder «server»='10.9.9.9#5353'/></dns>${subnet("")}`,
        `<forward mode='nat'/><dns><forwarder addr='10.9.9.9' port='5353'/></dns>${subnet("")}`,
      ],
      ["<mtu «value»='9000'/>", "<mtu size='9000'/>"],
      ["<mtu «octets»='9000'/>", "<mtu size='9000'/>"],
      ["<domain «domain»='lab.test'/>", "<domain name='lab.test'/>"],
      [subnet("<tftp «path»='/srv/tftp'/>"), subnet("<tftp root='/srv/tftp'/>")],
      ["<bandwidth><inbound «rate»='1000'/></bandwidth>", "<bandwidth><inbound average='1000'/></bandwidth>"],
    ]);
  });

  describe("an attribute for text or for a child", () => {
    repairTable([
      [
        "<dns><host ip='10.7.0.5' «hostname»='a'/></dns>",
        "<dns><host ip='10.7.0.5'><hostname>a</hostname></host></dns>",
      ],
      ["<dns><host ip='10.7.0.5' «name»='a'/></dns>", "<dns><host ip='10.7.0.5'><hostname>a</hostname></host></dns>"],
      [
        "<dns><host ip='10.7.0.5'><hostname «name»='a'/></host></dns>",
        "<dns><host ip='10.7.0.5'><hostname>a</hostname></host></dns>",
      ],
      ["<network>\n  <name «value»='lab'/>\n</network>\n", "<network>\n  <name>lab</name>\n</network>\n"],
      [
        "<network «name»='lab'>\n  <bridge name='virbr7'/>\n</network>\n",
        "<network>\n  <name>lab</name>\n  <bridge name='virbr7'/>\n</network>\n",
      ],
      [
        "<forward mode='bridge'/>\n  <bridge name='ovs0'/>\n  <vlan «id»='7'/>\n  <virtualport type='openvswitch'/>",
        "<forward mode='bridge'/>\n  <bridge name='ovs0'/>\n  <vlan>\n    <tag id='7'/>\n  </vlan>\n  <virtualport type='openvswitch'/>",
      ],
      [
        "<forward mode='bridge'/>\n  <bridge name='ovs0'/>\n  <vlan «tag»='7'/>\n  <virtualport type='openvswitch'/>",
        "<forward mode='bridge'/>\n  <bridge name='ovs0'/>\n  <vlan>\n    <tag id='7'/>\n  </vlan>\n  <virtualport type='openvswitch'/>",
      ],
      [
        "<forward mode='bridge'/>\n  <bridge name='ovs0'/>\n  <virtualport type='openvswitch'/>\n  <portgroup name='web' «vlan»='7'/>",
        "<forward mode='bridge'/>\n  <bridge name='ovs0'/>\n  <virtualport type='openvswitch'/>\n  <portgroup name='web'>\n    <vlan>\n      <tag id='7'/>\n    </vlan>\n  </portgroup>",
      ],
      [subnet("<dhcp «start»='10.7.0.9' end='10.7.0.99'/>"), dhcp("<range start='10.7.0.9' end='10.7.0.99'/>")],
      [
        subnet("<dhcp «lease»='3600'><range start='10.7.0.9' end='10.7.0.99'/></dhcp>"),
        dhcp("<range start='10.7.0.9' end='10.7.0.99'><lease expiry='3600'/></range>"),
      ],
      [
        "<network «address»='10.7.0.1' netmask='255.255.255.0'>\n  <name>lab</name>\n</network>\n",
        "<network>\n  <name>lab</name>\n  <ip address='10.7.0.1' netmask='255.255.255.0'/>\n</network>\n",
      ],
      [
        "<network «mode»='nat'>\n  <name>lab</name>\n  <ip address='10.7.0.1' prefix='24'/>\n</network>\n",
        "<network>\n  <name>lab</name>\n  <forward mode='nat'/>\n  <ip address='10.7.0.1' prefix='24'/>\n</network>\n",
      ],
    ]);
  });

  describe("text for an attribute", () => {
    repairTable([
      ["<mac>«52:54:00:00:00:07»</mac>", "<mac address='52:54:00:00:00:07'/>"],
      ["<mtu>«9000»</mtu>", "<mtu size='9000'/>"],
      ["<mtu>\n    «9000»\n  </mtu>", "<mtu size='9000'/>"],
      ["<domain localOnly='yes'>«lab.test»</domain>", "<domain localOnly='yes' name='lab.test'/>"],
      [`<forward>«route»</forward>${subnet("")}`, `<forward mode='route'/>${subnet("")}`],
      ["<bridge stp='on'>«virbr7»</bridge>", "<bridge stp='on' name='virbr7'/>"],
      [dhcp("<range>«10.7.0.9 10.7.0.99»</range>"), dhcp("<range start='10.7.0.9' end='10.7.0.99'/>")],
      [dhcp("<range>«10.7.0.9-10.7.0.99»</range>"), dhcp("<range start='10.7.0.9' end='10.7.0.99'/>")],
      [dhcp("<range>«10.7.0.9 - 10.7.0.99»</range>"), dhcp("<range start='10.7.0.9' end='10.7.0.99'/>")],
      [
        "<forward mode='nat'><nat><port>«1024-2048»</port></nat></forward><ip address='10.7.0.1' prefix='24'/>",
        "<forward mode='nat'><nat><port start='1024' end='2048'/></nat></forward><ip address='10.7.0.1' prefix='24'/>",
      ],
      ["<ip>«10.7.0.1/24»</ip>", "<ip address='10.7.0.1' prefix='24'/>"],
      [
        `<dns><txt name='a'>«some text»</txt></dns>${subnet("")}`,
        `<dns><txt name='a' value='some text'/></dns>${subnet("")}`,
      ],
      ["<dns><host ip='10.7.0.5'>«web»</host></dns>", "<dns><host ip='10.7.0.5'><hostname>web</hostname></host></dns>"],
      [
        "<forward mode='bridge'/><bridge name='ovs0'/><vlan>«7»</vlan><virtualport type='openvswitch'/>",
        "<forward mode='bridge'/><bridge name='ovs0'/><vlan><tag id='7'/></vlan><virtualport type='openvswitch'/>",
      ],
      [
        "<forward mode='bridge'/><bridge name='ovs0'/><vlan><tag>«7»</tag></vlan><virtualport type='openvswitch'/>",
        "<forward mode='bridge'/><bridge name='ovs0'/><vlan><tag id='7'/></vlan><virtualport type='openvswitch'/>",
      ],
    ]);
  });

  describe("a child for an attribute", () => {
    repairTable([
      ["<bridge name='virbr7'><«stp»>on</stp></bridge>", "<bridge name='virbr7' stp='on'/>"],
      ["<bridge>\n    <«name»>virbr7</name>\n  </bridge>", "<bridge name='virbr7'/>"],
      [
        dhcp("<range><«start»>10.7.0.9</start><end>10.7.0.99</end></range>"),
        dhcp("<range start='10.7.0.9' end='10.7.0.99'/>"),
      ],
      [
        dhcp("<host mac='52:54:00:00:00:07'>\n<«ip»>10.7.0.9</ip></host>"),
        dhcp("<host mac='52:54:00:00:00:07' ip='10.7.0.9'/>"),
      ],
      [
        dhcp("<host ip='10.7.0.9'><«mac» address='52:54:00:00:00:07'/></host>"),
        dhcp("<host ip='10.7.0.9' mac='52:54:00:00:00:07'/>"),
      ],
      [
        "<ip address='10.7.0.1'><«netmask»>255.255.255.0</netmask></ip>",
        "<ip address='10.7.0.1' netmask='255.255.255.0'/>",
      ],
    ]);
  });

  describe("on the neighbour", () => {
    repairTable([
      ["<bridge name='virbr7' «mtu»='9000'/>", "<bridge name='virbr7'/>\n  <mtu size='9000'/>"],
      [
        "<bridge name='virbr7' «mac»='52:54:00:00:00:07'/>",
        "<bridge name='virbr7'/>\n  <mac address='52:54:00:00:00:07'/>",
      ],
      ["<bridge name='virbr7'>\n    <«mtu»>9000</mtu>\n  </bridge>", "<bridge name='virbr7'/>\n  <mtu size='9000'/>"],
      [
        "<forward mode='bridge'>\n    <interface dev='eth0' «trustGuestRxFilters»='yes'/>\n  </forward>",
        "<network trustGuestRxFilters='yes'>\n  <name>lab</name>\n  <forward mode='bridge'>\n    <interface dev='eth0'/>\n  </forward>\n</network>\n",
      ],
      [
        "<«isolated»/>\n  <ip address='10.7.0.1' prefix='24'/>",
        "<port isolated='yes'/>\n  <ip address='10.7.0.1' prefix='24'/>",
      ],
      [
        "<«isolated»>yes</isolated>\n  <ip address='10.7.0.1' prefix='24'/>",
        "<port isolated='yes'/>\n  <ip address='10.7.0.1' prefix='24'/>",
      ],
      [
        "<bandwidth «average»='1000' peak='2000'/>",
        "<bandwidth>\n    <inbound average='1000' peak='2000'/>\n  </bandwidth>",
      ],
    ]);
  });

  describe("an element in another place", () => {
    repairTable([
      [
        "<ip address='10.7.0.1' prefix='24'>\n    <dhcp>\n      <!-- for the installer -->\n      <«tftp» root='/srv/tftp'/> <!-- read-only -->\n      <range start='10.7.0.9' end='10.7.0.99'/>\n    </dhcp>\n  </ip>",
        "<ip address='10.7.0.1' prefix='24'>\n    <!-- for the installer -->\n    <tftp root='/srv/tftp'/> <!-- read-only -->\n    <dhcp>\n      <range start='10.7.0.9' end='10.7.0.99'/>\n    </dhcp>\n  </ip>",
      ],
      [
        "<ip address='10.7.0.1' prefix='24'>\n    <«dns»>\n      <host ip='10.7.0.5'>\n        <hostname>a</hostname>\n      </host>\n    </dns>\n  </ip>",
        "<dns>\n    <host ip='10.7.0.5'>\n      <hostname>a</hostname>\n    </host>\n  </dns>\n  <ip address='10.7.0.1' prefix='24'/>",
      ],
      [
        "<ip address='10.7.0.1' prefix='24'>\n    <«route» address='10.9.0.0' prefix='16' gateway='10.7.0.3'/>\n  </ip>",
        "<ip address='10.7.0.1' prefix='24'/>\n  <route address='10.9.0.0' prefix='16' gateway='10.7.0.3'/>",
      ],
      ["<bridge name='virbr7'><«mtu» size='9000'/></bridge>", "<bridge name='virbr7'/>\n  <mtu size='9000'/>"],
      [
        dhcp("<«lease» expiry='2' unit='hours'/><range start='10.7.0.9' end='10.7.0.99'/>"),
        dhcp("<range start='10.7.0.9' end='10.7.0.99'><lease expiry='2' unit='hours'/></range>"),
      ],
      [
        `<forward mode='nat'/>\n  <«nat»>\n    <port start='1024' end='2048'/>\n  </nat>\n  <ip address='10.7.0.1' prefix='24'/>`,
        `<forward mode='nat'>\n    <nat>\n      <port start='1024' end='2048'/>\n    </nat>\n  </forward>\n  <ip address='10.7.0.1' prefix='24'/>`,
      ],
      [
        "<«nat»>\n    <port start='1024' end='2048'/>\n  </nat>\n  <ip address='10.7.0.1' prefix='24'/>",
        "<forward mode='nat'>\n    <nat>\n      <port start='1024' end='2048'/>\n    </nat>\n  </forward>\n  <ip address='10.7.0.1' prefix='24'/>",
      ],
      [
        "<forward mode='nat'>\n    <«port» start='1024' end='2048'/>\n  </forward>\n  <ip address='10.7.0.1' prefix='24'/>",
        "<forward mode='nat'>\n    <nat>\n      <port start='1024' end='2048'/>\n    </nat>\n  </forward>\n  <ip address='10.7.0.1' prefix='24'/>",
      ],
      [
        "<forward mode='nat'/>\n  <«forwarder» addr='10.9.9.9'/>\n  <ip address='10.7.0.1' prefix='24'/>",
        "<forward mode='nat'/>\n  <dns>\n    <forwarder addr='10.9.9.9'/>\n  </dns>\n  <ip address='10.7.0.1' prefix='24'/>",
      ],
      [
        "<ip address='10.7.0.1' prefix='24'>\n    <«host» mac='52:54:00:00:00:07' ip='10.7.0.9'/>\n  </ip>",
        "<ip address='10.7.0.1' prefix='24'>\n    <dhcp>\n      <host mac='52:54:00:00:00:07' ip='10.7.0.9'/>\n    </dhcp>\n  </ip>",
      ],
      [
        "<dns>\n    <host ip='10.7.0.5'/>\n    <«hostname»>a</hostname>\n  </dns>",
        "<dns>\n    <host ip='10.7.0.5'>\n      <hostname>a</hostname>\n    </host>\n  </dns>",
      ],
      [
        "<dns>\n    <«hostname»>a</hostname>\n  </dns>\n  <ip address='10.7.0.1' prefix='24'/>",
        "<dns>\n    <host ip='10.7.0.1'>\n      <hostname>a</hostname>\n    </host>\n  </dns>\n  <ip address='10.7.0.1' prefix='24'/>",
      ],
      [
        "<dns>\n    <«hostname» ip='10.7.0.5'>a</hostname>\n  </dns>\n  <ip address='10.7.0.1' prefix='24'/>",
        "<dns>\n    <host ip='10.7.0.5'>\n      <hostname>a</hostname>\n    </host>\n  </dns>\n  <ip address='10.7.0.1' prefix='24'/>",
      ],
      ["<«inbound» average='1000'/>", "<bandwidth>\n    <inbound average='1000'/>\n  </bandwidth>"],
      [
        "<forward mode='bridge'/>\n  <«interface» dev='eth0'/>",
        "<forward mode='bridge'>\n    <interface dev='eth0'/>\n  </forward>",
      ],
      [
        "<forward mode='bridge'/>\n  <bridge name='ovs0'/>\n  <«tag» id='7'/>\n  <virtualport type='openvswitch'/>",
        "<forward mode='bridge'/>\n  <bridge name='ovs0'/>\n  <vlan>\n    <tag id='7'/>\n  </vlan>\n  <virtualport type='openvswitch'/>",
      ],
      [
        "<ip address='10.7.0.1' prefix='24'/>\n  <portgroup name='web'>\n    <«port» isolated='yes'/>\n  </portgroup>",
        "<port isolated='yes'/>\n  <ip address='10.7.0.1' prefix='24'/>\n  <portgroup name='web'/>",
      ],
      [
        "<dns>\n    <«domain» name='lab.test'/>\n  </dns>\n  <ip address='10.7.0.1' prefix='24'/>",
        "<domain name='lab.test'/>\n  <dns/>\n  <ip address='10.7.0.1' prefix='24'/>",
      ],
      [
        "<«range» start='10.7.0.9' end='10.7.0.99'/>\n  <ip address='10.7.0.1' prefix='24'/>",
        "<ip address='10.7.0.1' prefix='24'>\n    <dhcp>\n      <range start='10.7.0.9' end='10.7.0.99'/>\n    </dhcp>\n  </ip>",
      ],
    ]);
  });

  describe("options of DHCP as other programs write them", () => {
    const after = (line: string) =>
      `<network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>\n  <name>lab</name>\n  <ip address='10.7.0.1' prefix='24'>\n    <dhcp>\n      <range start='10.7.0.9' end='10.7.0.99'/>\n    </dhcp>\n  </ip>\n  <dnsmasq:options>\n    <dnsmasq:option value='${line}'/>\n  </dnsmasq:options>\n</network>\n`;
    const before = (option: string) =>
      `<ip address='10.7.0.1' prefix='24'>\n    <dhcp>\n      <range start='10.7.0.9' end='10.7.0.99'/>\n      ${option}\n    </dhcp>\n  </ip>`;
    repairTable([
      [before("<«option» number='6' value='10.7.0.3'/>"), after("dhcp-option=6,10.7.0.3")],
      [before("<«option» name='ntp-server' value='10.7.0.3'/>"), after("dhcp-option=42,10.7.0.3")],
      [before("<«dns-server»>10.7.0.3</dns-server>"), after("dhcp-option=6,10.7.0.3")],
      [before("<«router»>10.7.0.3</router>"), after("dhcp-option=3,10.7.0.3")],
      [before("<«ntp» address='10.7.0.3'/>"), after("dhcp-option=42,10.7.0.3")],
    ]);
  });
});
