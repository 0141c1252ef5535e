// Our grammars add to XML's without changing it in a network, and have no effect in any other document.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { isOurs, merged, type Token, tokenizer } from "../helpers/tokens.js";

const documents: readonly (readonly [name: string, text: string])[] = [
  ...["examples", "examples/broken"].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(".xml"))
      .map((name) => [`${folder}/${name}`, readFileSync(`${folder}/${name}`, "utf8")] as const),
  ),
  ["directives", "<network><!-- virnet-disable dhcp-empty: why --><name>lab</name><!--virnet-enable--></network>"],
  [
    "a directive over several lines",
    "<network>\n<!-- virnet-disable\n  dhcp-empty:\n why -->\n<mtu size='9000'/></network>",
  ],
  ["a directive left open", "<network>\n<!-- virnet-disable dhcp-empty\n<mtu size='9000'/></network>"],
  ["a string left open", "<network>\n<forward mode='nat/>\n<ip address='10.0.0.1' prefix='24'/>\n</network>"],
  ["a string over lines", "<network>\n<forward mode='\nnat'/><mtu\nsize=\n'9000'/></network>"],
  ["a tag left open", "<network>\n<forward mode='nat'\n<mac address='52:54:00:6b:3c:58'/>\n</network>"],
  ["the other quote inside", `<network><dnsmasq:option value='txt-record=a,"b"'/><mtu size="9000'"/></network>`],
  ["references", "<network><dnsmasq:option value='a=b&amp;c&#10;'/><name>a&amp;b</name><mtu size='&lt;'/></network>"],
  ["half a reference", "<network><dnsmasq:option value='a=b&c'/><name>a & b</name></network>"],
  ["elements without content", "<network><name></name><ip address='10.0.0.1' prefix='24'></ip></network>"],
  ["CDATA", "<network><name><![CDATA[lab]]></name><description><![CDATA[<mtu size='9000'/>]]></description></network>"],
  ["instructions", "<?xml version='1.0'?><?pi a='10.0.0.1'?>\n<network><?x ip='10.0.0.1'?></network>"],
];

/** Documents of other software. */
const foreign: readonly (readonly [name: string, text: string])[] = [
  [
    "a domain",
    "<domain type='kvm'>\n<name>guest</name>\n<uuid>3e3fce45-4f53-4fa7-bb32-11f34168b82b</uuid>\n<devices>\n<interface type='network'>\n<mac address='52:54:00:6b:3c:58'/>\n<ip address='10.0.0.1' prefix='24'/>\n</interface></devices></domain>",
  ],
  [
    "a storage pool",
    "<?xml version='1.0'?>\n<pool type='dir'><name>default</name><target><path>/x</path></target></pool>",
  ],
  [
    "a network within something else",
    "<hazelcast>\n<network>\n<port start='1024' end='2048'>5701</port>\n<name>a</name>\n</network>\n</hazelcast>",
  ],
  [
    "the road network of MATSim",
    "<?xml version='1.0' encoding='UTF-8'?>\n<!DOCTYPE network SYSTEM 'http://www.matsim.org/files/dtd/network_v2.dtd'>\n<network>\n<link id='1' mode='bridge'/>\n</network>",
  ],
  [
    "the same without its first line",
    "<!DOCTYPE network SYSTEM 'network_v2.dtd'>\n<network><ip address='10.0.0.1'/></network>",
  ],
  ["a network with a name", "<network name='equil'>\n<ip address='10.0.0.1'/></network>"],
  [
    "a network of another namespace",
    "<network xmlns='http://sndlib.zib.de/network'>\n<ip address='10.0.0.1'/></network>",
  ],
  ["networks", "<networks>\n<network><ip address='10.0.0.1'/></network></networks>"],
  ["a network with another prefix", "<x:network xmlns:x='http://x'>\n<ip address='10.0.0.1'/></x:network>"],
  [
    "a comment before another root",
    "<!-- <network> -->\n<!--\n<network>\n-->\n<a><network><mtu size='9000'/></network></a>",
  ],
  ["a directive", "<!-- virnet-disable dhcp-empty -->\n<a><!-- virnet-disable dhcp-empty --></a>"],
  [
    "an XML declaration and another root on one line",
    "<?xml version='1.0'?><a><network><mtu size='9000'/></network></a>",
  ],
  ["an empty first line", "\n\n<a ip='10.0.0.1'>\n<network><mtu size='9000'/></network></a>"],
  ["a fragment of a network", "<ip address='10.0.0.1' prefix='24'/>\n<network>\n<mtu size='9000'/></network>"],
  ["an entity", "<!DOCTYPE a [\n<!ENTITY network '10.0.0.1'>\n]>\n<a ip='10.0.0.1'>&network;</a>"],
  ["text alone", "mode='nat'\n<"],
  ["nothing", ""],
];

/** Begins of plain XML documents that are networks, before `</network>`. */
const networks: readonly string[] = [
  "<network>\n",
  "<network ipv6='yes' connections=\"2\">",
  "  <network\n  ipv6='yes'>",
  "<network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>",
  "<network\n  xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'\n>",
  "<?xml version='1.0' encoding='UTF-8'?>\n<network>",
  "<?xml version='1.0'?><network>",
  "\n\n<!-- one --><!-- two\nlines --> <network>",
  "<!--\nWARNING: THIS IS AN AUTO-GENERATED FILE.\n  virsh net-edit default\nor other application.\n-->\n\n<network>\n",
];

describe("grammars beside that of XML", () => {
  type Tokenize = (text: string) => Token[];
  let xml: Tokenize;
  let injected: Tokenize;
  let language: Tokenize;
  before(async () => {
    xml = await tokenizer("text.xml", false);
    injected = await tokenizer("text.xml");
    language = await tokenizer("text.xml.libvirt-network");
  });

  /** The tokens that XML's grammar alone would have made. */
  const withoutOurs = (tokens: readonly Token[]) =>
    merged(
      tokens.map(({ scopes, ...token }) => ({
        ...token,
        scopes: ["text.xml", ...scopes.slice(1)].filter((scope) => !isOurs(scope)),
      })),
    );
  const colours = (tokens: readonly Token[]) =>
    tokens.filter(({ scopes }) => scopes.some((scope) => isOurs(scope) && !scope.startsWith("meta.")));

  for (const [name, text] of documents) {
    it(`leave XML's scopes as they are: ${name}`, () => {
      assert.deepEqual(withoutOurs(language(text)), xml(text));
      assert.deepEqual(withoutOurs(injected(text)), xml(text));
    });

    it(`colour a network alike in both languages: ${name}`, () => {
      const found = colours(language(text)).map(({ scopes, ...token }) => ({
        ...token,
        scopes: scopes.filter(isOurs),
      }));
      const plain = colours(injected(text)).map(({ scopes, ...token }) => ({
        ...token,
        scopes: scopes.filter((scope) => isOurs(scope) && !scope.startsWith("meta.document.")),
      }));
      assert.deepEqual(plain, found);
    });
  }

  it("colour the examples", () => {
    const count = documents.reduce((sum, [, text]) => sum + colours(language(text)).length, 0);
    assert.ok(count > 200, `${count} tokens`);
  });

  for (const [name, text] of foreign)
    it(`touch nothing in XML that is no network: ${name}`, () => assert.deepEqual(injected(text), xml(text)));

  for (const start of networks)
    it(`know plain XML for a network: ${JSON.stringify(start)}`, () => {
      const text = `${start}<mtu size='9000'/></network>`;
      const [token] = colours(injected(text)).slice(-1);
      assert.equal(token && text.slice(token.start, token.end), "9000");
      assert.deepEqual(withoutOurs(injected(text)), xml(text));
    });
});
