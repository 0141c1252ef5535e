// What counts as lost between a document and what libvirt kept of it.
import assert from "node:assert/strict";
import type { Tree } from "./client.js";
import { losses } from "./losses.js";

const el = (name: string, attributes: Record<string, string> = {}, ...children: (Tree | string)[]): Tree => [
  name,
  attributes,
  children.filter((child) => typeof child !== "string"),
  children.filter((child) => typeof child === "string").join(""),
];
const lost = (source: Tree[], stored: Tree[]) =>
  losses(el("network", {}, ...source), el("network", {}, ...stored)).map(
    ({ path, is }) => `${is === undefined ? "-" : "~"}${path.replace("/network[0]", "")}`,
  );

describe("losses", () => {
  const same: [what: string, source: Tree, stored: Tree | undefined][] = [
    ["case of a MAC address", el("mac", { address: "52:54:00:AA:BB:CC" }), el("mac", { address: "52:54:00:aa:bb:cc" })],
    [
      "dress of a UUID",
      el("uuid", {}, "3E3FCE454F534FA7BB3211F34168B82B"),
      el("uuid", {}, "3e3fce45-4f53-4fa7-bb32-11f34168b82b"),
    ],
    ["base of a number", el("forward", { bus: "4" }), el("forward", { bus: "0x04" })],
    ["blanks around a number", el("bridge", { delay: " 5" }), el("bridge", { delay: "5" })],
    ["spelling of an IPv6 address", el("ip", { address: "FD00:0::1" }), el("ip", { address: "fd00::1" })],
    ["a default left out", el("dns", { enable: "yes" }), undefined],
    ["an element that says nothing", el("dns"), undefined],
    ["libvirt's own counters", el("forward", { mode: "nat", connections: "3" }), el("forward", { mode: "nat" })],
    ["what libvirt adds", el("bridge", { name: "a" }), el("bridge", { name: "a", stp: "on", delay: "0" })],
    [
      "another prefix for dnsmasq's namespace",
      el("d:options", { "xmlns:d": "http://libvirt.org/schemas/network/dnsmasq/1.0" }),
      el("dnsmasq:options", { "xmlns:dnsmasq": "http://libvirt.org/schemas/network/dnsmasq/1.0" }),
    ],
  ];
  for (const [what, source, stored] of same) {
    it(`are not: ${what}`, () => assert.deepEqual(lost([source], stored ? [stored] : []), []));
  }

  const different: [what: string, source: Tree[], stored: Tree[], lost: string[]][] = [
    ["an element", [el("mtu", { size: "0" })], [], ["-/mtu[0]"]],
    ["an attribute", [el("ip", { prefix: "0" })], [el("ip")], ["-/ip[0]/@prefix"]],
    ["octal", [el("address", { bus: "010" })], [el("address", { bus: "0x08" })], ["~/address[0]/@bus"]],
    ["another word", [el("bridge", { stp: "no" })], [el("bridge", { stp: "on" })], ["~/bridge[0]/@stp"]],
    ["the second of two", [el("name", {}, "a"), el("name", {}, "b")], [el("name", {}, "a")], ["-/name[1]"]],
    ["the first of two", [el("pf", { dev: "a" }), el("pf", { dev: "b" })], [el("pf", { dev: "b" })], ["-/pf[0]"]],
    ["anything of metadata", [el("metadata", {}, el("x"))], [el("metadata")], ["-/metadata[0]/x[0]"]],
    ["a forward element, which alone means NAT", [el("forward")], [], ["-/forward[0]"]],
  ];
  for (const [what, source, stored, expected] of different) {
    it(`are: ${what}`, () => assert.deepEqual(lost(source, stored), expected));
  }

  it("are none when one of the two could not be read", () => assert.deepEqual(losses(null, el("network")), []));
});
