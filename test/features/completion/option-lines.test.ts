// Completion in lines for dnsmasq: options, their words, names of DHCP options.
import assert from "node:assert/strict";
import { accepted, labels, offered } from "../../helpers/complete.js";

const document = (
  line: string,
  before = "",
) => `<network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
  <dnsmasq:options>${before}
    <dnsmasq:option value='${line}'/>
  </dnsmasq:options>
</network>`;

describe("completion in a line for dnsmasq", () => {
  const rows: [before: string, label: string, after: string][] = [
    ["|", "cache-size=", "cache-size=|"],
    ["ca|", "cache-size=", "cache-size=|"],
    ["ca|=500", "cache-size", "cache-size|=500"],
    ["  no-h|", "no-hosts", "  no-hosts|"],
    ["log-q|", "log-queries", "log-queries|"],
    ["dhcp-option=|", "option:router", "dhcp-option=option:router|"],
    ["dhcp-option=option:ro|", "option:router", "dhcp-option=option:router|"],
    ["dhcp-option=tag:a, opt|,10.0.0.1", "option:router", "dhcp-option=tag:a, option:router|,10.0.0.1"],
    ["dhcp-option=opt|", "option6:dns-server", "dhcp-option=option6:dns-server|"],
    ["dhcp-match=set:a,|", "option:hostname", "dhcp-match=set:a,option:hostname|"],
    ["dhcp-range=fd00::1,|", "ra-only", "dhcp-range=fd00::1,ra-only|"],
    ["local-service=|", "host", "local-service=host|"],
    ["filter-rr=A,|", "AAAA", "filter-rr=A,AAAA|"],
    ["log-facility=|", "daemon", "log-facility=daemon|"],
    ["pxe-service=x|", "x86-64_EFI", "pxe-service=x86-64_EFI|"],
    ["dhcp-mac=|", "set:", "dhcp-mac=set:|"],
  ];
  for (const [before, label, after] of rows)
    it(`${before}: ${label}`, () => assert.equal(accepted(document(before), label), document(after)));

  const nothing = [
    "no-hosts=|",
    "cache-size=|",
    "nonsense=|",
    "dhcp-option=option:router,|",
    'txt-record="|"',
    "a&amp;b=|",
  ];
  for (const line of nothing) {
    it(`${line}: nothing of the kind`, () => {
      const names = labels(document(line)).filter((label) => !/^(?:tag|encap|vi-encap|vendor):$/.test(label));
      assert.deepEqual(names, []);
    });
  }
  it("offers what the version has", () => {
    const names = (target: string) => labels(document("|"), { target });
    assert.ok(names("12.8.0").includes("leasequery"));
    assert.ok(!names("9.0.0").includes("leasequery"));
    assert.ok(labels(document("dhcp-option=|"), { target: "9.0.0" }).every((name) => name !== "option:captive-portal"));
  });
  it("offers tags that other lines set, and not what dnsmasq sends by itself", () => {
    const other = "\n    <dnsmasq:option value='dhcp-match=set:efi,option:client-arch,7'/>";
    const names = labels(document("dhcp-option=|", other));
    assert.ok(names.includes("tag:efi"));
    assert.ok(!names.includes("option:hostname"));
  });
  it("says what each is", () => {
    const [item] = offered(document("cache-size|")).filter(({ label }) => label === "cache-size=");
    assert.match(JSON.stringify(item?.documentation), /how many names/);
  });
});
