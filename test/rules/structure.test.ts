// What the rules about structure say and offer: one mistake, one finding, and sensible repairs.
import assert from "node:assert/strict";
import { parseVersion } from "../../server/src/format/versions.js";
import { applyEdits } from "../../server/src/lint/fixes.js";
import { lint } from "../../server/src/lint/lint.js";

const findingsOf = (content: string, target = "12.8.0") => {
  const text = `<network><name>lab</name>${content}</network>`;
  const { findings } = lint(text, { target: parseVersion(target) });
  return { text, errors: findings.filter(({ severity }) => severity === "error") };
};

/** Content of the network, the rules that find an error in it, and what the fixes of the first make of it. */
const cases: readonly (readonly [content: string, rules: readonly string[], fixed?: readonly string[]])[] = [
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
  ["<mac address=':::::'/>", ["invalid-value"], []],
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
];

describe("structure rules", () => {
  for (const [content, rules, fixed] of cases) {
    it(content, () => {
      const { text, errors } = findingsOf(content);
      assert.deepEqual(
        errors.map(({ rule }) => rule),
        rules,
      );
      if (fixed === undefined) return;
      const results = errors[0]?.fixes.map(({ edits }) => applyEdits(text, edits));
      assert.deepEqual(
        results,
        fixed.map((expected) => `<network><name>lab</name>${expected}</network>`),
      );
    });
  }

  it("says of addresses what libvirt makes of them", () => {
    const [finding] = findingsOf("<ip address='10.1' prefix='24'/>").errors;
    assert.match(finding?.message ?? "", /"10\.1", which libvirt reads as 10\.0\.0\.1, since the last number fills/);
  });

  it("says which of repeated elements count", () => {
    const dnsmasq = "xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'";
    const options = `<dnsmasq:options ${dnsmasq}><dnsmasq:option value='cache-size=5'/></dnsmasq:options>`;
    assert.match(findingsOf(options + options).errors[0]?.message ?? "", /reads them all/);
    assert.match(findingsOf("<bridge name='a'/><bridge name='b'/>").errors[0]?.message ?? "", /reads only the first/);
  });

  it("holds no namespace declaration for an attribute of another version", () => {
    const text = "<network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'><name>lab</name></network>";
    assert.deepEqual(lint(text, { target: parseVersion("5.0.0") }).findings, []);
  });
});
