// Generates lines for dnsmasq's configuration: every option with every value, and structured values of options that have
// a structure. The same seed gives the same lines.

import { type OptionSpec, optionsOf } from "../../../server/src/dnsmasq/options.js";
import { dnsmasqVersions } from "../../../server/src/dnsmasq/versions.js";
import { type Random, randomOf } from "../random.js";
import { type Pool, pools, values } from "./pieces.js";

/** The pools of each piece of a value, and whether all pieces may be in any order and number. */
interface Shape {
  readonly pieces: readonly (readonly Pool[])[];
  readonly mixed?: boolean;
  /** What is between the pieces; a comma if left out. */
  readonly between?: string;
}

const options4: readonly Pool[] = ["option", "optionName", "moreNames", "newNames"];
const contents: readonly Pool[] = ["content", "moreContent", "oddContent"];

const shapes: Readonly<Record<string, readonly Shape[]>> = {
  alias: [{ pieces: [["ipv4"], ["ipv4"], ["mask", "ipv4"]] }],
  "auth-server": [{ pieces: [["name"], ["device", "ipv4", "ipv6"], ["device", "ipv4"]] }],
  "auth-zone": [{ pieces: [["name"], ["ipv4", "ipv6", "device"], ["prefix"]], between: ",/" }],
  class: [{ pieces: [["tag"], ["text", "hex"], ["text", "hex"]] }],
  cname: [{ pieces: [["name"], ["name"], ["name", "number"], ["number"]] }],
  "dhcp-host": [{ pieces: [["mac", "id", "tag", "ipv4", "ipv6", "time", "name"]], mixed: true }],
  "dhcp-match": [{ pieces: [["tag"], ["architecture", "option", "optionName", "inside"], ["content", "hex", "text"]] }],
  "dhcp-option": [
    { pieces: [options4, contents] },
    { pieces: [options4, ["ipv4"], ["ipv4", "number"]] },
    { pieces: [["option6"], ["content", "moreContent", "oddContent", "ipv6", "name"]] },
    { pieces: [["inside", "tag"], options4, contents] },
    { pieces: [["inside", "tag"], ["inside"], options4, contents] },
  ],
  "dhcp-range": [
    { pieces: [["ipv4"], ["ipv4", "mode"], ["time", "mask"], ["time", "ipv4"], ["time"]] },
    { pieces: [["ipv6"], ["ipv6", "mode"], ["prefix", "mode", "time"], ["time"]] },
    { pieces: [["tag"], ["tag", "ipv4"], ["ipv4"], ["ipv4", "mode", "time"]] },
    { pieces: [["ipv6"], ["prefix", "time", "mode"], ["prefix", "time"]] },
  ],
  "dhcp-relay": [
    {
      pieces: [
        ["ipv4", "ipv6", "name"],
        ["ipv4", "ipv6", "device"],
        ["device", "ipv4"],
      ],
    },
  ],
  domain: [
    { pieces: [["name"], ["ipv4", "ipv6"], ["prefix"], ["local"]], between: ",/," },
    { pieces: [["name"], ["ipv4", "ipv6", "device"], ["ipv4", "ipv6"], ["local"]] },
  ],
  "host-record": [{ pieces: [["name", "ipv4", "ipv6", "number"]], mixed: true }],
  "interface-name": [{ pieces: [["name"], ["ipv4", "ipv6", "device"], ["device", "ipv6"], ["device"]] }],
  marks: [{ pieces: [["mark"], ["pattern"], ["pattern"]], between: ",/" }],
  "pxe-service": [{ pieces: [["csa", "tag"], ["text", "csa"], ["text"], ["ipv4", "name"]] }],
  "ra-param": [{ pieces: [["device"], ["mtu", "low", "number"], ["low", "number"], ["number"], ["number"]] }],
  "rev-server": [{ pieces: [["ipv4", "ipv6"], ["prefix"], ["server"], ["port"], ["source"]], between: "/,  " }],
  server: [
    { pieces: [["domains"], ["server"], ["port"], ["source"]], between: "   " },
    { pieces: [["server"], ["port"], ["source"]], between: "  " },
  ],
  "server-address": [{ pieces: [["domains"], ["server", "ipv4", "ipv6"]], between: " " }],
  sets: [{ pieces: [["domains"], ["text", "name"], ["text"]], between: " ," }],
  "shared-network": [
    {
      pieces: [
        ["ipv4", "ipv6", "device"],
        ["ipv4", "ipv6"],
      ],
    },
  ],
  "tag-if": [{ pieces: [["tag"]], mixed: true }],
  "trust-anchor": [
    { pieces: [["name"], ["number"], ["number"], ["number"], ["hex"]] },
    { pieces: [["name"], ["class"], ["number"], ["number"], ["number"], ["hex"]] },
  ],
  umbrella: [{ pieces: [["umbrella"]], mixed: true }],
};

const byKind: Readonly<Record<string, readonly Pool[]>> = {
  address: ["ipv4", "ipv6"],
  subnet: ["ipv4", "ipv6"],
  number: ["number"],
  ipv4: ["ipv4"],
  name: ["name"],
  hex: ["hex"],
  mac: ["mac"],
  rrtype: ["rrtype"],
  ifname: ["device"],
  prefix: ["prefix"],
};

/** Options of which a value could do harm or depends on the host alone. */
const avoided: ReadonlySet<string> = new Set(["conf-file", "conf-dir", "conf-script", "dhcp-luascript"]);

/** Each line once: `count` structured values for each option that has more than one piece. */
export function generateLines(seed: number, count: number): string[] {
  const random = randomOf(seed);
  const specs = new Map(dnsmasqVersions.flatMap(optionsOf).map((option) => [option.name, option]));
  const lines = new Set<string>();
  for (const spec of specs.values()) {
    lines.add(spec.name);
    if (avoided.has(spec.name)) continue;
    const some = spec.value === "none" ? random.shuffle(values).slice(0, 6) : values;
    for (const value of some) lines.add(`${spec.name}=${value}`);
    const drawn = shapesOf(spec);
    if (drawn.length > 0)
      for (let n = 0; n < count; n++) lines.add(`${spec.name}=${structured(random, random.pick(drawn))}`);
  }
  for (const name of specs.keys()) lines.add(misspelt(random, name));
  return [...lines];
}

function shapesOf({ form, arguments: specs = [], tags }: OptionSpec): readonly Shape[] {
  if (form !== undefined) return shapes[form] ?? [];
  if (specs.length === 0) return [];
  const pieces = specs.map(({ kind }) => byKind[kind] ?? ["text"]);
  const last = pieces.at(-1) ?? ["text"];
  return [{ pieces: [...(tags ? [["tag"] as const] : []), ...pieces, last, last] as Shape["pieces"] }];
}

/** Takes a random number of the pieces, each from one of its pools. */
function structured(random: Random, { pieces, mixed, between = "," }: Shape): string {
  const number = random.int(1, mixed ? 5 : pieces.length);
  let text = "";
  for (let index = 0; index < number; index++) {
    const from = pieces[mixed ? 0 : index] ?? [];
    const pool = random.pick(from);
    const separator = index === 0 ? "" : (between[Math.min(index, between.length) - 1] ?? ",").trim();
    const prefix = prefixOf(pool);
    text += `${separator}${random.chance(0.03) ? " " : ""}${prefix}${good(random, pools[pool])}`;
  }
  return random.chance(0.04) ? `${text},` : text;
}

/** The first pieces of a pool are good ones, which more than half of the values are made of. */
function good(random: Random, pool: readonly string[]): string {
  return random.chance(0.55) ? random.pick(pool.slice(0, Math.ceil(pool.length / 2))) : random.pick(pool);
}

function prefixOf(pool: Pool): string {
  if (pool === "optionName" || pool === "moreNames" || pool === "newNames") return "option:";
  return pool === "option6" ? "option6:" : "";
}

function misspelt(random: Random, name: string): string {
  const at = random.int(0, name.length - 1);
  return random.chance(0.5) ? `--${name}` : `${name.slice(0, at)}${random.pick(["", "x", "-"])}${name.slice(at + 1)}`;
}
