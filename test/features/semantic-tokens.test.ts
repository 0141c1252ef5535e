// Semantic tokens: what gets a token, of which type, and how tokens are encoded.
import assert from "node:assert/strict";
import { semanticTokensLegend, semanticTokensOf } from "../../server/src/features/semantic-tokens.js";
import { createPositions } from "../../server/src/positions.js";
import type { Span } from "../../server/src/xml/tree.js";
import { analysisOf } from "../helpers/analysis.js";
import { spans } from "../helpers/markers.js";
import { whole } from "./marked.js";

interface Token {
  readonly line: number;
  readonly character: number;
  readonly length: number;
  readonly said: string;
}

function decoded(data: readonly number[]): Token[] {
  const tokens: Token[] = [];
  let [line, character] = [0, 0];
  for (let at = 0; at < data.length; at += 5) {
    const [down = 0, right = 0, length = 0, type = -1, bits = 0] = data.slice(at, at + 5);
    character = down === 0 ? character + right : right;
    line += down;
    const modifiers = semanticTokensLegend.tokenModifiers.filter((_, index) => bits & (1 << index));
    tokens.push({ line, character, length, said: [semanticTokensLegend.tokenTypes[type], ...modifiers].join(".") });
  }
  return tokens;
}

/** What stands in a network, the coloured stretches marked, and what they are. */
const rows: readonly (readonly [content: string, ...said: readonly string[]])[] = [
  ["<ip address='«10.0.0.1»' netmask='«255.255.255.0»' localPtr='«yes»'/>", "number", "number", "keyword"],
  ["<ip family='«ipv6»' address=\"«fd00::1»\" prefix='«64»'/>", "enumMember", "number", "number"],
  ["<forward mode='«nat»' dev='«eth0»'/>", "enumMember", "interface"],
  ["<bridge name='«virbr1»' stp='«on»' delay='«0»'/>", "interface.declaration", "keyword", "number"],
  ["<mac address='«52:54:00:00:00:01»'/>", "number"],
  ["<uuid> «3e3fce45-4f53-4fa7-bb32-11f34168b82b»\n</uuid>", "number"],
  ["<domain name='«lab.test»'/>", "namespace.declaration"],
  ["<portgroup name='«office»' default='«yes»'/>", "class.declaration", "keyword"],
  ["<dns><host ip='«10.0.0.9»'><hostname>«web»</hostname></host></dns>", "number", "variable"],
  ["<ip><dhcp><host mac='«52:54:00:00:00:01»' name='«web»'/></dhcp></ip>", "number", "variable.declaration"],
  ["<dns><srv service='sip' protocol='«tcp»' port='«5060»'/></dns>", "enumMember", "number"],
  [
    "<virtualport type='«openvswitch»'><parameters interfaceid='«3e3fce454f534fa7bb3211f34168b82b»'/></virtualport>",
    "enumMember",
    "number",
  ],
  ["<forward><interface dev='«eth0»' connections='«2»'/></forward>", "interface", "number.readonly"],
  ["<forward mode='«hostdev»'><driver name='«kvm»'/></forward>", "enumMember", "enumMember.deprecated"],
  ["<ip address='10.0.0' prefix='200' localPtr='maybe'/>"],
  ["<forward mode='wifi'/><mac address='53:54:00:00:00:01'/>"],
  ["<bridge name='' zone='libvirt'/><ip address='10.0.0.1/>"],
  ["<ip><tftp root='/srv'/><dhcp><bootp file='x'/></dhcp></ip>"],
  ["<ip address='«10.0.0.1»' prefix='\n24'/>", "number"],
  ["<unknown address='10.0.0.1'/><ip colour='10.0.0.1'/>"],
];

describe("semantic tokens", () => {
  for (const [content, ...said] of rows) {
    it(`${said.join(", ") || "none"}: ${content}`, () => {
      const { text, spans: expected } = spans(whole(content));
      const analysis = analysisOf(text);
      const tokens = decoded(semanticTokensOf(analysis).data).slice(1);
      const found = tokens.map(({ line, character, length }) => {
        const start = analysis.positions.offsetAt({ line, character });
        return { start, end: start + length };
      });
      assert.deepEqual(found, expected);
      assert.deepEqual(
        tokens.map((token) => token.said),
        said,
      );
    });
  }

  it("begins with the network's name", () => {
    const [token] = decoded(semanticTokensOf(analysisOf(whole(""))).data);
    assert.deepEqual(token, { line: 0, character: 15, length: 3, said: "namespace.declaration" });
  });

  it("colours nothing that the version does not have", () => {
    const { text } = spans(whole("<ip localPtr='yes'/>"));
    assert.equal(decoded(semanticTokensOf(analysisOf(text, { target: "2.5.0" })).data).length, 1);
    assert.equal(decoded(semanticTokensOf(analysisOf(text, { target: "3.0.0" })).data).length, 2);
  });

  it("keeps to a stretch when asked for one", () => {
    const { text, spans: asked } = spans(whole("<bridge name='a'/>\n«<bridge name='bc'/>»\n<bridge name='def'/>"));
    const tokens = decoded(semanticTokensOf(analysisOf(text), asked[0] as Span).data);
    assert.deepEqual(tokens, [{ line: 1, character: 14, length: 2, said: "interface.declaration" }]);
  });

  it("counts in the encoding asked for", () => {
    const text = "<network><name>Ü𝒳</name></network>";
    const analysis = { ...analysisOf(text), positions: createPositions(text, "utf-8") };
    assert.equal(decoded(semanticTokensOf(analysis).data)[0]?.length, 6);
  });

  it("knows standard types and modifiers only", () => {
    const standard = [
      "namespace",
      "class",
      "interface",
      "variable",
      "enumMember",
      "keyword",
      "number",
      "declaration",
      "deprecated",
      "readonly",
    ];
    assert.deepEqual([...semanticTokensLegend.tokenTypes, ...semanticTokensLegend.tokenModifiers], standard);
  });

  it("is silent outside a network", () =>
    assert.deepEqual(semanticTokensOf(analysisOf("<domain><ip address='10.0.0.1'/></domain>")).data, []));
});
