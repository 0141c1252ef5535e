// Findings and fixes of the rules about structure: one finding for each mistake, and sensible fixes.
import assert from "node:assert/strict";
import { lint } from "../../server/src/lint/lint.js";
import { parseVersion } from "../../server/src/vocabulary/versions.js";
import { applyEdits } from "../../server/src/xml/text-edits.js";
import { errorTable, findingsOf, ruleTable } from "../helpers/rule-table.js";

/** What is said of the first error: the message and the consequence. */
const firstError = (content: string) => {
  const text = `<network><name>lab</name>${content}</network>`;
  const { message = "", consequence = "" } = findingsOf(text).find(({ severity }) => severity === "error") ?? {};
  return `${message}\n${consequence}`;
};

describe("structure rules", () => {
  describe("dnsmasq-namespace", () => {
    const own = (uri: string) =>
      `<network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'><name>lab</name><dnsmasq:options xmlns:dnsmasq='${uri}'><dnsmasq:option value='cache-size=500'/></dnsmasq:options></network>`;
    ruleTable([["dnsmasq-namespace", own("«http://libvirt.org/schemas/network/dnsmasq/2.0»")]]);

    it("dnsmasq-namespace corrects the nearest declaration", () => {
      const text = own("http://libvirt.org/schemas/network/dnsmasq/2.0");
      const [finding] = findingsOf(text).filter(({ rule }) => rule === "dnsmasq-namespace");
      assert.equal(
        applyEdits(text, finding?.fixes[0]?.edits ?? []),
        own("http://libvirt.org/schemas/network/dnsmasq/1.0"),
      );
    });
  });

  errorTable([
    ["<ip address='192.168.77.1' netmask='24'/>", ["invalid-value"], ["<ip address='192.168.77.1' prefix='24'/>"]],
    [
      "<ip address='192.168.77.1' netmask='24'><dhcp><range start='192.168.77.5' end='192.168.77.99'/></dhcp></ip>",
      ["ip-netmask-with-holes"],
      ["<ip address='192.168.77.1' prefix='24'><dhcp><range start='192.168.77.5' end='192.168.77.99'/></dhcp></ip>"],
    ],
    ["<mac address='0:0:0:0:0:0'/>", ["invalid-value"]],
    ["<domain name='café.test'/>", ["invalid-value"], ["<domain name='cafe.test'/>"]],
    ["<ip family='ipv6' address='fd00:77::1' netmask='ffff::'/>", ["ip-netmask-on-ipv6"]],
    ["<ip family='ipv6' address='fd00:77::1' netmask='64'/>", ["ip-netmask-on-ipv6"]],
    ["<ip family='ipv6' address='fd00:77::1' prefix='64'><tftp/></ip>", ["tftp-on-ipv6"]],
    [
      "<ip address='192.168.77.1' prefix='24'><dhcp><host mac='52:54:00:00:00:01' ip='192.168.77.2'/><host mac='52:54:00:00:00:02'/></dhcp></ip>",
      ["missing-attribute"],
      [
        "<ip address='192.168.77.1' prefix='24'><dhcp><host mac='52:54:00:00:00:01' ip='192.168.77.2'/><host mac='52:54:00:00:00:02' ip='192.168.77.3'/></dhcp></ip>",
        "<ip address='192.168.77.1' prefix='24'><dhcp><host mac='52:54:00:00:00:01' ip='192.168.77.2'/></dhcp></ip>",
      ],
    ],
    [
      "<ip address='10.1.0.1' prefix='8'><dhcp><range start='10.1.5.9'/></dhcp></ip>",
      ["missing-attribute"],
      [
        "<ip address='10.1.0.1' prefix='8'><dhcp><range start='10.1.5.9' end='10.1.5.254'/></dhcp></ip>",
        "<ip address='10.1.0.1' prefix='8'></ip>",
      ],
    ],
    [
      "<ip address='10.1.0.1' prefix='24'><dhcp><range end='10.1.0.9'/></dhcp></ip>",
      ["missing-attribute"],
      [
        "<ip address='10.1.0.1' prefix='24'><dhcp><range end='10.1.0.9' start='10.1.0.2'/></dhcp></ip>",
        "<ip address='10.1.0.1' prefix='24'></ip>",
      ],
    ],
    [
      "<ip address='192.168.77.1' prefix='24'/><route address='10.5.0.0' prefix='16'/>",
      ["missing-attribute"],
      [
        "<ip address='192.168.77.1' prefix='24'/><route address='10.5.0.0' prefix='16' gateway='192.168.77.2'/>",
        "<ip address='192.168.77.1' prefix='24'/>",
      ],
    ],
    ["<ip address='192.168.77.1/24'/>", ["invalid-value"], ["<ip address='192.168.77.1' prefix='24'/>"]],
    ["<ip address='fd00:77::1/64'/>", ["invalid-value"], ["<ip address='fd00:77::1' family='ipv6' prefix='64'/>"]],
    ["<ip address='192.168.77.1/24' prefix='24'/>", ["invalid-value"], ["<ip address='192.168.77.1' prefix='24'/>"]],
    ["<ip address='192.168.77.1' netmask='/24'/>", ["invalid-value"], ["<ip address='192.168.77.1' prefix='24'/>"]],
    [
      "<ip address='192.168.77.1' prefix='24'/><route address='10.0.0.0/8' gateway='192.168.77.2'/>",
      ["invalid-value"],
      ["<ip address='192.168.77.1' prefix='24'/><route address='10.0.0.0' gateway='192.168.77.2' prefix='8'/>"],
    ],
    [
      "<ip address='192.168.77.1' netmask='' prefix='24'/>",
      ["invalid-value"],
      ["<ip address='192.168.77.1' prefix='24'/>"],
    ],
    [
      "<ip address='192.168.010.1' prefix='24'/>",
      ["invalid-value"],
      ["<ip address='192.168.10.1' prefix='24'/>", "<ip address='192.168.8.1' prefix='24'/>"],
    ],
    ["<ip address='192.168.77.1' netmask='255.255.255.0' prefix='0'/>", ["exclusive-attributes"]],
    ["<ip family='ipv6' address='fd00:77::1' netmask='255.255.255.0' prefix='64'/>", ["ip-netmask-on-ipv6"]],
    ["<mac address=':::::'/>", ["invalid-value"], [""]],
    ["<mac address='52-54-0-aa-bb-cc'/>", ["invalid-value"], ["<mac address='52:54:00:aa:bb:cc'/>"]],
    ["<mac address='53:54:00:aa:bb:cc'/>", ["invalid-value"], ["<mac address='52:54:00:aa:bb:cc'/>"]],
    ["<mtu size='9k'/>", ["invalid-value"], ["<mtu size='9000'/>"]],
    ["<uuid>1234</uuid>", ["invalid-value"], [""]],
    [
      "<forward mode='isolated'/><ip address='192.168.77.1' prefix='24'/>",
      ["unknown-value"],
      ["<ip address='192.168.77.1' prefix='24'/>"],
    ],
    [
      "<ip address='192.168.77.1 netmask=255.255.255.0'/>",
      ["value-swallows-attribute"],
      ["<ip address='192.168.77.1' netmask='255.255.255.0'/>"],
    ],
    [
      "<ip address='192.168.77.1' prefix='24'><dhcp><range start='192.168.77.90' end='192.168.76.20'/></dhcp></ip>",
      ["dhcp-range-outside-subnet"],
    ],
  ]);

  describe("misplaced-element", () => {
    errorTable([
      // What lacks a level between goes into the one that is there, else into one for all in a row.
      [
        "\n  <ip address='10.1.0.1' prefix='24'>\n    <range start='10.1.0.5' end='10.1.0.9'>\n      <lease expiry='9'/>\n    </range>\n\n    <!-- web -->\n    <host mac='52:54:00:00:00:01' ip='10.1.0.3'/>\n    <tftp root='/srv'/>\n  </ip>\n",
        ["misplaced-element", "misplaced-element"],
        [
          "\n  <ip address='10.1.0.1' prefix='24'>\n    <dhcp>\n      <range start='10.1.0.5' end='10.1.0.9'>\n        <lease expiry='9'/>\n      </range>\n\n      <!-- web -->\n      <host mac='52:54:00:00:00:01' ip='10.1.0.3'/>\n    </dhcp>\n    <tftp root='/srv'/>\n  </ip>\n",
          "\n  <ip address='10.1.0.1' prefix='24'>\n\n    <!-- web -->\n    <host mac='52:54:00:00:00:01' ip='10.1.0.3'/>\n    <tftp root='/srv'/>\n  </ip>\n",
        ],
      ],
      [
        "\n\t<ip address='10.1.0.1' prefix='24'>\n\t\t<host mac='52:54:00:00:00:01' ip='10.1.0.3'>\n\t\t\t<lease expiry='9'/>\n\t\t</host>\n\t\t<dhcp/>\n\t</ip>\n",
        ["misplaced-element"],
        [
          "\n\t<ip address='10.1.0.1' prefix='24'>\n\t\t<dhcp>\n\t\t\t<host mac='52:54:00:00:00:01' ip='10.1.0.3'>\n\t\t\t\t<lease expiry='9'/>\n\t\t\t</host>\n\t\t</dhcp>\n\t</ip>\n",
          "\n\t<ip address='10.1.0.1' prefix='24'>\n\t\t<dhcp/>\n\t</ip>\n",
        ],
      ],
      [
        "<dns><host ip='10.1.0.2'><hostname>a</hostname></host><host ip='10.1.0.3'><hostname>b</hostname></host><hostname>c</hostname><hostname>d</hostname></dns>",
        ["misplaced-element", "misplaced-element"],
        [
          "<dns><host ip='10.1.0.2'><hostname>a</hostname></host><host ip='10.1.0.3'><hostname>b</hostname></host><hostname>d</hostname></dns>",
        ],
      ],
    ]);
  });

  describe("misplaced-element", () => {
    const range = (last: number) => `<range start='10.1.0.5' end='10.1.0.${last}'/>`;
    const subnet = (inside: string) => `<ip address='10.1.0.1' prefix='24'>${inside}</ip>`;
    errorTable([
      // Text between ends a row, and so does an element that is in its place.
      [
        subnet(`${range(9)}and${range(19)}`),
        ["misplaced-element", "stray-text", "misplaced-element"],
        [subnet(`<dhcp>${range(9)}</dhcp>and${range(19)}`), subnet(`and${range(19)}`)],
      ],
      [
        "<forward><port start='1024' end='2047'/><address type='pci' bus='1'/></forward><ip address='10.1.0.1' prefix='24'/>",
        ["misplaced-element", "not-in-forward-mode"],
        [
          "<forward><nat><port start='1024' end='2047'/></nat><address type='pci' bus='1'/></forward><ip address='10.1.0.1' prefix='24'/>",
          "<forward><address type='pci' bus='1'/></forward><ip address='10.1.0.1' prefix='24'/>",
        ],
      ],
      ["<forwarder addr='192.0.2.53'/>", ["misplaced-element"], ["<dns><forwarder addr='192.0.2.53'/></dns>", ""]],
    ]);

    it("offers no guess as safe", () => {
      const [finding] = findingsOf("<network><name>lab</name><forwarder addr='192.0.2.53'/></network>");
      assert.deepEqual(
        finding?.fixes.map(({ safe }) => safe),
        [false, false],
      );
    });

    it("indents a row of 50 elements anew, and no longer one", () => {
      const [indented, left] = [50, 51].map((count) => {
        const rows = Array.from({ length: count }, (_, index) => `    ${range(10 + index)}\n`).join("");
        const text = `<network>\n  <name>lab</name>\n  <ip address='10.1.0.1' prefix='24'>\n${rows}  </ip>\n</network>\n`;
        return findingsOf(text).find(({ rule }) => rule === "misplaced-element")?.fixes[0]?.edits.length;
      });
      assert.deepEqual([indented, left], [51, 2]);
    });
  });

  describe("repeated-element", () => {
    const one = "<host ip='10.1.0.2'><hostname>a</hostname></host>";
    const other = "<host ip='10.1.0.3'><hostname>b</hostname></host>";
    errorTable([
      // What the second has goes into the first, unless the first says something else there.
      [
        `<dns>${one}</dns><dns enable='yes'>${other}</dns>`,
        ["repeated-element"],
        [`<dns enable='yes'>${one}${other}</dns>`, `<dns>${one}</dns>`],
      ],
      [
        `<dns enable='yes'>${one}</dns><dns enable='no'>${other}</dns>`,
        ["repeated-element"],
        [`<dns enable='yes'>${one}</dns>`],
      ],
      [
        "<bandwidth><inbound average='1000'/></bandwidth><bandwidth><inbound average='2000'/></bandwidth>",
        ["repeated-element"],
        ["<bandwidth><inbound average='1000'/></bandwidth>"],
      ],
    ]);
  });

  describe("not-in-target", () => {
    it("keeps a text as a comment", () => {
      const text = "<network><name>lab</name><title>The lab</title></network>";
      const [finding] = findingsOf(text, "9.0.0");
      assert.deepEqual(
        finding?.fixes.map(({ edits }) => applyEdits(text, edits)),
        ["<network><name>lab</name><!-- The lab --></network>", "<network><name>lab</name></network>"],
      );
    });
  });

  describe("missing-element", () => {
    errorTable([
      [
        "<network><ip address='10.1.0.1' prefix='24'/></network>",
        ["missing-element"],
        ["<network><name>isolated-network</name><ip address='10.1.0.1' prefix='24'/></network>"],
      ],
    ]);
  });

  describe("invalid-value", () => {
    // A comment within the text is not lost for a guess.
    errorTable([["<network><name>net/lab<!-- of the cellar --></name></network>", ["invalid-value"], []]]);

    it("says once that the only host names are empty", () => {
      const empty = findingsOf(
        "<network><name>lab</name><dns><host ip='10.1.0.2'><hostname/><hostname/></host></dns></network>",
        "9.0.0",
      ).filter(({ rule }) => rule === "invalid-value");
      assert.deepEqual(
        empty.map(({ stage }) => stage),
        ["parse", "schema"],
      );
    });
  });

  describe("unknown-value", () => {
    const guests = (inside: string) => `<forward mode='bridge'/><bridge name='br0'/>${inside}`;
    errorTable([
      [
        guests("<virtualport type='linuxbridge'/>"),
        ["unknown-value"],
        [guests("<virtualport type='openvswitch'/>"), guests("")],
      ],
    ]);
  });

  describe("value-swallows-attribute", () => {
    const cases: readonly [content: string, target: string | undefined, safe: boolean][] = [
      ["<ip address='192.168.77.1 prefix=24'/>", undefined, true],
      ["<ip address='192.168.77.1 prefix=33'/>", undefined, true],
      ["<ip address='192.168.77.1 prefix=129'/>", undefined, false],
      ["<ip address='192.168.77 prefix=24'/>", undefined, false],
      ["<ip address='192.168.77.1 localPtr=yes'/>", "3.0.0", true],
      ["<ip address='192.168.77.1 localPtr=yes'/>", "2.5.0", false],
    ];
    for (const [content, target, safe] of cases) {
      it(`closes the quote ${safe ? "" : "not "}without asking (${target ?? "newest"}): ${content}`, () => {
        const findings = findingsOf(`<network><name>lab</name>${content}</network>`, target);
        const [fix] = findings.find(({ rule }) => rule === "value-swallows-attribute")?.fixes ?? [];
        assert.equal(fix?.safe, safe);
      });
    }
  });

  describe("repeated-element", () => {
    it("fades what libvirt drops of two", () => {
      const tags = (content: string, target?: string) =>
        findingsOf(`<network><name>lab</name>${content}</network>`, target)
          .filter(({ rule }) => rule === "repeated-element")
          .map((finding) => finding.tags ?? []);
      assert.deepEqual(tags("<bridge name='virbr7'/><bridge name='virbr8'/>"), [["unnecessary"]]);
      const boots = "<ip address='10.1.0.1' prefix='24'><dhcp><bootp file='a'/><bootp file='b'/></dhcp></ip>";
      assert.deepEqual(tags(boots, "9.0.0"), [[]]);
    });
  });

  // What one mistake beside, or an older version, changes.
  const prefixed = (inside: string) => `<network xmlns:x='urn:example:x'><name>lab</name>${inside}</network>`;
  ruleTable([
    ["dnsmasq-namespace", "<options/>"],
    ["invalid-value", "<dns><host ip='10.1.0.2'><alias/><«hostname»/></host></dns>", "9.0.0", "parse"],
    ["invalid-value", "<dns><host ip='10.1.0.2'><«hostname»/><hostname>www</hostname></host></dns>", "9.0.0", "schema"],
    ["missing-attribute", prefixed("<forward mode='hostdev'><pf x:dev='eth0'/></forward>")],
    ["missing-attribute", prefixed("<forward mode='hostdev'><«pf» x:name='eth0'/></forward>"), undefined, "parse"],
    ["missing-attribute", prefixed("<«ip» x:address='192.168.77.1' prefix='24'/>"), undefined, "parse"],
    ["not-in-forward-mode", "<forward mode='bridge'/><bridge name='br0'/><mtu size='1500'/>", "3.0.0"],
    ["not-in-forward-mode", "<forward mode='bridge'/><bridge name='br0'/><mac/>"],
    ["not-in-forward-mode", "<forward mode='bridge'/><bridge name='br0'/><mac address=''/>"],
    ["not-in-forward-mode", "<forward mode='bridge'/><bridge name='br0'/><mtu size=''/>"],
    ["not-in-forward-mode", "<forward mode='bridge'/><bridge name='br0' delay='00'/>"],
    ["not-in-forward-mode", "<forward mode='bridge'/><bridge name='br0'/><«domain» name=' '/>", undefined, "define"],
    ["repeated-element", "<link state='up'/><«link» state='down'/>", "1.2.10", "schema"],
    ["unknown-element", "<ip address='10.1.0.1' prefix='24'><range start='10.1.0.5' end='10.1.0.9'/></ip>"],
    ["unknown-value", "<network trustGuestRxFilters='maybe'><name>lab</name></network>", "1.2.9"],
    ["without-effect-in-mode", "<forward mode='nat'><driver name='vfio'/></forward>", "1.0.4"],
    ["without-effect-in-mode", "<forward mode='nat' managed='yes'/>", "0.9.13"],
  ]);

  // Where several kinds of devices stand in a pool, libvirt reads one and looks at no other.
  const devices = (inside: string, mode = "bridge") => `<forward mode='${mode}'>${inside}</forward>`;
  ruleTable([
    ["invalid-value", devices("<address type='pci' bus='«zz»'/>", "hostdev"), undefined, "parse"],
    ["invalid-value", devices("<interface dev='eth0'/><address type='pci' bus='«zz»'/>"), undefined, "schema"],
    ["not-in-forward-mode", devices("<interface dev='eth0'/><«address» type='pci' bus='1'/>"), undefined, "schema"],
    ["missing-attribute", devices("<interface dev='eth0'/><«pf»/>"), undefined, "schema"],
    ["missing-attribute", devices("<address type='pci' bus='1'/><«pf»/>", "hostdev"), undefined, "schema"],
    ["repeated-element", devices("<interface dev='eth0'/><pf dev='a'/><«pf» dev='b'/>"), undefined, "schema"],
    [
      "missing-attribute",
      "<ip family='ipv6' address='fd00:77::1' prefix='64'><dhcp><«bootp»/></dhcp></ip>",
      undefined,
      "schema",
    ],
    ["missing-attribute", "<ip address='192.168.77.1' prefix='24'><dhcp><«bootp»/></dhcp></ip>", undefined, "parse"],
    ["invalid-value", "<dns><forwarder addr='192.0.2.53' port='«65536»'/></dns>", undefined, "parse"],
    ["invalid-value", "<dns><forwarder domain='lab.test' port='«65536»'/></dns>", undefined, "schema"],
  ]);

  // The newest libxml2 does not look behind the root once something is wrong with namespaces.
  const behind = (inside: string, rest: string) => `<network><name>lab</name>${inside}</network>${rest}`;
  const unbound = "<metadata><a:owner/></metadata>";
  ruleTable([
    ["not-well-formed", behind(unbound, "«<network»/>"), undefined, "ignored"],
    ["not-well-formed", behind(unbound, "«junk»"), undefined, "ignored"],
    ["not-well-formed", behind("<metadata b:c='1'/>", "«junk»"), undefined, "ignored"],
    ["not-well-formed", behind("<metadata xmlns:b=''/>", "«junk»"), undefined, "ignored"],
    ["not-well-formed", behind("<metadata xmlns:b='x y'/>", "«junk»"), undefined, "ignored"],
    ["not-well-formed", behind(unbound, "«<!--» x"), undefined, "parse"],
    ["not-well-formed", behind(unbound, "«junk»"), "11.3.0", "parse"],
    ["not-well-formed", behind("<metadata xmlns:b='x'><b:c/></metadata>", "«junk»"), undefined, "parse"],
  ]);

  // Text that is still being written has swallowed what follows.
  ruleTable([
    ["invalid-value", "<network><name>lab</name><uuid>12<bridge/></network>"],
    ["invalid-value", "<network><name>dual stack<"],
    ["invalid-value", "<network><name>lab</name><uuid>12</uid><bridge/></network>"],
    ["invalid-value", "<network><name>lab</name><uuid>«12»</uuid><bridge></network>"],
  ]);

  ruleTable(
    [
      ["template-placeholder", "<ip address='«{{ ip }}»' prefix='{{ prefix }}'/>", undefined, "parse"],
      ["template-placeholder", `<forward mode='«\${mode}»'/><ip address='@IP@' prefix='24'/>`, undefined, "parse"],
      ["template-placeholder", "<uuid>«%UUID%»</uuid>", undefined, "parse"],
      ["template-placeholder", "<bridge name='«{{ bridge }}»'/>", undefined, "schema"],
      ["template-placeholder", "<bridge name='«{{ bridge }}»'/><mtu size='&lt;%= mtu %>'/>", undefined, "parse"],
      ["template-placeholder", "«{% if routes %}»<dns/>{% endif %}", undefined, "schema"],
      ["template-placeholder", "<ip address='«$address»' netmask='%s'/>", undefined, "parse"],
      ["template-placeholder", "<network><name>{{ name }}</name></network>"],
      ["template-placeholder", "<network><name>{{ name }}</name><ip address='{{ ip }}'>"],
    ],
    /^template-placeholder$|-value$|^stray-text$/,
  );

  it("names a validator that the version has", () => {
    const said = (target: string) =>
      findingsOf("<network><name>lab</name><colour/></network>", target)
        .map(({ consequence }) => consequence)
        .join();
    assert.equal(said("7.6.0"), "virt-xml-validate rejects it; libvirt silently ignores it.");
    assert.equal(said("7.7.0"), "`net-define --validate` rejects it; plain net-define silently ignores it.");
  });

  it("says of addresses what libvirt makes of them", () => {
    assert.match(
      firstError("<ip address='10.1' prefix='24'/>"),
      /"10\.1": the last number fills all the bytes that are missing; did you mean 10\.1\.0\.0\?/,
    );
  });

  it("says which of repeated elements count", () => {
    const dnsmasq = "xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'";
    const options = `<dnsmasq:options ${dnsmasq}><dnsmasq:option value='cache-size=5'/></dnsmasq:options>`;
    assert.match(firstError(options + options), /reads them all/);
    assert.match(firstError("<bridge name='a'/><bridge name='b'/>"), /reads only the first/);
  });

  it("holds no namespace declaration for an attribute of another version", () => {
    const text = "<network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'><name>lab</name></network>";
    assert.deepEqual(lint(text, { target: parseVersion("5.0.0") }).findings, []);
  });
});
