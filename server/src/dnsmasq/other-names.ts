// What other programs call the options of dnsmasq, for those who write such a name in a line.

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
