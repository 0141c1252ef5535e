// The outline, as a tree and as a list, and workspace symbols.
import assert from "node:assert/strict";
import type { DocumentSymbol } from "vscode-languageserver";
import { flatSymbolsOf, symbolsOf, workspaceSymbolsOf } from "../../server/src/features/symbols.js";
import { analysisOf } from "../helpers/analysis.js";
import { spans } from "../helpers/markers.js";
import { told, whole } from "./marked.js";

/** `name [detail]`, with what is in it in parentheses. */
function outline({ name, detail, children = [] }: DocumentSymbol): string {
  const inside = children.length > 0 ? ` (${children.map(outline).join("; ")})` : "";
  return `${name}${detail === undefined ? "" : ` [${detail}]`}${inside}`;
}

/** What stands in a network, and its symbols; `«»` around the tokens that name them. */
const outlines: readonly (readonly [content: string, symbols: string])[] = [
  ["<forward mode='«nat»'/>", "forward nat"],
  ["<«forward»/>", "forward nat"],
  [
    "<forward mode='«bridge»'><interface dev='«eth0»'/><interface dev='«eth1»'/></forward>",
    "forward bridge [2 interfaces] (interface eth0; interface eth1)",
  ],
  [
    "<forward mode='«hostdev»'><address type='«pci»' domain='0' bus='0x03' slot='0x10' function='0x1'/></forward>",
    "forward hostdev [1 PCI device] (address 0:03:10.1)",
  ],
  [
    "<forward mode='«nat»'><«nat»><address start='«1.2.3.4»' end='1.2.3.5'/><port start='«1024»'/></nat></forward>",
    "forward nat (nat (address 1.2.3.4–1.2.3.5; port 1024–?))",
  ],
  ["<bridge name='«virbr1»' stp='on' delay='0'/>", "bridge virbr1"],
  ["<«bridge» stp='on'/>", "bridge"],
  ["<domain name='«lab.test»' localOnly='yes'/>", "domain lab.test"],
  ["<mac address='«52:54:00:00:00:01»'/>", "mac 52:54:00:00:00:01"],
  ["<ip address='«192.168.122.1»' prefix='24'/>", "ip 192.168.122.0/24 [192.168.122.1, 253 guests]"],
  ["<ip address='«10.0.0.1»' prefix='31'/>", "ip 10.0.0.0/31 [10.0.0.1]"],
  ["<ip family='ipv6' address='«fd00::1»' prefix='64'/>", "ip fd00::/64 [fd00::1]"],
  ["<ip address='«nonsense»'/>", "ip nonsense"],
  [
    "<ip address='«192.168.122.1»' netmask='255.255.255.0'><«dhcp»><range start='«192.168.122.2»' end='192.168.122.254'/><host mac='52:54:00:00:00:01' name='«web»' ip='192.168.122.10'/><host mac='«52:54:00:00:00:02»'/><host id='0:1' ip='«192.168.122.11»'/></dhcp></ip>",
    "ip 192.168.122.0/24 [192.168.122.1, 253 guests] (dhcp [1 range, 3 static hosts] (range .2–.254 [253 guests]; host web 192.168.122.10 [52:54:00:00:00:01]; host 52:54:00:00:00:02; host 192.168.122.11 [0:1]))",
  ],
  [
    "<ip address='«10.1.0.1»' prefix='16'><«dhcp»><range start='«10.1.0.9»' end='10.1.0.9'><lease expiry='«2»' unit='hours'/></range></dhcp></ip>",
    "ip 10.1.0.0/16 [10.1.0.1, 65,533 guests] (dhcp [1 range] (range .0.9–.0.9 [1 guest] (lease 2 hours)))",
  ],
  [
    "<ip address='«10.1.0.1»' prefix='24'><«dhcp»><range start='«10.2.0.9»' end='10.2.0.8'/><range start='«fd00::1»' end='fd00::2'/></dhcp></ip>",
    "ip 10.1.0.0/24 [10.1.0.1, 253 guests] (dhcp [2 ranges] (range 10.2.0.9–10.2.0.8; range fd00::1–fd00::2 [2 guests]))",
  ],
  [
    "<ip address='«192.168.122.1»' prefix='24'><tftp root='«/srv/tftp»'/></ip>",
    "ip 192.168.122.0/24 [192.168.122.1, 253 guests] (tftp /srv/tftp)",
  ],
  [
    "<ip address='«10.1.0.1»' prefix='24'><«dhcp»><host name='«a»' ip='10.1.0.2'><lease expiry='«0»'/></host><host name='«b»' ip='10.1.0.3'><lease expiry='«9»'/></host><host name='«c»'><«lease»/></host></dhcp></ip>",
    "ip 10.1.0.0/24 [10.1.0.1, 253 guests] (dhcp [3 static hosts] (host a 10.1.0.2 (lease forever); host b 10.1.0.3 (lease 9 minutes); host c (lease)))",
  ],
  [
    "<«bandwidth»><inbound average='«10000»' peak='20000'/><outbound average='«x»'/></bandwidth>",
    "bandwidth (inbound 10000 kB/s [80 Mbit/s]; outbound x)",
  ],
  ["<route address='«10.9.8.7»' prefix='16' gateway='10.0.0.2'/>", "route 10.9.0.0/16 [via 10.0.0.2]"],
  [
    "<portgroup name='«office»' default='yes'><«vlan» trunk='yes'><tag id='«10»'/><tag id='«20»' nativeMode='tagged'/></vlan></portgroup>",
    "portgroup office [default, vlan 10, 20] (vlan 10, 20 [trunk] (tag 10; tag 20 [tagged]))",
  ],
  [
    "<«dns» enable='yes'><forwarder domain='«corp.test»'/><txt name='«x»' value='a  b'/><srv service='«sip»' protocol='tcp' domain='lab.test' target='a' port='5060'/><host ip='1.2.3.4'><hostname> «a» </hostname><hostname>b</hostname></host></dns>",
    "dns [1 forwarder, 1 TXT record, 1 SRV record, 1 host] (forwarder corp.test; txt x [a b]; srv _sip._tcp.lab.test [a:5060]; host a, b [1.2.3.4])",
  ],
  ["<virtualport type='«openvswitch»'/>", "virtualport openvswitch"],
  ["<title>T</title><description>D</description><uuid>x</uuid>", ""],
  ["<«metadata»><a xmlns='urn:a'><b/></a></metadata>", "metadata"],
  ["<«dns»><host ip='«1.2.3.4»'", "dns [1 host] (host 1.2.3.4)"],
  ["<unknown><host/></unknown>", ""],
];

describe("symbols", () => {
  for (const [content, symbols] of outlines) {
    it(`${symbols || "none"}: ${content}`, () => {
      const { text, spans: expected } = spans(whole(content));
      const analysis = analysisOf(text);
      const [network] = symbolsOf(analysis);
      assert.ok(network);
      assert.equal((network.children ?? []).map(outline).join("; "), symbols);
      const tokens = (symbol: DocumentSymbol): string[] => [
        told(analysis, symbol.selectionRange),
        ...(symbol.children ?? []).flatMap(tokens),
      ];
      assert.deepEqual(
        (network.children ?? []).flatMap(tokens),
        expected.map(({ start, end }) => `${start}:${text.slice(start, end)}`),
      );
    });
  }

  const networks: readonly (readonly [text: string, symbol: string, token: string])[] = [
    ["<network><name> lab </name></network>", "network lab [isolated]", "lab"],
    [
      "<network><forward/><ip address='10.0.0.1' prefix='24'/></network>",
      "network [nat, 10.0.0.0/24] (forward nat; ip 10.0.0.0/24 [10.0.0.1, 253 guests])",
      "network",
    ],
    ["<network><forward mode='wifi'/></network>", "network (forward wifi)", "network"],
  ];
  for (const [text, symbol, token] of networks) {
    it(symbol, () => {
      const analysis = analysisOf(text);
      const [network] = symbolsOf(analysis);
      assert.ok(network);
      assert.equal(outline(network), symbol);
      assert.match(told(analysis, network.selectionRange), new RegExp(`:${token}$`));
      assert.equal(told(analysis, network.range), `0:${text}`);
    });
  }

  it("marks what nobody should write any more", () => {
    const [network] = symbolsOf(analysisOf(whole("<link state='up'/><bridge name='b'/>")));
    assert.deepEqual(
      network?.children?.map(({ name, tags }) => [name, tags]),
      [
        ["link up", [1]],
        ["bridge b", undefined],
      ],
    );
  });

  it("is silent outside a network", () =>
    assert.deepEqual(symbolsOf(analysisOf("<domain><name>x</name></domain>")), []));

  it("comes as a list for editors that take no tree", () => {
    const symbols = flatSymbolsOf(analysisOf(whole("<dns><host ip='1.2.3.4'/></dns><bridge name='b'/>")));
    assert.deepEqual(
      symbols.map(({ name, containerName, location }) => [name, containerName, location.uri]),
      [
        ["network lab", undefined, "file:///lab/net.xml"],
        ["dns", "network lab", "file:///lab/net.xml"],
        ["host 1.2.3.4", "dns", "file:///lab/net.xml"],
        ["bridge b", "network lab", "file:///lab/net.xml"],
      ],
    );
  });
});

describe("workspace symbols", () => {
  const analyses = [
    analysisOf(
      whole(
        "<bridge name='virbr1'/><portgroup name='office'/><ip address='192.168.122.1' prefix='24'><dhcp><host mac='52:54:00:00:00:01' name='web' ip='192.168.122.10'/><host mac='52:54:00:00:00:02'/></dhcp></ip>",
      ),
    ),
    analysisOf("<network><name>backoffice</name></network>"),
    analysisOf("<domain><name>office</name></domain>"),
  ];
  const rows: readonly (readonly [query: string, names: readonly string[]])[] = [
    ["", ["lab", "virbr1", "office", "web 192.168.122.10", "52:54:00:00:00:02", "backoffice"]],
    ["off", ["office", "backoffice"]],
    ["OFE", ["office", "backoffice"]],
    ["vb1", ["virbr1"]],
    ["122.10", ["web 192.168.122.10"]],
    ["bal", []],
  ];
  for (const [query, names] of rows) {
    it(`${JSON.stringify(query)} finds ${names.join(", ") || "nothing"}`, () =>
      assert.deepEqual(
        workspaceSymbolsOf(analyses, query).map(({ name }) => name),
        names,
      ));
  }

  it("tells the network each belongs to", () => {
    const found = workspaceSymbolsOf(analyses, "b");
    assert.deepEqual(
      found.map(({ name, containerName }) => [name, containerName]),
      [
        ["backoffice", undefined],
        ["lab", undefined],
        ["virbr1", "lab"],
        ["web 192.168.122.10", "lab"],
      ],
    );
  });

  it("stops at 500, the best first", () => {
    const groups = Array.from({ length: 600 }, (_, index) => `<portgroup name='x${index}a'/>`).join("");
    const found = workspaceSymbolsOf([analysisOf(whole(`${groups}<portgroup name='a'/>`))], "a");
    assert.equal(found.length, 500);
    assert.equal(found[0]?.name, "a");
  });
});
