// Documents of very many elements, each of which concerns all the others or its surroundings.

type Make = (count: number) => string;

const times = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join("\n");
const network = (body: string, attributes = "") => `<network${attributes}>\n<name>lab</name>\n${body}\n</network>\n`;
const ip = (body: string, attributes = "address='10.0.0.1' prefix='8'") => network(`<ip ${attributes}>${body}</ip>`);
const dhcp = (body: string) => ip(`<dhcp>${body}</dhcp>`);
const dns = (body: string) => network(`<dns>${body}</dns>\n<ip address='10.0.0.1' prefix='8'/>`);
const address = (index: number, first = 10) => `${first}.${index >> 16}.${(index >> 8) & 255}.${index & 255}`;
const mac = (index: number) =>
  `52:54:00:${[16, 8, 0].map((shift) => ((index >> shift) & 255).toString(16).padStart(2, "0")).join(":")}`;
const host = (index: number, ip = address(index + 2)) => `<host mac='${mac(index)}' name='h${index}' ip='${ip}'/>`;

/** By what they are many of. */
export const crowds: Readonly<Record<string, Make>> = {
  "hosts with other words": (count) =>
    dhcp(times(count, (index) => `<host hwaddr='${mac(index)}' addr='${address(index + 2)}'/>`)),
  "hosts in a wrong place": (count) => ip(`<dhcp/>${times(count, (index) => host(index))}`),
  "names of records in a wrong place": (count) =>
    dns(times(count, (index) => `<host ip='${address(index + 2)}'/><hostname>h${index}</hostname>`)),
  "options of DHCP in a wrong place": (count) =>
    dhcp(times(count, (index) => `<option number='6' value='${address(index + 2)}'/>`)),
  "port groups without a name or a tag": (count) => network(times(count, () => "<portgroup><vlan/></portgroup>")),
  "static hosts": (count) => dhcp(times(count, (index) => host(index))),
  "hosts outside their subnet": (count) => dhcp(times(count, (index) => host(index, address(index, 11)))),
  "hosts of one MAC address": (count) =>
    dhcp(times(count, (index) => `<host mac='52:54:00:00:00:01' name='h${index}' ip='${address(index + 2)}'/>`)),
  "hosts of one name": (count) =>
    dhcp(times(count, (index) => `<host mac='${mac(index)}' name='web' ip='${address(index + 2)}'/>`)),
  "hosts of one address": (count) => dhcp(times(count, (index) => host(index, "10.0.0.2"))),
  "hosts alike": (count) => dhcp(times(count, () => host(1))),
  "hosts in a range": (count) =>
    dhcp(`<range start='10.0.0.2' end='10.255.0.1'/>${times(count, (index) => host(index))}`),
  "hosts without anything": (count) => dhcp(times(count, () => "<host/>")),
  "hosts beside ranges": (count) =>
    dhcp(
      times(
        count,
        (index) => `<range start='${address(2 * index + 2)}' end='${address(2 * index + 3)}'/>${host(index)}`,
      ),
    ),
  "ranges that overlap": (count) =>
    dhcp(times(count, (index) => `<range start='${address(index + 2)}' end='${address(index + 9)}'/>`)),
  "ranges alike": (count) => dhcp(times(count, () => "<range start='10.0.0.2' end='10.0.0.9'/>")),
  "ranges in each other": (count) =>
    dhcp(times(count, (index) => `<range start='${address(index + 2)}' end='${address(200_000 - index)}'/>`)),
  "ranges outside their subnet": (count) =>
    dhcp(times(count, (index) => `<range start='${address(index, 11)}' end='${address(index, 11)}'/>`)),
  subnets: (count) => network(times(count, (index) => `<ip address='${address(256 * index + 1)}' prefix='24'/>`)),
  "subnets alike": (count) => network(times(count, () => "<ip address='10.0.0.1' prefix='24'/>")),
  "subnets in each other": (count) =>
    network(times(count, (index) => `<ip address='${address(index + 1)}' prefix='${8 + (index % 20)}'/>`)),
  "subnets with DHCP": (count) =>
    network(
      times(count, (index) => `<ip address='${address(256 * index + 1)}' prefix='24'><dhcp>${host(index)}</dhcp></ip>`),
    ),
  routes: (count) =>
    ip("").replace(
      "</network>",
      `${times(count, (index) => `<route address='${address(256 * index, 20)}' prefix='24' gateway='${address(index + 2)}'/>`)}</network>`,
    ),
  "routes alike": (count) =>
    ip("").replace(
      "</network>",
      `${times(count, () => "<route address='20.0.0.0' prefix='24' gateway='10.0.0.2'/>")}</network>`,
    ),
  "port groups": (count) => network(times(count, (index) => `<portgroup name='g${index}'/>`)),
  "port groups of one name": (count) => network(times(count, () => "<portgroup name='g' default='yes'/>")),
  "VLAN tags": (count) =>
    network(
      `<forward mode='bridge'/><bridge name='ovs0'/><virtualport type='openvswitch'/><vlan>${times(count, () => "<tag id='42' nativeMode='tagged'/>")}</vlan>`,
    ),
  "PCI addresses alike": (count) =>
    network(
      `<forward mode='hostdev'>${times(count, () => "<address type='pci' domain='0' bus='4' slot='0' function='1'/>")}</forward>`,
    ),
  "PCI addresses": (count) =>
    network(
      `<forward mode='hostdev'>${times(count, (index) => `<address type='pci' domain='${index >> 16}' bus='${(index >> 8) & 255}' slot='${(index >> 3) & 31}' function='${index & 7}'/>`)}</forward>`,
    ),
  interfaces: (count) =>
    network(`<forward mode='bridge'>${times(count, (index) => `<interface dev='eth${index}'/>`)}</forward>`),
  "interfaces alike": (count) =>
    network(`<forward mode='bridge'>${times(count, () => "<interface dev='eth0'/>")}</forward>`),
  forwarders: (count) => dns(times(count, (index) => `<forwarder domain='d${index}' addr='${address(index)}'/>`)),
  "forwarders alike": (count) => dns(times(count, () => "<forwarder addr='192.0.2.1'/>")),
  "TXT records": (count) => dns(times(count, (index) => `<txt name='n${index}' value='v'/>`)),
  "TXT records alike": (count) => dns(times(count, () => "<txt name='n' value='v'/>")),
  "SRV records": (count) =>
    dns(times(count, (index) => `<srv service='s${index}' protocol='tcp' domain='d' target='t' port='1'/>`)),
  "SRV records alike": (count) => dns(times(count, () => "<srv service='ldap' protocol='tcp' target='t'/>")),
  "DNS hosts": (count) =>
    dns(times(count, (index) => `<host ip='${address(index)}'><hostname>n${index}</hostname></host>`)),
  "DNS hosts alike": (count) => dns(times(count, () => "<host ip='10.0.0.2'><hostname>n</hostname></host>")),
  "names of a DNS host": (count) => dns(`<host ip='10.0.0.2'>${times(count, () => "<hostname>n</hostname>")}</host>`),
  "dnsmasq options": (count) =>
    network(
      `<ip address='10.0.0.1' prefix='8'/><dnsmasq:options>${times(count, (index) => `<dnsmasq:option value='cache-size=${index}'/>`)}</dnsmasq:options>`,
      " xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'",
    ),
  "subnets with an empty <dhcp>": (count) =>
    network(times(count, (index) => `<ip address='${address(256 * index + 1)}' prefix='24'><dhcp/></ip>`)),
  "repeated elements": (count) => network(times(count, () => "<bridge name='virbr0'/>")),
  "repeated texts": (count) => network(times(count, () => "<title>t</title>")),
  "repeated forwards": (count) => network(times(count, () => "<forward mode='nat'><nat/></forward>")),
  "unknown elements": (count) => network(times(count, (index) => `<extra${index} key='value'/>`)),
  "misspelt elements": (count) => network(times(count, () => "<brigde nam='virbr0'/>")),
  "misplaced elements": (count) => network(times(count, (index) => host(index))),
  "unknown attributes": (count) => network(`<bridge name='b' ${times(count, (index) => `a${index}='1'`)}/>`),
  "attributes alike": (count) => network(`<bridge ${times(count, () => "name='b'")}/>`),
  "attributes before the known": (count) =>
    network(`<bridge ${times(count, (index) => `a${index}='1'`)} name='b' stp='on' delay='0'/>`),
  "attributes without values": (count) => network(`<bridge ${times(count, (index) => `a${index}`)} name='b'/>`),
  "attributes of the root": (count) => network("", ` ${times(count, (index) => `a${index}='1'`)}`),
  "attributes before a mistake": (count) => network(`<bridge ${times(count, (index) => `a${index}='1'`)} stp=on/>`),
  "texts before a mistake": (count) => network(`${"<ip/>text\n".repeat(count)}&`),
  "namespaces in one tag": (count) => network("", ` ${times(count, (index) => `xmlns:n${index}='urn:${index}'`)}`),
  "namespaces everywhere": (count) =>
    network(times(count, (index) => `<n${index}:x xmlns:n${index}='urn:${index}' n${index}:a='1'/>`)),
  "namespaces, nested": (count) =>
    network(`<metadata>${times(count, () => "<a:b xmlns:a='urn:a'>")}${times(count, () => "</a:b>")}</metadata>`),
  "elements in each other": (count) => network(`${"<ip>".repeat(count)}${"</ip>".repeat(count)}`),
  "elements in metadata": (count) => network(`<metadata>${"<x>".repeat(count)}${"</x>".repeat(count)}</metadata>`),
  "unclosed elements": (count) => network("<ip>\n".repeat(count)),
  "unclosed elements of other names": (count) => network(times(count, (index) => `<e${index}>`)),
  "unclosed hosts": (count) => dhcp(times(count, (index) => host(index).replace("/>", ">"))),
  "stray end tags": (count) => network("</x>\n".repeat(count)),
  "end tags behind the root": (count) => `${network("")}${"</x>\n".repeat(count)}`,
  "stray end tags of open elements": (count) =>
    network(`${times(count, (index) => `<e${index}>`)}${times(count, (index) => `</e${index}>`)}`),
  "misspelt end tags": (count) => network("<bridge></brigde>\n".repeat(count)),
  "half-typed tags": (count) => network("<ip address='\n".repeat(count)),
  "half-typed tags with attributes": (count) => network("<bridge name='a' stp\n".repeat(count)),
  "tags without quotes": (count) => network("<bridge name=virbr0 stp=on/>\n".repeat(count)),
  "further roots": (count) => `${network("")}${network("").repeat(count)}`,
  "text in many pieces": (count) => network("a<!---->".repeat(count)),
  "name in many pieces": (count) => `<network><name>${"a<!---->".repeat(count)}</name></network>`,
  comments: (count) => network("<!-- comment -->\n".repeat(count)),
  "comments on one line": (count) => network("<!-- comment -->".repeat(count)),
  "comments behind an element": (count) => network(`<ip address='10.0.0.1' prefix='8'/>${"<!-- c -->".repeat(count)}`),
  "comments before a host": (count) => dhcp(`${"<!-- c -->\n".repeat(count)}${host(1)}`),
  "directives for the next line": (count) =>
    dhcp(
      times(
        count,
        (index) => `<!-- virnet-disable-next-line dhcp-host-outside-subnet -->\n${host(index, address(index, 11))}`,
      ),
    ),
  "directives for the next line, before one element": (count) =>
    network(`${"<!-- virnet-disable-next-line unknown-element -->\n".repeat(count)}<extra/>`),
  "regions in each other": (count) =>
    network(
      `${"<!-- virnet-disable unknown-element -->\n".repeat(count)}<extra/>\n${"<!-- virnet-enable unknown-element -->\n".repeat(count)}`,
    ),
  "regions that nothing closes": (count) =>
    network(
      times(count, (index) => `<!-- virnet-disable unknown-element -->\n<!-- virnet-enable e${index} -->\n<extra/>`),
    ),
  "regions and findings": (count) =>
    network(times(count, () => "<!-- virnet-disable unknown-element --><extra/><!-- virnet-enable -->")),
  "regions around many findings": (count) =>
    network(`${"<!-- virnet-disable unknown-element -->\n".repeat(count)}${"<extra/>\n".repeat(count)}`),
  "names in a directive": (count) => network(`<!-- virnet-disable ${"unknown-element ".repeat(count)} --><extra/>`),
  "unknown names in a directive": (count) =>
    network(`<!-- virnet-disable ${times(count, (index) => `rule-${index}`)} --><extra/>`),
  "directives of unknown words": (count) => network("<!-- virnet-disabel x -->\n".repeat(count)),
  "directives for the file": (count) => network("<!-- virnet-disable-file unknown-element -->\n<extra/>".repeat(count)),
  "directives for a version": (count) => network("<!-- virnet-target 9.0.0 -->\n".repeat(count)),
  "processing instructions": (count) => network("<?pi text?>\n".repeat(count)),
  "instructions before the root": (count) => `${"<?pi text?>\n".repeat(count)}${network("")}`,
  "CDATA sections": (count) => network(`<title>${"<![CDATA[a]]>".repeat(count)}</title>`),
  "entity references": (count) =>
    `<!DOCTYPE network [<!ENTITY a 'b'>]>${network(`<title>${"&a;".repeat(count)}</title>`)}`,
  entities: (count) =>
    `<!DOCTYPE network [${times(count, (index) => `<!ENTITY e${index} 'b'>`)}]>${network(`<title>${times(count, (index) => `&e${index};`)}</title>`)}`,
  "entities of entities": (count) =>
    `<!DOCTYPE network [<!ENTITY e 'x'>${times(count, (index) => `<!ENTITY e${index} '&e;&e;&e;&e;'>`)}]>${network(`<title>${times(count, (index) => `&e${index};`)}</title>`)}`,
  "entities in a row": (count) =>
    `<!DOCTYPE network [<!ENTITY e0 'x'>${times(count, (index) => `<!ENTITY e${index + 1} '&e${index};'>`)}]>${network(`<title>&e${count};</title>`)}`,
  "attribute declarations": (count) => `<!DOCTYPE network [${"<!ATTLIST a b CDATA 'c'>".repeat(count)}]>${network("")}`,
  templates: (count) => network("<mtu size='{{ mtu }}'/>\n".repeat(count)),
  "templates in text": (count) => network("{{ a }}\n".repeat(count)),
  lines: (count) => network("\n".repeat(count)),
};
