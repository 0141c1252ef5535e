// The options that dnsmasq accepts in its configuration file, by what their value is. Measured with dnsmasq 2.90, 2.91
// and 2.93.
import type { ConfigLine } from "./dnsmasq.js";

/** The newest dnsmasq these tables were measured with. */
export const newestDnsmasq = "2.93";

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

const flags = words(`
  all-servers bind-dynamic bind-interfaces bogus-priv clear-on-reload conntrack dhcp-authoritative dhcp-client-update
  dhcp-fqdn dhcp-ignore-clid dhcp-no-override dhcp-rapid-commit dhcp-sequential-ip dns-loop-detect dnssec dnssec-debug
  dnssec-no-timecheck do-0x20-encode domain-needed enable-ra expand-hosts filter-A filter-AAAA filterwin2k help
  keep-in-foreground leasefile-ro localise-queries localmx log-debug log-dhcp log-malloc no-0x20-encode no-daemon no-hosts
  no-ident no-negcache no-ping no-poll no-resolv no-round-robin proxy-dnssec quiet-dhcp quiet-dhcp6 quiet-ra quiet-tftp
  read-ethers rebind-localhost-ok script-arp script-on-renewal selfmx stop-dns-rebind strict-order strip-mac strip-subnet
  test tftp-lowercase tftp-no-blocksize tftp-no-fail tftp-secure tftp-single-port version`);

const valued = words(`
  add-cpe-id addn-hosts address alias auth-peer auth-sec-servers auth-server auth-soa auth-ttl auth-zone bogus-nxdomain
  bridge-interface caa-record cache-rr cache-size cname conf-dir conf-script connmark-allowlist dhcp-boot dhcp-circuitid dhcp-duid
  dhcp-host dhcp-hostsdir dhcp-hostsfile dhcp-ignore dhcp-lease dhcp-lease-max dhcp-luascript dhcp-mac dhcp-match
  dhcp-name-match dhcp-option dhcp-option-force dhcp-option-pxe dhcp-optsdir dhcp-optsfile dhcp-pxe-vendor dhcp-range
  dhcp-relay dhcp-remoteid dhcp-reply-delay dhcp-script dhcp-scriptuser dhcp-split-relay dhcp-subscrid dhcp-ttl
  dhcp-userclass dhcp-vendorclass dns-forward-max dns-rr dnssec-limits dnssec-timestamp domain domain-suffix dumpfile
  dumpmask dynamic-host edns-packet-max except-interface filter-rr host-record hostsdir ignore-address interface
  interface-name ipset listen-address local local-ttl log-facility max-cache-ttl max-port max-tcp-connections max-ttl
  min-cache-ttl min-port mx-host mx-target naptr-record neg-ttl nftset no-dhcp-interface no-dhcpv4-interface
  no-dhcpv6-interface port port-limit ptr-record pxe-prompt pxe-service query-port ra-param rebind-domain-ok rev-server
  server servers-file shared-network srv-host synth-domain tag-if tftp-max tftp-mtu tftp-port-range tftp-root
  trust-anchor txt-record`);

const either = words(`
  add-mac add-subnet bootp-dynamic conf-file connmark-allowlist-enable dhcp-alternate-port dhcp-broadcast
  dhcp-generate-names dhcp-ignore-names dhcp-leasefile dhcp-proxy dnssec-check-unsigned enable-dbus enable-tftp
  enable-ubus fast-dns-retry group leasequery local-service log-async log-queries pid-file resolv-file
  tftp-unique-root umbrella use-stale-cache user`);

/** All options of any of those versions. */
export const dnsmasqOptions: ReadonlySet<string> = new Set([...flags, ...valued, ...either]);

const withoutValue = new Set(flags);
const withValue = new Set(valued);

const withNumber = new Set(
  words(`
  auth-ttl cache-size dhcp-lease-max dhcp-ttl dns-forward-max edns-packet-max local-ttl log-async
  max-cache-ttl max-port max-tcp-connections max-ttl min-cache-ttl min-port neg-ttl port port-limit query-port tftp-max
  tftp-mtu use-stale-cache`),
);

/** Options that dnsmasq rejects when repeated. */
export const onceOnly: ReadonlySet<string> = new Set(
  words(`
  add-cpe-id add-subnet auth-server auth-soa auth-ttl cache-size dhcp-alternate-port dhcp-lease-max dhcp-leasefile
  dhcp-reply-delay dhcp-script dhcp-scriptuser dhcp-ttl dns-forward-max dnssec-limits dnssec-timestamp dumpfile dumpmask
  edns-packet-max enable-dbus fast-dns-retry group local-service local-ttl log-async max-cache-ttl max-port
  max-tcp-connections max-ttl min-cache-ttl min-port mx-target neg-ttl pid-file port port-limit query-port servers-file
  tftp-max tftp-mtu umbrella use-stale-cache user`),
);

/** Options that only newer versions of dnsmasq know, with the first such version. */
export const newerOptions: ReadonlyMap<string, string> = new Map([
  ["dhcp-option-pxe", "2.91"],
  ["do-0x20-encode", "2.91"],
  ["no-0x20-encode", "2.91"],
  ["dhcp-split-relay", "2.93"],
  ["leasequery", "2.93"],
  ["log-malloc", "2.93"],
]);

/** Options that distributions mostly leave out when they build dnsmasq. */
export const rarelyBuiltIn: ReadonlySet<string> = new Set(["dhcp-luascript", "enable-ubus"]);

/** What other programs call an option, with the beginning of the line that dnsmasq accepts: a name of its own, `=` and more. */
const otherNames: ReadonlyMap<string, string> = new Map(
  Object.entries({
    nameserver: "server=",
    dns: "server=",
    upstream: "server=",
    forwarder: "server=",
    hosts: "addn-hosts=",
    "hosts-file": "addn-hosts=",
    cache: "cache-size=",
    range: "dhcp-range=",
    host: "dhcp-host=",
    boot: "dhcp-boot=",
    txt: "txt-record=",
    srv: "srv-host=",
    mx: "mx-host=",
    ptr: "ptr-record=",
    a: "host-record=",
    router: "dhcp-option=option:router,",
    routers: "dhcp-option=option:router,",
    gateway: "dhcp-option=option:router,",
    "dns-server": "dhcp-option=option:dns-server,",
    "dns-servers": "dhcp-option=option:dns-server,",
    "ntp-server": "dhcp-option=option:ntp-server,",
    "ntp-servers": "dhcp-option=option:ntp-server,",
    search: "dhcp-option=option:domain-search,",
    "domain-search": "dhcp-option=option:domain-search,",
    "tftp-server": "dhcp-option=option:tftp-server,",
    mtu: "dhcp-option=option:mtu,",
  }),
);

/** Returns the beginning of the line that dnsmasq accepts for what other programs call so; for a number, a DHCP option. */
export function ownName(keyword: string): string | undefined {
  if (/^[1-9]\d{0,2}$/.test(keyword) && Number(keyword) < 255) return `dhcp-option=${keyword},`;
  return otherNames.get(keyword.toLowerCase());
}

/** Returns why dnsmasq rejects the line; `undefined` when nothing is wrong with it. */
export function refusalOf({
  keyword,
  value,
}: ConfigLine): "unknown" | "value" | "no-value" | "not-a-number" | undefined {
  if (!dnsmasqOptions.has(keyword)) return "unknown";
  if (withoutValue.has(keyword) && value !== undefined) return "value";
  if (withValue.has(keyword) && value === undefined) return "no-value";
  if (withNumber.has(keyword) && value !== undefined && /^\D/.test(value)) return "not-a-number";
  return undefined;
}
