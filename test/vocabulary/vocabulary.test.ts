// What is allowed where, by version and forward mode.

import assert from "node:assert/strict";
import type { ElementPath } from "../../server/src/vocabulary/paths.js";
import { bound, newestVersion } from "../../server/src/vocabulary/versions.js";
import {
  type Ban,
  type ElementSpec,
  type Mode,
  type Vocabulary,
  vocabularyOf,
} from "../../server/src/vocabulary/vocabulary.js";
import { parse } from "../../server/src/xml/parse.js";
import { childElements, type XmlElement } from "../../server/src/xml/tree.js";
import { readTable } from "./table.js";

const newest = vocabularyOf(bound(newestVersion));

function spec(path: ElementPath, vocabulary: Vocabulary = newest): ElementSpec {
  const element = vocabulary.element(path);
  assert.ok(element, path);
  return element;
}

const names = (items: readonly { readonly name: string }[]) => items.map(({ name }) => name).join(" ");

describe("formatOf", () => {
  it("makes one object per version", () => {
    assert.equal(vocabularyOf(bound("9.0.0")), vocabularyOf({ major: 9, minor: 0, micro: 0 }));
    assert.notEqual(vocabularyOf(bound("9.0.0")), newest);
  });
});

describe("childrenOf", () => {
  const rows: [version: string, path: ElementPath, mode: Mode | undefined, children: string][] = [
    ["0.3.0", "/network", undefined, "name uuid forward bridge ip"],
    ["0.9.3", "/network", undefined, "name uuid forward bridge mac domain dns ip"],
    ["0.9.5", "/network", undefined, "name uuid forward bridge mac domain dns bandwidth ip virtualport portgroup link"],
    [
      "1.2.14",
      "/network",
      undefined,
      "name uuid forward bridge mac domain dns vlan bandwidth ip route virtualport portgroup",
    ],
    [
      "12.8.0",
      "/network",
      undefined,
      "name uuid title description metadata forward bridge mtu mac domain dns vlan bandwidth port ip route virtualport portgroup dnsmasq:options",
    ],
    [
      "12.8.0",
      "/network",
      "bridge",
      "name uuid title description metadata forward bridge vlan bandwidth port virtualport portgroup",
    ],
    ["12.8.0", "/network", "hostdev", "name uuid title description metadata forward vlan virtualport portgroup"],
    ["12.8.0", "/network/forward", "nat", "interface nat"],
    ["12.8.0", "/network/forward", "hostdev", "pf address driver"],
    ["0.9.4", "/network/forward", undefined, "interface"],
    ["12.8.0", "/network/ip", undefined, "tftp dhcp"],
    ["12.8.0", "/network/ip/dhcp", undefined, "range host bootp"],
    ["6.2.0", "/network/ip/dhcp/range", undefined, ""],
    ["6.3.0", "/network/ip/dhcp/range", undefined, "lease"],
    ["12.8.0", "/network/portgroup", undefined, "vlan bandwidth virtualport"],
    ["12.8.0", "/network/name", undefined, ""],
  ];
  for (const [version, path, mode, children] of rows) {
    it(`${version} ${path}${mode ? ` in ${mode}` : ""}`, () => {
      const vocabulary = vocabularyOf(bound(version));
      assert.equal(names(vocabulary.childrenOf(spec(path, vocabulary), mode)), children);
    });
  }
});

describe("attributesOf", () => {
  const rows: [version: string, path: ElementPath, mode: Mode | undefined, attributes: string][] = [
    ["0.3.0", "/network/bridge", undefined, "name stp delay"],
    ["12.8.0", "/network/bridge", undefined, "name stp delay macTableManager zone"],
    ["12.8.0", "/network/bridge", "bridge", "name macTableManager"],
    ["12.8.0", "/network/bridge", "private", ""],
    ["0.4.1", "/network/forward", undefined, "dev"],
    ["12.8.0", "/network/forward", "open", "mode"],
    ["12.8.0", "/network/forward", "hostdev", "mode managed"],
    ["11.10.0", "/network/dns/forwarder", undefined, "addr domain"],
    ["12.0.0", "/network/dns/forwarder", undefined, "addr domain port"],
    ["12.0.0", "/network/forward/driver", undefined, "name model"],
    ["12.1.0", "/network/forward/driver", undefined, "name model iommufd"],
  ];
  for (const [version, path, mode, attributes] of rows) {
    it(`${version} ${path}${mode ? ` in ${mode}` : ""}`, () => {
      const vocabulary = vocabularyOf(bound(version));
      assert.equal(names(vocabulary.attributesOf(spec(path, vocabulary), mode)), attributes);
    });
  }
});

describe("valuesOf", () => {
  const rows: [version: string, path: ElementPath, attribute: string, values: string][] = [
    ["0.4.2", "/network/forward", "mode", "nat route"],
    ["0.9.4", "/network/forward", "mode", "nat route bridge private vepa passthrough"],
    ["12.8.0", "/network/forward", "mode", "nat route open bridge private vepa passthrough hostdev"],
    ["9.10.0", "/network/forward/driver", "name", "vfio kvm"],
    ["10.0.0", "/network/forward/driver", "name", "vfio kvm xen"],
    ["0.9.4", "/network/virtualport", "type", "802.1Qbg 802.1Qbh"],
    ["12.8.0", "/network/virtualport", "type", "openvswitch 802.1Qbg 802.1Qbh midonet"],
    ["12.8.0", "/network/ip", "address", ""],
  ];
  for (const [version, path, name, values] of rows) {
    it(`${version} ${path} ${name}`, () => {
      const vocabulary = vocabularyOf(bound(version));
      const attribute = vocabulary.attribute(spec(path, vocabulary), name);
      assert.ok(attribute);
      assert.equal(vocabulary.valuesOf(attribute).join(" "), values);
    });
  }
});

describe("requirement", () => {
  const rows: [
    version: string,
    path: ElementPath,
    attribute: string,
    parent: ElementPath | undefined,
    stage: string | undefined,
  ][] = [
    ["12.8.0", "/network/virtualport", "type", "/network", "parse"],
    ["12.8.0", "/network/virtualport", "type", "/network/portgroup", undefined],
    ["12.8.0", "/network/virtualport", "type", undefined, undefined],
    ["9.0.0", "/network/forward/driver", "name", undefined, "schema"],
    ["11.3.0", "/network/forward/driver", "name", undefined, undefined],
    ["9.0.0", "/network/ip/dhcp/bootp", "file", undefined, "schema"],
    ["11.3.0", "/network/ip/dhcp/bootp", "file", undefined, "parse"],
    ["11.3.0", "/network/route", "address", undefined, "parse"],
    ["12.8.0", "/network/route", "address", undefined, undefined],
    ["12.8.0", "/network/route", "gateway", undefined, "parse"],
    ["12.8.0", "/network/mtu", "size", undefined, "schema"],
    ["12.8.0", "/network/ip/dhcp/lease", "expiry", undefined, "schema"],
    ["0.10.1", "/network/ip/dhcp/range", "start", undefined, "schema"],
    ["0.10.2", "/network/ip/dhcp/range", "start", undefined, "parse"],
    ["12.8.0", "/network/dnsmasq:options/dnsmasq:option", "value", undefined, "define"],
    ["12.8.0", "/network/bridge", "name", undefined, undefined],
  ];
  for (const [version, path, name, parent, stage] of rows) {
    it(`${version} ${path} ${name}${parent ? ` in ${parent}` : ""}: ${stage ?? "none"}`, () => {
      const vocabulary = vocabularyOf(bound(version));
      const attribute = vocabulary.attribute(spec(path, vocabulary), name);
      assert.ok(attribute);
      assert.equal(vocabulary.requirement(attribute, parent), stage);
    });
  }
  it("elements have requirements too", () => {
    assert.equal(newest.requirement(spec("/network/name")), "parse");
    assert.equal(newest.requirement(spec("/network/vlan/tag")), "parse");
    assert.equal(newest.requirement(spec("/network/uuid")), undefined);
  });
});

describe("specOf", () => {
  const dnsmasq = "http://libvirt.org/schemas/network/dnsmasq/1.0";
  const rows: [text: string, steps: string, path: ElementPath | undefined][] = [
    ["<network/>", "", "/network"],
    ["<networks/>", "", undefined],
    ["<p:network xmlns:p='urn:p'><ip/></p:network>", "ip", "/network/ip"],
    ["<p:network><ip/></p:network>", "ip", undefined],
    ["<network><ip><dhcp><host/></dhcp></ip></network>", "ip dhcp host", "/network/ip/dhcp/host"],
    ["<network><dns><host/></dns></network>", "dns host", "/network/dns/host"],
    ["<network><portgroup><vlan><tag/></vlan></portgroup></network>", "portgroup vlan tag", "/network/vlan/tag"],
    ["<network><ip><dhcp><host><lease/></host></dhcp></ip></network>", "ip dhcp host lease", "/network/ip/dhcp/lease"],
    ["<network><forward><address/></forward></network>", "forward address", "/network/forward/address"],
    [
      "<network><forward><nat><address/></nat></forward></network>",
      "forward nat address",
      "/network/forward/nat/address",
    ],
    ["<network><dhcp/></network>", "dhcp", undefined],
    ["<network><ip><range/></ip></network>", "ip range", undefined],
    ["<network><metadata><name/></metadata></network>", "metadata name", undefined],
    ["<network xmlns='urn:x'><name/></network>", "name", undefined],
    ["<network><bridge xmlns='urn:x'/></network>", "bridge", undefined],
    ["<network><q:bridge/></network>", "q:bridge", undefined],
    [
      `<network><d:options xmlns:d='${dnsmasq}'><d:option/></d:options></network>`,
      "d:options d:option",
      "/network/dnsmasq:options/dnsmasq:option",
    ],
    [
      `<network><options xmlns='${dnsmasq}'><option/></options></network>`,
      "options option",
      "/network/dnsmasq:options/dnsmasq:option",
    ],
    [`<network><d:options xmlns:d='${dnsmasq}'><option/></d:options></network>`, "d:options option", undefined],
    ["<network><dnsmasq:options xmlns:dnsmasq='urn:x'/></network>", "dnsmasq:options", undefined],
    ["<network><link/></network>", "link", "/network/link"],
  ];
  for (const [text, steps, path] of rows) {
    it(text, () => {
      let element: XmlElement | undefined = parse(text).root;
      for (const step of steps.split(" ").filter(Boolean)) {
        assert.ok(element);
        element = childElements(element).find(({ name }) => name === step);
      }
      assert.ok(element);
      assert.equal(newest.specOf(element)?.path, path);
    });
  }
});

describe("elementsNamed, link, type, attribute", () => {
  it("finds every place of a name", () => {
    assert.deepEqual(
      newest.elementsNamed("host").map(({ path }) => path),
      ["/network/dns/host", "/network/ip/dhcp/host"],
    );
    assert.deepEqual(newest.elementsNamed("nothing"), []);
  });
  it("links to libvirt's page", () => {
    assert.equal(newest.link(spec("/network/route")), "https://libvirt.org/formatnetwork.html#static-routes");
  });
  it("refuses a type that does not exist", () => {
    assert.throws(() => newest.type("no such type"), /no such type/);
  });
  it("knows attributes of other versions", () => {
    const old = vocabularyOf(bound("9.0.0"));
    const register = old.attribute(spec("/network/domain", old), "register");
    assert.ok(register);
    assert.equal(old.known(register), false);
  });
});

describe("bans agree with libvirt", () => {
  // modes.tsv: who refuses an element with one attribute, or an attribute with a value, in each forward mode.
  for (const { place = "", with: written = "", version = "", ...byMode } of readTable("modes.tsv")) {
    it(`${version} ${place} ${written}`, () => {
      const vocabulary = vocabularyOf(bound(version));
      const [path, name] = place.split("@") as [ElementPath, string?];
      const element = spec(path, vocabulary);
      const item = name === undefined ? element : vocabulary.attribute(element, name);
      assert.ok(item);
      for (const [mode, verdict] of Object.entries(byMode)) {
        if (verdict === "") continue;
        const ban: Ban | undefined = item.bans?.find((candidate) => {
          const slips =
            name === undefined ? slipsOnElement(candidate.unless, written) : slipsAsValue(candidate.unless, written);
          return vocabulary.known(candidate) && candidate.modes.includes(mode as Mode) && !slips;
        });
        assert.equal(ban?.stage ?? "-", verdict, mode);
      }
    });
  }
});

function slipsAsValue(unless: string | undefined, value: string): boolean {
  return unless !== undefined && Number(value) === Number(unless);
}

function slipsOnElement(unless: string | undefined, written: string): boolean {
  if (unless === undefined) return false;
  const [name, value = ""] = unless.split("=");
  const [writtenName, writtenValue = ""] = written.split("=");
  return writtenName !== name || writtenValue === "" || (value !== "" && Number(writtenValue) === Number(value));
}
