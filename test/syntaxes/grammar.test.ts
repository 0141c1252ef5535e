// Syntax highlighting of a network, token by token: marked spans and their scope.
import assert from "node:assert/strict";
import { shapeOf } from "../../docs/generate/shapes.js";
import { directiveKinds } from "../../server/src/directives/directives.js";
import { elements, types } from "../../server/src/vocabulary/load.js";
import { spans } from "../helpers/markers.js";
import { isOurs, type Token, tokenizer } from "../helpers/tokens.js";

const address = "constant.numeric.address";
const netmask = "constant.numeric.netmask";
const mac = "constant.numeric.mac";
const uuid = "constant.numeric.uuid";
const duid = "constant.numeric.duid";
const number = "constant.numeric.number";
const version = "constant.numeric.version";
const word = "constant.language.word";
const boolean = "constant.language.boolean";
const option = "support.type.property-name";
const assign = "keyword.operator.assignment";
const parameter = "variable.parameter";
const directive = "keyword.control.directive";
const rule = "entity.name.function.rule";
const name = "entity.name.type.network";

/** A text with marks around all that has a colour of ours, and the scopes of the marked spans in their order. */
const coloured: readonly (readonly [text: string, ...scopes: string[]])[] = [
  // Addresses
  ["<ip address='«192.168.122.1»' netmask='«255.255.255.0»'>", address, netmask],
  ['<ip address="«10.0.0.1»" prefix="«24»"/>', address, number],
  ["<ip family='«ipv6»' address='«fd00:1::1»' prefix='«64»'/>", word, address, number],
  ["<ip address='«::»' prefix='«0»'/>", address, number],
  ["<ip address='«64:ff9b::192.0.2.1»'/>", address],
  ["<route address='«10.1.0.0»' prefix='«16»' gateway='«10.0.0.2»' metric='«3»'/>", address, number, address, number],
  ["<range start='«192.168.122.2»' end='«192.168.122.254»'/>", address, address],
  ["<nat><address start='«1.2.3.4»' end='«1.2.3.10»'/></nat>", address, address],
  ["<port start='«1024»' end='«65535»'/>", number, number],
  ["<forwarder domain='example.com' addr='«8.8.8.8»' port='«53»'/>", address, number],
  ["<bootp file='pxelinux.0' server='«10.0.0.3»'/>", address],
  ["<bootp file='pxelinux.0' server='boot.example.com'/>"],
  ["<ip address = '«10.0.0.1»'/>", address],
  ["<ip\n  address='«10.0.0.1»'\n  prefix='«24»'/>", address, number],
  ["<ip dev='10.0.0.1' address='«10.0.0.1»'/>", address],
  // What libvirt's schema would refuse keeps the colour of a string.
  ["<ip address='192.168.122.256' netmask='255.255.255'/>"],
  ["<ip address='10.0.0.1 ' prefix='24a'/>"],
  ["<ip address='{{ ip }}' prefix='@PREFIX@'/>"],
  ["<ip address='10.0.0.1&#x20;'/>"],
  ["<ip address=''/>"],
  ["<forward mode='isolated'/>"],
  ["<forward mode='NAT'/>"],
  // Hardware
  ["<mac address='«52:54:00:6b:3c:58»'/>", mac],
  ["<mac address='53:54:00:6b:3c:58'/>"],
  ["<host mac='«52:54:00:6B:3C:58»' name='web' ip='«10.0.0.9»'/>", mac, address],
  ["<host id='«0:3:0:1:0:16:3e:11:22:33»' name='web' ip='«fd00::9»'/>", duid, address],
  [
    "<address type='«pci»' domain='«0x0000»' bus='«0x04»' slot='«0x10»' function='«0x0»' multifunction='«on»'/>",
    ...[word, number, number, number, number, boolean],
  ],
  // Words
  ["<forward mode='«nat»' dev='eth0'/>", word],
  ['<forward dev="nat" mode="«hostdev»" managed="«yes»">', word, boolean],
  ["<forward\n  mode='«bridge»'/>", word],
  ["<bridge name='virbr0' stp='«on»' delay='«0»' macTableManager='«libvirt»' zone='libvirt'/>", boolean, number, word],
  ["<driver name='«kvm»'/><bridge name='kvm'/>", word],
  ["<virtualport type='«802.1Qbg»'>", word],
  [
    "<parameters managerid='«11»' typeid='«0x123456»' instanceid='«09b11c53-8b5c-4eeb-8f00-d84eaa0aaa4f»'/>",
    ...[number, number, uuid],
  ],
  ["<srv service='tcp' protocol='«tcp»' port='«5060»' domain='tcp'/>", word, number],
  ["<lease expiry='«60»' unit='«minutes»'/>", number, word],
  ["<network ipv6='«yes»' connections='«2»'>", boolean, number],
  ["<portgroup name='yes' default='«yes»'>", boolean],
  ["<vlan trunk='«yes»'><tag id='«42»' nativeMode='«tagged»'/></vlan>", boolean, number, word],
  // Options of dnsmasq
  ["<dnsmasq:option value='«cache-size»«=»«500»'/>", option, assign, number],
  ["<dnsmasq:option value='«bogus-priv»'/>", option],
  ["<d:option value='«address»«=»/.apps.lab/«10.0.0.7»'/>", option, assign, address],
  [
    '<dnsmasq:option value="«dhcp-option»«=»«tag»:red,«option»:ntp-server,«192.0.2.1»"/>',
    ...[option, assign, parameter, parameter, address],
  ],
  ["<dnsmasq:option value='«dhcp-host»«=»«52:54:00:6b:3c:58»,web,«12h»'/>", ...[option, assign, mac, number]],
  ["<dnsmasq:option value='«txt-record»«=»a.lab,\"x\"'/>", option, assign],
  ["<dnsmasq:option value='«txt-record»«=»a&amp;b'/>", option, assign],
  ["<txt name='a' value='cache-size=500'/>"],
  // Texts
  ["<name>«lab»</name>", name],
  ["<uuid>«3e3fce45-4f53-4fa7-bb32-11f34168b82b»</uuid>", uuid],
  ["<uuid> «3e3fce454f534fa7bb3211f34168b82b» </uuid>", uuid],
  ["<uuid>your-uuid</uuid><title>lab</title>"],
  ["<name></name><uuid/>"],
  // Comments
  ["<!-- «virnet-disable-next-line» «dhcp-pool-small»: ten guests, no more -->", directive, rule],
  ["<!-- «virnet-disable» «dhcp-empty», «ip-subnet-common» -->", directive, rule, rule],
  ["<!--«virnet-disable-file» «dhcp-empty» - a dash begins the reason-->", directive, rule],
  ["<!-- «virnet-enable» -->", directive],
  ["<!-- «virnet-target» «9.0.0» -->", directive, version],
  ["<!-- «virnet-disable-next-line» «dhcp-empty»: long,\n  reason -->\n<mtu size='«9000»'/>", directive, rule, number],
  ["<!-- virnet-disable-lines dhcp-empty -->"],
  ["<!-- see virnet-disable dhcp-empty -->"],
  ["<!-- <ip address='10.0.0.1'/> <name>lab</name> -->"],
];

describe("colours of a network", () => {
  let tokenize: (text: string) => Token[];
  before(async () => {
    tokenize = await tokenizer("text.xml.libvirt-network");
  });

  for (const [marked, ...scopes] of coloured) {
    it(marked, () => {
      const { text, spans: expected } = spans(marked);
      const found = tokenize(text).filter(({ scopes: list }) => list.some(isOurs));
      assert.deepEqual(
        found.map((token) => [text.slice(token.start, token.end), token.start]),
        expected.map(({ start, end }) => [text.slice(start, end), start]),
      );
      for (const [index, token] of found.entries())
        assert.ok(token.scopes.includes(`${scopes[index]}.libvirt-network`), token.scopes.join(" "));
      assert.equal(scopes.length, expected.length);
    });
  }

  const insideQuotes = (tag: string) => {
    const start = tag.indexOf("'") + 1;
    return tokenize(tag).filter((token) => token.start < tag.lastIndexOf("'") && token.end > start);
  };

  it("are there for every word of the vocabulary", () => {
    let words = 0;
    for (const element of elements)
      for (const attribute of element.attributes)
        for (const { value } of attribute.type === "namespace" ? [] : (attribute.values ?? [])) {
          words += 1;
          const tag = `<${element.name} ${attribute.name}='${value}'/>`;
          const [token, ...rest] = insideQuotes(tag);
          assert.equal(token && tag.slice(token.start, token.end), value, tag);
          assert.ok(
            token?.scopes.some((scope) => scope.startsWith("constant.language.")),
            tag,
          );
          assert.deepEqual(rest, [], tag);
        }
    assert.ok(words > 60, `${words} words`);
  });

  /** Types whose values are no more than strings. */
  const freeText = new Set([
    ...["deviceName", "zoneName", "genericName", "dnsName", "dnsNameLine", "dhcpHostName", "txtName", "serviceName"],
    ...["line", "filePath", "directory", "namespace", "profileId"],
  ]);

  it("are there for the example of every type, or it is free text", () => {
    const seen = new Set<string>();
    for (const element of elements)
      for (const attribute of element.attributes) {
        if (attribute.values || attribute.type === "optionLine") continue;
        seen.add(attribute.type);
        const example = types.get(attribute.type)?.example;
        const tag = `<${element.name} ${attribute.name}='${example}'/>`;
        const ours = insideQuotes(tag).filter(({ scopes }) => scopes.some(isOurs));
        const shape = shapeOf(attribute)?.scopes;
        assert.equal(shape === undefined, freeText.has(attribute.type), attribute.type);
        assert.deepEqual(
          ours.map(({ start, end, scopes }) => [tag.slice(start, end), scopes.filter(isOurs).join(" ")]),
          shape === undefined ? [] : [[example, shape]],
          tag,
        );
      }
    for (const type of freeText) assert.ok(seen.has(type) || type === "namespace", `${type} is not used`);
  });

  it("are there for every directive", () => {
    for (const kind of directiveKinds) {
      const found = tokenize(`<!-- virnet-${kind} x -->`).find(({ scopes }) => scopes.some(isOurs));
      assert.equal(found && found.end - found.start, `virnet-${kind}`.length, kind);
    }
  });
});
