import assert from "node:assert/strict";
import type { Network } from "../../server/src/network/model.js";
import { spans } from "../helpers/markers.js";
import { read, readDocument } from "./reading.js";

describe("network/read: texts", () => {
  const texts: readonly (readonly [string, string, string | undefined])[] = [
    ["plain", "<network><name>«lab»</name></network>", "lab"],
    ["blanks kept", "<network><name> «lab b»\t</name></network>", " lab b\t"],
    ["line ends", "<network><name>\n  «lab»\n</name></network>", "\n  lab\n"],
    ["Windows line ends", "<network><name>\r\n  «lab»\r\n</name></network>", "\n  lab\n"],
    ["a reference", "<network><name> «a&amp;b» </name></network>", " a&b "],
    ["CDATA", "<network><name>«<![CDATA[ lab ]]>»</name></network>", " lab "],
    ["around a comment", "<network><name>«la<!-- x -->b»</name></network>", "lab"],
    ["of descendants", "<network><name>«l<b>ab»</b></name></network>", "lab"],
    ["only blanks", "<network><name>«»  </name></network>", "  "],
    ["empty", "<network><name>«»</name></network>", undefined],
    ["self-closing", "<network><name/>«»</network>", undefined],
    ["the first", "<network><name>«a»</name><name>b</name></network>", "a"],
    [
      "only in no namespace",
      "<network xmlns:x='urn:x'><x:name>a</x:name><name xmlns='urn:y'>b</name><name>«c»</name></network>",
      "c",
    ],
    ["unclosed", "<network><name>«lab»", "lab"],
  ];
  for (const [title, marked, value] of texts) {
    it(title, () => {
      const {
        text,
        spans: [span],
      } = spans(marked);
      const { name } = readDocument(text);
      assert.equal(name?.value, value);
      assert.equal(name?.raw, value ?? "");
      assert.deepEqual(name?.span, span);
    });
  }

  it("has no name without one", () => assert.equal(readDocument("<network/>").name, undefined));

  it("reads UUIDs into their canonical form", () => {
    const uuid = (text: string) => read(`<uuid>${text}</uuid>`).uuid;
    assert.equal(uuid(" 7D2C9C1A6C544D0E9A7E0D6C3F1B2A44\n")?.value, "7d2c9c1a-6c54-4d0e-9a7e-0d6c3f1b2a44");
    assert.equal(uuid("1234")?.value, undefined);
    assert.equal(uuid("1234")?.raw, "1234");
    assert.equal(uuid("")?.value, undefined);
    assert.equal(read("").uuid, undefined);
  });
});

describe("network/read: fields", () => {
  it("keep the text, the value and the place between the quotes", () => {
    const {
      text,
      spans: [span],
    } = spans(`<network><mac address='«52:54:0:A:b:c»'/></network>`);
    const address = readDocument(text).mac?.address;
    assert.equal(address?.raw, "52:54:0:A:b:c");
    assert.deepEqual(address?.value, { octets: [0x52, 0x54, 0, 10, 11, 12] });
    assert.deepEqual(address?.span, span);
    assert.equal(address?.attribute.name, "address");
  });

  // An empty attribute read by XPath counts as absent.
  const absentWhenEmpty: readonly (readonly [string, (network: Network) => unknown])[] = [
    ["<bridge name=''/>", ({ bridge }) => bridge?.name],
    ["<bridge stp=''/>", ({ bridge }) => bridge?.stp],
    ["<bridge delay=''/>", ({ bridge }) => bridge?.delay],
    ["<bridge zone=''/>", ({ bridge }) => bridge?.zone],
    ["<bridge macTableManager=''/>", ({ bridge }) => bridge?.macTableManager],
    ["<mac address=''/>", ({ mac }) => mac?.address],
    ["<mtu size=''/>", ({ mtu }) => mtu?.size],
    ["<forward mode=''/>", ({ forward }) => forward?.mode],
    ["<forward dev=''/>", ({ forward }) => forward?.dev],
    ["<forward managed=''/>", ({ forward }) => forward?.managed],
    ["<forward><nat><port start=''/></nat></forward>", ({ forward }) => forward?.nat?.port?.start],
    ["<forward><nat><port end=''/></nat></forward>", ({ forward }) => forward?.nat?.port?.end],
    ["<ip address=''/>", ({ subnets }) => subnets[0]?.address],
    ["<ip netmask=''/>", ({ subnets }) => subnets[0]?.netmask],
    ["<ip family=''/>", ({ subnets }) => subnets[0]?.familyField],
    ["<ip><tftp root=''/></ip>", ({ subnets }) => subnets[0]?.tftp?.root],
    ["<portgroup name=''/>", ({ portGroups }) => portGroups[0]?.name],
    ["<portgroup default=''/>", ({ portGroups }) => portGroups[0]?.default],
    ["<vlan trunk=''/>", ({ vlan }) => vlan?.trunk],
    ["<dns><srv port=''/></dns>", ({ dns }) => dns?.srvs[0]?.port],
    ["<dns><srv priority=''/></dns>", ({ dns }) => dns?.srvs[0]?.priority],
    ["<dns><srv weight=''/></dns>", ({ dns }) => dns?.srvs[0]?.weight],
  ];
  for (const [inner, get] of absentWhenEmpty) it(`absent: ${inner}`, () => assert.equal(get(read(inner)), undefined));

  it("absent: the ipv6 attribute of the network", () => {
    assert.equal(readDocument("<network ipv6=''/>").ipv6, undefined);
    assert.equal(readDocument("<network ipv6='yes'/>").ipv6?.value, true);
    assert.equal(readDocument("<network ipv6='on'/>").ipv6?.value, undefined);
  });

  // One read as a property is there, and what it says does not do (or, where any text does, does).
  const there: readonly (readonly [string, (network: Network) => { readonly value: unknown } | undefined, unknown?])[] =
    [
      ["<domain name=''/>", ({ domain }) => domain?.name, ""],
      ["<domain localOnly=''/>", ({ domain }) => domain?.localOnly],
      ["<port isolated=''/>", ({ port }) => port?.isolated],
      ["<forward><interface dev=''/></forward>", ({ forward }) => forward?.interfaces[0]?.dev, ""],
      ["<forward><pf dev=''/></forward>", ({ forward }) => forward?.physicalFunctions[0]?.dev, ""],
      ["<forward><address bus=''/></forward>", ({ forward }) => forward?.pciAddresses[0]?.bus],
      ["<forward><nat ipv6=''/></forward>", ({ forward }) => forward?.nat?.ipv6],
      ["<forward><nat><address start=''/></nat></forward>", ({ forward }) => forward?.nat?.address?.start],
      ["<ip prefix=''/>", ({ subnets }) => subnets[0]?.prefix],
      ["<ip localPtr=''/>", ({ subnets }) => subnets[0]?.localPtr],
      ["<ip><dhcp><range start=''/></dhcp></ip>", ({ subnets }) => subnets[0]?.dhcp?.ranges[0]?.start],
      ["<ip><dhcp><host mac=''/></dhcp></ip>", ({ subnets }) => subnets[0]?.dhcp?.hosts[0]?.mac],
      ["<ip><dhcp><host id=''/></dhcp></ip>", ({ subnets }) => subnets[0]?.dhcp?.hosts[0]?.id, ""],
      ["<ip><dhcp><bootp server=''/></dhcp></ip>", ({ subnets }) => subnets[0]?.dhcp?.bootp?.server],
      ["<route family=''/>", ({ routes }) => routes[0]?.familyField],
      ["<route prefix=''/>", ({ routes }) => routes[0]?.prefix],
      ["<route metric=''/>", ({ routes }) => routes[0]?.metric],
      ["<vlan><tag id=''/></vlan>", ({ vlan }) => vlan?.tags[0]?.id],
      ["<virtualport type=''/>", ({ virtualPort }) => virtualPort?.type, ""],
      ["<bandwidth><inbound average=''/></bandwidth>", ({ bandwidth }) => bandwidth?.inbound?.average],
      ["<dns enable=''/>", ({ dns }) => dns?.enable],
      ["<dns><forwarder addr=''/></dns>", ({ dns }) => dns?.forwarders[0]?.addr],
      ["<dns><forwarder port=''/></dns>", ({ dns }) => dns?.forwarders[0]?.port],
      ["<dns><host ip=''/></dns>", ({ dns }) => dns?.hosts[0]?.ip],
    ];
  for (const [inner, get, value] of there) {
    it(`there: ${inner}`, () => {
      const found = get(read(inner));
      assert.ok(found);
      assert.equal(found.value, value);
    });
  }

  const booleans: readonly (readonly [
    string,
    (network: Network) => { readonly value: unknown } | undefined,
    unknown,
  ])[] = [
    ["<bridge stp='off'/>", ({ bridge }) => bridge?.stp, false],
    ["<bridge stp='OFF'/>", ({ bridge }) => bridge?.stp, true],
    ["<bridge stp='no'/>", ({ bridge }) => bridge?.stp, true],
    ["<forward managed='Yes'/>", ({ forward }) => forward?.managed, true],
    ["<forward managed='true'/>", ({ forward }) => forward?.managed, false],
    ["<portgroup default='YES'/>", ({ portGroups }) => portGroups[0]?.default, true],
    ["<portgroup default='1'/>", ({ portGroups }) => portGroups[0]?.default, false],
    ["<vlan trunk='YES'/>", ({ vlan }) => vlan?.trunk, true],
    ["<vlan trunk='No'/>", ({ vlan }) => vlan?.trunk, false],
    ["<vlan trunk='on'/>", ({ vlan }) => vlan?.trunk, undefined],
    ["<domain localOnly='YES'/>", ({ domain }) => domain?.localOnly, undefined],
    ["<dns enable='no'/>", ({ dns }) => dns?.enable, false],
  ];
  for (const [inner, get, value] of booleans) it(inner, () => assert.equal(get(read(inner))?.value, value));

  it("read numbers as each place does", () => {
    assert.equal(read("<mtu size='-5'/>").mtu?.size?.value, 4294967291);
    assert.equal(read("<mtu/><mtu size='1400'/>").mtu?.size?.value, 1400);
    assert.equal(read("<bridge delay='18446744073709551615'/>").bridge?.delay?.value, 2 ** 64);
    assert.equal(read("<bridge delay='-1'/>").bridge?.delay?.value, undefined);
    const pci = read("<forward><address domain='0x10000' bus='010' slot='a'/></forward>").forward?.pciAddresses[0];
    assert.equal(pci?.domain?.value, 0x10000);
    assert.equal(pci?.bus?.value, 8);
    assert.equal(pci?.slot?.value, undefined);
    assert.equal(pci?.function, undefined);
    const rate = read("<bandwidth><outbound average='18446744073709551615' peak='1k'/></bandwidth>").bandwidth
      ?.outbound;
    assert.equal(rate?.average?.value, 18446744073709551615n);
    assert.equal(rate?.peak?.value, undefined);
  });
});

describe("network/read: namespaces", () => {
  it("count where libvirt asks by XPath", () => {
    const network = read(
      "<x:dns/><x:ip address='10.0.0.1'/><x:forward/><forward><x:interface dev='a'/></forward><vlan><x:tag id='6'/></vlan>",
    );
    assert.equal(network.dns, undefined);
    assert.equal(network.subnets.length, 0);
    assert.equal(network.forward?.interfaces.length, 0);
    assert.equal(network.vlan?.tags.length, 0);
    assert.equal(read("<bridge x:name='a'/>").bridge?.name, undefined);
    assert.equal(read("<ip x:address='10.0.0.1' address='10.0.0.2'/>").subnets[0]?.address?.raw, "10.0.0.2");
  });

  it("do not where it goes by name", () => {
    const dhcp = read("<ip><dhcp><x:range start='10.0.0.2'/><range xmlns='urn:y'/><x:host/><x:bootp/></dhcp></ip>")
      .subnets[0]?.dhcp;
    assert.equal(dhcp?.ranges.length, 2);
    assert.equal(dhcp?.hosts.length, 1);
    assert.ok(dhcp?.bootp);
    assert.ok(read("<bandwidth><x:inbound/></bandwidth>").bandwidth?.inbound);
    assert.ok(read("<virtualport><x:parameters/></virtualport>").virtualPort?.parameters);
    assert.equal(read("<dns><host><x:hostname>a</x:hostname></host></dns>").dns?.hosts[0]?.hostnames[0]?.value, "a");
    const start = (attributes: string) =>
      read(`<ip><dhcp><range ${attributes}/></dhcp></ip>`).subnets[0]?.dhcp?.ranges[0]?.start?.raw;
    assert.equal(start("x:start='10.0.0.2' start='10.0.0.3'"), "10.0.0.2");
    assert.equal(start("start='10.0.0.3' x:start='10.0.0.2'"), "10.0.0.3");
  });

  it("leave an unbound prefix part of the name", () => {
    const dhcp = read("<ip><dhcp><q:range/><range q:start='10.0.0.2' xmlns:start='urn:z'/></dhcp></ip>").subnets[0]
      ?.dhcp;
    assert.equal(dhcp?.ranges.length, 1);
    assert.equal(dhcp?.ranges[0]?.start, undefined);
  });

  it("tell dnsmasq options by their URI, whatever the prefix", () => {
    const uri = "http://libvirt.org/schemas/network/dnsmasq/1.0";
    const options = (text: string) => readDocument(text).dnsmasqOptions.map(({ value }) => value?.value);
    assert.deepEqual(
      options(
        `<network xmlns:d='${uri}'><d:options><d:option value='a=1'/></d:options><d:options><d:option d:value=''/><d:option/></d:options></network>`,
      ),
      ["a=1", "", undefined],
    );
    assert.deepEqual(options(`<network><options xmlns='${uri}'><option value='a=1'/></options></network>`), ["a=1"]);
    assert.deepEqual(
      options(
        `<network xmlns:dnsmasq='${uri}/'><dnsmasq:options><dnsmasq:option value='a'/></dnsmasq:options></network>`,
      ),
      [],
    );
    assert.deepEqual(options("<network><dnsmasq:options><dnsmasq:option value='a'/></dnsmasq:options></network>"), []);
  });
});

describe("network/read: repeated elements", () => {
  it("first of those that may stand once", () => {
    const network = read(
      "<bridge name='a'/><bridge name='b'/><domain name='a'/><domain name='b'/><forward mode='route'/><forward mode='x'/>" +
        "<mac/><mac address='52:54:00:00:00:01'/><dns enable='no'/><dns/><virtualport type='a'/><virtualport type='b'/>" +
        "<bandwidth><inbound average='1'/><inbound average='2'/></bandwidth><bandwidth/><vlan/><vlan><tag/></vlan><port isolated='yes'/><port/>",
    );
    assert.equal(network.bridge?.name?.value, "a");
    assert.equal(network.domain?.name?.value, "a");
    assert.equal(network.mode, "route");
    assert.equal(network.mac?.address, undefined);
    assert.equal(network.dns?.enable?.value, false);
    assert.equal(network.virtualPort?.type?.value, "a");
    assert.equal(network.bandwidth?.inbound?.average?.value, 1n);
    assert.equal(network.vlan?.tags.length, 0);
    assert.equal(network.port?.isolated?.value, true);
  });

  it("all of the others", () => {
    const network = read(
      "<ip address='10.0.0.1'/><ip address='10.0.1.1'/><route/><route/><portgroup name='a'/><portgroup name='b'><vlan><tag id='1'/><tag id='2'/></vlan></portgroup>" +
        "<dns><forwarder/><forwarder/><txt name='a'/><txt/><srv/><srv/><host><hostname>a</hostname><hostname/></host><host/></dns>",
    );
    assert.deepEqual(
      network.subnets.map(({ address }) => address?.raw),
      ["10.0.0.1", "10.0.1.1"],
    );
    assert.equal(network.routes.length, 2);
    assert.deepEqual(
      network.portGroups.map(({ name }) => name?.value),
      ["a", "b"],
    );
    assert.deepEqual(
      network.portGroups[1]?.vlan?.tags.map(({ id }) => id?.value),
      [1, 2],
    );
    const { dns } = network;
    assert.deepEqual(
      [dns?.forwarders, dns?.txts, dns?.srvs, dns?.hosts].map((list) => list?.length),
      [2, 2, 2, 2],
    );
    assert.deepEqual(
      dns?.hosts[0]?.hostnames.map(({ value }) => value),
      ["a", undefined],
    );
    assert.ok([...network.subnets, ...network.routes, ...network.portGroups].every((part) => part.network === network));
  });
});

describe("network/read: half-typed documents", () => {
  const halves = [
    "<network",
    "<network>",
    "<network><",
    "<network><forward mode",
    "<network><forward mode=",
    "<network><forward mode='",
    "<network><forward mode='nat",
    "<network><ip address=",
    "<network><ip address='192.168.77.1' netmask",
    "<network><ip address='192.168.77.1' prefix=''><dhcp><range start=",
    "<network><ip><dhcp><host mac='52:54",
    "<network><dns><host ip='10.0.0.1'><hostname>a",
    "<network><name>",
    "<network><uuid></network>",
  ];
  for (const half of halves) {
    it(half, () => {
      const network = readDocument(half);
      assert.equal(network.element.name, "network");
    });
  }

  it("give a value that is not there yet no value", () => {
    const { mode, modeSource, forward } = readDocument("<network><forward mode=></network>");
    assert.deepEqual(
      [mode, modeSource, forward?.mode?.value, forward?.mode?.raw],
      [undefined, "written", undefined, ""],
    );
    assert.equal(readDocument("<network><bridge stp= name='a'/></network>").bridge?.stp?.value, undefined);
  });
});
