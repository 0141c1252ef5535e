// What is said about values that dnsmasq rejects, about which piece, and what was meant.
import assert from "node:assert/strict";
import { refusalOf } from "../../server/src/dnsmasq/judge.js";
import { readConfigLines } from "../../server/src/dnsmasq/line.js";
import type { DnsmasqVersion } from "../../server/src/dnsmasq/versions.js";

function refusal(text: string, version: DnsmasqVersion = "2.93") {
  const [line] = readConfigLines(text, version);
  assert.ok(line && line !== "quote");
  const found = refusalOf(line, version);
  if (found?.kind !== "problem") return found?.kind;
  const { text: piece, says, start, end, instead, onHost } = found.problem;
  if (piece !== "")
    assert.equal(text.slice(line.places[start], line.places[end]).replace(/["\\]/g, ""), piece, "its place");
  return [piece, says, ...(instead === undefined ? [] : [`did you mean ${instead}`]), ...(onHost ? [onHost] : [])]
    .join(" ")
    .trim();
}

describe("a value for dnsmasq", () => {
  const rows: [line: string, said: string | undefined][] = [
    ["cache-sise=5", "unknown"],
    ["no-hosts=yes", "value"],
    ["server", "no-value"],
    ["cache-size", "no-value"],
    ["naptr-record=a,1,2,u", "needs a service"],
    ["cache-size=many", "many is not a number"],
    ["cache-size=", undefined],
    ["port=70000", "70000 is too large: at most 65535"],
    ["port=4294967349", undefined],
    ["port-limit=0", "0 is too small: at least 1"],
    ["connmark-allowlist-enable=4294967296", "4294967296 is too large: at most 4294967295"],
    ["local-service=hosts", "hosts is not net or host did you mean host"],
    ["log-facility=deamon", "deamon is neither a syslog facility nor a file with a slash did you mean daemon"],
    ["filter-rr=A,AAAAA", "AAAAA is not a type of DNS record did you mean AAAA"],
    ["listen-address=10.0.0.1,10.0.0.300", "10.0.0.300 is not an IP address"],
    ["dhcp-proxy=fd00::1", "fd00::1 is an IPv6 address, and not IPv4"],
    ['dhcp-proxy="10.0.0.1"', "10.0.0.1 must be without quotes"],
    ["bogus-nxdomain=10.0.0.0/33", "33 is too long a prefix: at most 32"],
    ["mx-host=a,b,x", "x is not a number"],
    ["mx-host=été", "été is not ASCII: write it encoded, as xn--..."],
    [`ptr-record=${"a".repeat(64)}.test`, `${"a".repeat(64)}.test has a label of 64 bytes: at most 63`],
    ["dns-rr=a,5,00:zz", "zz is not hexadecimal"],
    ["dhcp-mac=set:a,52:54:00:*:*:*", undefined],
    ["address=/lab.test/10.0.0.400", "10.0.0.400 is not an IP address"],
    ["server=/lab.test/10.0.0.1#99999", "99999 is too large: at most 65535"],
    ["server=10.0.0.1@fd00::1", "fd00::1 is not of the same family as the server 10.0.0.1"],
    ["server=dns.lab.test", "dns.lab.test is a name, which the host must be able to resolve first doubtful"],
    ["server=192.168.1.300", "192.168.1.300 is neither an IP address nor the name of a host"],
    ["conf-file=/etc/lab.conf", "/etc/lab.conf must be a file of the host usual"],
    ["dhcp-range=10.0.0.1,10.0.0.9,1x", "1x is not a lease time such as 12h or infinite"],
    ["dhcp-range=10.0.0.1", "needs two addresses"],
    [
      "dhcp-range=10.0.0.1,10.0.1.9,255.255.255.0",
      "255.255.255.0 is a netmask with which both addresses are not in one subnet",
    ],
    ["dhcp-range=fd00::1,fd00::9,48", "48 is too short a prefix: at least 64"],
    ["dhcp-range=set:a,set:b,10.0.0.1,10.0.0.9", "set:b is a second tag to set; a range sets one"],
    ["dhcp-host=52:54:00:00:00:0g,10.0.0.5", "52:54:00:00:00:0g is neither a MAC address nor an id:, set: or tag:"],
    ["dhcp-host=52:54:00:00:00:01,web,db", "db is a second name; web is the first"],
    ["dhcp-option=option:ruter,10.0.0.1", "ruter is not the name of a DHCP option did you mean router"],
    ["dhcp-option=option:hostname,a", "hostname is an option that dnsmasq sets itself"],
    ["dhcp-option=6,1.2.3.400", "1.2.3.400 is not an IPv4 address"],
    ["dhcp-option=tag:a", "needs the number or name of a DHCP option"],
    ["dhcp-match=option:client-arch,7", "needs a tag to set"],
    ["host-record=a", "needs a name and an address"],
    ["cname=a,a", "a is an alias of itself"],
    ["interface-name=a,eth0/5", "5 is neither 4 nor 6"],
    ["synth-domain=a", "needs a subnet or two addresses"],
    ["domain=a,10.0.0.0/24,locl", "locl is not local"],
    ["ra-param=eth0,mtu:1000,60", "1000 is too small an MTU: at least 1280"],
    ["tag-if=set:a,b", "b is neither set: nor tag: with a tag"],
    ["pxe-service=x86PD,menu", "x86PD is not a client architecture such as x86PC or x86-64_EFI did you mean x86PC"],
    ["umbrella=orgid:x", "x is not a number"],
    ["connmark-allowlist=1,*.lab.local", "*.lab.local ends with local, which is not allowed here"],
    ["nftset=/a/b,,c", "needs the name of a set between its commas"],
  ];
  for (const [line, said] of rows) it(line.slice(0, 70), () => assert.equal(refusal(line), said));

  it("is judged by the version", () => {
    const twoNames = "dhcp-host=52:54:00:00:00:01,web,db";
    assert.equal(refusal(twoNames, "2.90"), undefined);
    assert.equal(refusal("leasequery", "2.91"), "version");
    assert.equal(refusal("leasequery", "2.93"), undefined);
    assert.equal(refusal("dhcp-userclass=set:a,b,c", "2.93"), undefined);
    assert.equal(refusal("trust-anchor=.", "2.91"), "needs a key tag, algorithm, digest type and digest");
  });
});
