// Hovers: the text for every item of the vocabulary, the exact token, and where there is no hover.
import assert from "node:assert/strict";
import { codeLensesOf } from "../../server/src/features/code-lens.js";
import { hoverAt } from "../../server/src/features/hover.js";
import { inlayHintsOf } from "../../server/src/features/inlay-hints.js";
import { dnsmasqNamespace } from "../../server/src/network/read.js";
import { rules } from "../../server/src/rules/rules.js";
import { elements } from "../../server/src/vocabulary/load.js";
import type { ElementSpec } from "../../server/src/vocabulary/vocabulary.js";
import { able, analysisOf, contextOf, plain } from "../helpers/analysis.js";
import { cursor } from "../helpers/markers.js";

interface Shown {
  readonly text: string;
  /** The token it stands on. */
  readonly token: string;
  readonly kind: string;
}

/** The hover at the `|`. */
function hover(marked: string, target?: string, support = able): Shown | undefined {
  const { text, offset } = cursor(marked);
  const analysis = analysisOf(text, target === undefined ? {} : { target });
  const found = hoverAt(analysis, offset, contextOf(support));
  if (!found) return undefined;
  const { contents, range } = found;
  assert.ok(range && typeof contents === "object" && "kind" in contents);
  const { start, end } = analysis.positions.spanOf(range);
  return { text: contents.value, token: text.slice(start, end), kind: contents.kind };
}

/** A document with one element of the spec; `attributes` go into its tag. */
function documentWith(spec: ElementSpec, attributes: string, mark = ""): string {
  const open = `<${mark}${spec.name}${attributes}`;
  let text = `${open}${spec.text ? `>text</${spec.name}>` : "/>"}`;
  let parent = elements.find(({ path }) => path === spec.parents[0]);
  while (parent) {
    const namespace = parent.parents.length === 0 && spec.namespace ? ` xmlns:dnsmasq='${dnsmasqNamespace}'` : "";
    text = `<${parent.name}${namespace}>${text}</${parent.name}>`;
    parent = elements.find(({ path }) => path === parent?.parents[0]);
  }
  return text;
}

function says(shown: Shown | undefined, token: string, ...parts: readonly (string | undefined)[]): void {
  assert.ok(shown, "nothing is said");
  assert.equal(shown.token, token);
  for (const part of parts)
    if (part !== undefined) assert.ok(shown.text.includes(part), `${part}\nnot in\n${shown.text}`);
}

describe("hover over the vocabulary", () => {
  for (const spec of elements) {
    it(`${spec.path} since ${spec.since}`, () => {
      const shown = hover(documentWith(spec, "", "|"), spec.since);
      says(shown, spec.name, `Since ${spec.since}`, spec.description, ...(spec.notes ?? []), `#${spec.anchor}`);
    });
    for (const attribute of spec.attributes) {
      it(`${spec.path} ${attribute.name} since ${attribute.since}`, () => {
        const { name, since, description, notes = [], default: value, defaultNote, deprecated, anchor } = attribute;
        const shown = hover(documentWith(spec, ` |${name}='x'`), since);
        says(shown, name, `Since ${since}`, description, ...notes, defaultNote, deprecated, `#${anchor}`);
        says(shown, name, value === undefined ? undefined : `default \`${value}\``);
        for (const { value, description } of attribute.values?.filter((word) => word.since === since) ?? []) {
          says(shown, name, `- \`${value}\``, description);
        }
      });
      for (const word of attribute.values ?? []) {
        it(`${spec.path} ${attribute.name}='${word.value}' since ${word.since}`, () => {
          const shown = hover(documentWith(spec, ` ${attribute.name}='|${word.value}'`), word.since);
          says(shown, word.value, `Since ${word.since}`, word.description, ...(word.notes ?? []), word.deprecated);
        });
      }
    }
  }
});

describe("hover on a token", () => {
  const inside = (content: string) => `<network><name>lab</name>${content}</network>`;
  const rows: readonly (readonly [marked: string, token: string | undefined])[] = [
    ["<|network><name>lab</name></network>", "network"],
    ["<networ|k><name>lab</name></network>", "network"],
    ["<network><name>lab</name></|network>", "network"],
    ["<network><name>lab</name><|/network>", undefined],
    ["<network><name>|lab</name></network>", "lab"],
    ["<network><name>  la|b </name></network>", "lab"],
    ["<network><name>| lab </name></network>", undefined],
    ["<network><name><![CDATA[la|b]]></name></network>", "<![CDATA[lab]]>"],
    ["<network>| <name>lab</name></network>", undefined],
    [inside("<bridge |name='virbr7'/>"), "name"],
    [inside("<bridge name|='virbr7'/>"), "name"],
    [inside("<bridge name='|virbr7'/>"), "virbr7"],
    [inside("<bridge name='virbr7|'/>"), "virbr7"],
    [inside('<bridge name="vir|br7"/>'), "virbr7"],
    [inside("<bridge name='virbr7' | stp='on'/>"), undefined],
    [inside("<bridge name='virbr7|"), "virbr7"],
    [inside("<wro|ng/>"), undefined],
    [inside("<bridge wro|ng='1'/>"), undefined],
    [inside("<bridge wrong='|1'/>"), undefined],
    [inside("<|"), undefined],
    [inside("</bri|dge>"), undefined],
    [inside("<!-- bri|dge -->"), undefined],
    [inside("<metadata><x:|host xmlns:x='urn:x'/></metadata>"), undefined],
    [inside("<metadata><x:host xmlns:x='urn:x' ip='|1'/></metadata>"), undefined],
    [`<network xmlns:|dm='${dnsmasqNamespace}'><name>lab</name></network>`, "xmlns:dm"],
    [`<network xmlns:dm='${dnsmasqNamespace}'><name>lab</name><dm:opt|ions/></network>`, "dm:options"],
    ["<dom|ain><name>lab</name></domain>", undefined],
    ["<network xmlns='urn:other'><na|me>lab</name></network>", undefined],
    ["|", undefined],
  ];
  for (const [marked, token] of rows) {
    it(`${marked}: ${token ?? "nothing"}`, () => assert.equal(hover(marked)?.token, token));
  }

  it("never throws while a document is typed", () => {
    const text = inside(
      "<forward mode='nat'><nat><port start='1024' end='65535'/></nat></forward><ip address='10.0.0.1' prefix='24'><dhcp><range start='10.0.0.2' end='10.0.0.9'><lease expiry='5'/></range></dhcp></ip><vlan><tag id='5'/></vlan>",
    );
    for (let length = 1; length <= text.length; length += 6) {
      const analysis = analysisOf(text.slice(0, length));
      for (let offset = 0; offset <= length; offset += 5) hoverAt(analysis, offset, contextOf());
      inlayHintsOf(analysis, { start: 0, end: length });
      codeLensesOf(analysis);
    }
  });

  it("says nothing outside the text either", () => {
    const analysis = analysisOf("<network/>");
    for (const offset of [-5, 99, Number.NaN]) assert.equal(hoverAt(analysis, offset, contextOf()), null);
  });
});

describe("hover", () => {
  const rows: readonly (readonly [
    what: string,
    marked: string,
    target: string | undefined,
    parts: readonly string[],
  ])[] = [
    [
      "what the target does not have",
      "<network><t|itle>x</title></network>",
      "9.0.0",
      ["**Since 9.7.0; the target is 9.0.0**"],
    ],
    [
      "values the target does not have",
      "<network><forward><driver na|me=''/></forward></network>",
      "9.0.0",
      ["- `vfio`", "Not in 9.0.0: `xen` (since 10.0.0)."],
    ],
    [
      "values it has",
      "<network><forward><driver na|me=''/></forward></network>",
      undefined,
      ["- `xen` (since 10.0.0)", "- `kvm` (deprecated)"],
    ],
    [
      "who refuses what is missing",
      "<network><ip add|ress=''/></network>",
      undefined,
      ["Required: without it libvirt rejects the network."],
    ],
    [
      "that only the schema wants it",
      "<network><mtu si|ze=''/></network>",
      undefined,
      ["Required: without it `net-define --validate` rejects it."],
    ],
    [
      "where it is required",
      "<network><virtualport ty|pe=''/></network>",
      undefined,
      ["Required in `<network>`: without it"],
    ],
    [
      "what becomes of copies",
      "<network><brid|ge/></network>",
      undefined,
      ["at most one", "Of several libvirt reads the first; `net-define --validate` rejects them."],
    ],
    [
      "that copies are refused",
      "<network><forward><na|t/></forward></network>",
      undefined,
      ["With more than one libvirt rejects the network."],
    ],
    [
      "that an old version reads one",
      "<network><i|p/></network>",
      "0.8.0",
      ["at most one", "Of several libvirt reads the first"],
    ],
    [
      "modes that refuse it and why",
      "<network><i|p/></network>",
      undefined,
      [
        "modes: isolated, nat, route, open",
        "Rejected in the other modes: libvirt gives the bridge no address in this mode.",
      ],
    ],
    [
      "some modes that refuse it",
      "<network><forward d|ev=''/></network>",
      undefined,
      ["Rejected in mode open: a device is enforced by firewall rules"],
    ],
    [
      "that no mode takes it",
      "<network><bandwidth><inbound floo|r='1'/></bandwidth></network>",
      undefined,
      ["without effect", "Rejected in every mode: a guaranteed rate"],
    ],
    [
      "values that slip through",
      "<network><bridge dela|y=''/></network>",
      undefined,
      ["Rejected in the other modes, unless it is `0`:"],
    ],
    [
      "how lenient the parser is",
      "<network><bridge st|p=''/></network>",
      undefined,
      ["libvirt's parser interprets every word except off as on; its schema does not."],
    ],
    ["what libvirt writes itself", "<network conn|ections='1'/>", undefined, ["written by libvirt, ignored when read"]],
    ["what excludes what", "<network><ip netm|ask=''/></network>", undefined, ["not together with `prefix`"]],
    [
      "types of virtual port",
      "<network><virtualport><parameters prof|ileid=''/></virtualport></network>",
      undefined,
      ["for `802.1Qbh` and `openvswitch`"],
    ],
    ["what a text is", "<network><uu|id/></network>", undefined, ["Text: a UUID, such as `3e3fce45-"]],
    [
      "what a value is",
      "<network><ip add|ress=''/></network>",
      undefined,
      ["Value: an IP address, such as `192.168.122.1`."],
    ],
    [
      "the whole attribute where a word is none",
      "<network><forward mode='na|tt'/></network>",
      undefined,
      ["**`mode`** of `<forward>`", "- `nat`: "],
    ],
    [
      "a link",
      "<network><ro|ute/></network>",
      undefined,
      ["[libvirt documentation](https://libvirt.org/formatnetwork.html#static-routes)"],
    ],
  ];
  for (const [what, marked, target, parts] of rows) {
    it(`tells ${what}`, () => {
      const shown = hover(marked, target);
      for (const part of parts) assert.ok(shown?.text.includes(part), `${part}\nnot in\n${shown?.text}`);
    });
  }

  it("puts what a value means before what it is", () => {
    const text = hover("<network><ip address='|10.0.0.1' prefix='24'/></network>")?.text ?? "";
    assert.match(
      text,
      /^\| Network \| 10\.0\.0\.0\/24 \|[\s\S]*\n\n---\n\n\*\*`address`\*\* of `<ip>`\n\nThe host's address/,
    );
  });
  it("puts what an element is before what it means", () => {
    const text =
      hover(
        "<network><ip address='10.0.0.1' prefix='24'><dhcp><ra|nge start='10.0.0.2' end='10.0.0.5'/></dhcp></ip></network>",
      )?.text ?? "";
    assert.match(
      text,
      /^\*\*`<range>`\*\* in `<dhcp>`\n\nAddresses for guests[^\n]*\n\nHere: 10\.0\.0\.2 to 10\.0\.0\.5/,
    );
  });
  it("has no meaning of a value that is still being written", () => {
    assert.equal(hover("<network><mac address='52:54:00:1|2:34:56/></network>")?.text.includes("administered"), false);
  });

  it("is plain text where the editor shows no Markdown", () => {
    const shown = hover("<network><ip address='|10.0.0.1' prefix='24'/></network>", undefined, plain);
    assert.equal(shown?.kind, "plaintext");
    assert.equal(
      shown?.text,
      [
        "Network        10.0.0.0/24",
        "Prefix         24",
        "Netmask        255.255.255.0",
        "Usable hosts   254: 10.0.0.1 to 10.0.0.254",
        "Broadcast      10.0.0.255",
        "Address plan   1 of the host, 253 free, no DHCP",
        "Address space  private (RFC 1918)",
        "",
        "address of <ip>",
        "",
        "The host's address on the bridge, IPv4 or (with family='ipv6') IPv6. The network follows from prefix or netmask.",
        "",
        "Since 0.3.0",
        "",
        "libvirt documentation: https://libvirt.org/formatnetwork.html#addressing",
      ].join("\n"),
    );
  });
});

describe("hover on comments that steer virnet", () => {
  const rows: readonly (readonly [marked: string, token: string | undefined, part: string])[] = [
    ["<!-- virnet-disable-next-line bridge-|shared: two hosts -->", "bridge-shared", "**`bridge-shared`**: "],
    ["<!-- virnet-disable mtu-unusual, |bridge-shared -->", "bridge-shared", "docs/rules/bridge-shared.md)"],
    ["<!-- virnet-disable-f|ile bridge-shared -->", "virnet-disable-file", "in the whole document"],
    ["<!-- virnet-tar|get 9.0.0 -->", "virnet-target", "libvirt version"],
    ["<!-- virnet-target 9.|0.0 -->", undefined, ""],
    ["<!-- virnet-disable no-such-ru|le -->", undefined, ""],
    ["<!-- virnet-wro|ng bridge-shared -->", undefined, ""],
    ["<!-- virnet-disable bridge-shared: two ho|sts -->", undefined, ""],
  ];
  for (const [comment, token, part] of rows) {
    it(`${comment}: ${token ?? "nothing"}`, () => {
      const shown = hover(`<network>${comment}<name>lab</name></network>`);
      assert.equal(shown?.token, token);
      if (token !== undefined) assert.ok(shown?.text.includes(part), shown?.text);
    });
  }
  it("tells title and reasons of every rule", () => {
    const text = `<network><!-- virnet-disable ${rules.map(({ id }) => id).join(" ")} --><name>lab</name></network>`;
    const analysis = analysisOf(text);
    for (const { id, title, why } of rules) {
      const found = hoverAt(analysis, text.indexOf(` ${id} `) + 1, contextOf());
      const shown = (found?.contents as { value: string } | undefined)?.value ?? "";
      for (const part of [`**\`${id}\`**`, title, why]) assert.ok(shown.includes(part), `${id}: ${shown}`);
    }
  });
});

describe("hover on a line for dnsmasq", () => {
  it("describes the option of dnsmasq in a line, and the DHCP option it names", () => {
    const line = (value: string) =>
      `<network xmlns:dnsmasq='${dnsmasqNamespace}'><dnsmasq:options><dnsmasq:option value='${value}'/></dnsmasq:options></network>`;
    says(
      hover(line("cache-|size=500")),
      "cache-size",
      "how many names the cache holds",
      "`cache-size=ENTRIES`",
      "At most once",
    );
    says(hover(line("cache-size=5|00")), "cache-size=500", "how many names");
    says(hover(line("dhcp-option=option:rou|ter,10.0.0.1")), "option:router", "option 3 of DHCPv4", "addresses");
    says(hover(line("dhcp-option=tag:a,option6:ntp-se|rver,fd00::1")), "option6:ntp-server", "option 56 of DHCPv6");
    says(hover(line("no-s|uch=5")), "no-such=5", "without leading dashes");
  });
});
