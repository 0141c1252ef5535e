// Two values in one attribute, as other tools write them: `10.0.0.1/22`, `10.9.9.9#5353`, `10.0.0.2-10.0.0.9`, `12h`. Each part
// goes into the attribute of the element that holds such values, whatever the two are called.
import { formatAddress, parseAddress, prefixOfNetmask } from "../../network/address.js";
import { readUnsigned } from "../../network/words.js";
import { completed } from "./partial-addresses.js";
import { readQuantity, seconds, secondsOfUnit } from "./quantities.js";
import { type Asked, isAccepted, type Repair, siblingOf, writtenBeside } from "./repair.js";

/** The repairs that distribute a value over the attributes of its element, the most likely first. */
export function splitsOf(asked: Asked): Repair[] {
  if (asked.value.length > longest) return [];
  return [...candidates(asked)].filter((repair) => isAccepted(asked, repair));
}

/** The attributes beside it that a value with several in it would set: nothing else is to be said about their absence. */
export function namesSetBeside(asked: Asked): string[] {
  const [first] = splitsOf(asked);
  return first?.sets.flatMap(([name, value]) => (name === asked.known.name || value === undefined ? [] : [name])) ?? [];
}

/** Longer values are prose. */
const longest = 200;

function* candidates(asked: Asked): Generator<Repair> {
  const { type, name } = asked.known;
  if (["ip", "ipv4", "serverAddress"].includes(type)) {
    yield* addressAndPrefix(asked);
    yield* addressAndPort(asked);
  }
  if (type === "netmask") yield* prefixAsNetmask(asked);
  if (type === "prefix") yield* netmaskAsPrefix(asked);
  if (name === "start" || name === "end") yield* startAndEnd(asked);
  if (type === "leaseTime" || name === "unit") yield* timeAndUnit(asked);
  if (type.startsWith("pci")) yield* pciAddress(asked);
  if (type === "serviceName") yield* serviceAndProtocol(asked);
}

function withoutSpaces(text: string): string {
  return text.replace(/\s+/g, "");
}

/** Sets the attribute and a second one; one that is there already says the same, or one of the two has to give way. */
function* together(asked: Asked, own: string, name: string, value: string, isSame: (written: string) => boolean) {
  const { known } = asked;
  const written = writtenBeside(asked, name);
  const both: Repair["sets"] = [
    [known.name, own],
    [name, value],
  ];
  if (written === undefined) yield { sets: both, safe: true };
  else if (isSame(written))
    yield { sets: [both[0] as Repair["sets"][number]], note: `: ${name} is ${written} already`, safe: true };
  else {
    yield { sets: [both[0] as Repair["sets"][number]], note: `, keeping ${name}='${written}'`, safe: false };
    yield { sets: both, safe: false };
  }
}

function* addressAndPrefix(asked: Asked): Generator<Repair> {
  const { known, value } = asked;
  const [, own = "", tail = ""] = /^\[?([0-9A-Fa-f:.]+)\]?\/([0-9A-Fa-f:.]+)$/.exec(withoutSpaces(value)) ?? [];
  const address = parseAddress(own);
  if (address === undefined || tail === "") return;
  const isMask = tail.includes(".");
  const mask = isMask ? parseAddress(tail) : undefined;
  const length = isMask ? mask && prefixOfNetmask(mask) : /^\d{1,3}$/.test(tail) ? Number(tail) : undefined;
  if (length === undefined || length > (address.family === "ipv6" ? 128 : 32)) return;
  // The prefix beside a gateway is that of the destination.
  const [prefix, netmask] = known.name === "address" ? [siblingOf(asked, "prefix"), siblingOf(asked, "netmask")] : [];
  if (prefix === undefined) {
    const whole = length === (address.family === "ipv6" ? 128 : 32);
    return yield { sets: [[known.name, own]], note: whole ? "" : `, without /${tail}`, safe: false };
  }
  const family: Repair["sets"] = address.family === "ipv6" && siblingOf(asked, "family") ? [["family", "ipv6"]] : [];
  const oldMask = netmask && writtenBeside(asked, netmask.name);
  const target = netmask && (oldMask !== undefined || isMask) ? netmask.name : prefix.name;
  const text = target === prefix.name ? `${length}` : isMask ? tail : `${length}`;
  if (oldMask !== undefined && target === netmask?.name) {
    const old = parseAddress(oldMask);
    const same = old !== undefined && prefixOfNetmask(old) === length;
    const note = same ? `: netmask is ${oldMask} already` : `, keeping netmask='${oldMask}'`;
    yield { sets: [[known.name, own], ...family], note, safe: same };
    if (!same) {
      yield {
        sets: [[known.name, own], ...family, [netmask.name, undefined], [prefix.name, `${length}`]],
        safe: false,
      };
    }
    return;
  }
  const oldPrefix = writtenBeside(asked, prefix.name);
  const isSame = (written: string) => readUnsigned(written) === length;
  if (target !== prefix.name && oldPrefix !== undefined) {
    return yield* together(asked, own, prefix.name, `${length}`, isSame);
  }
  for (const repair of together(asked, own, target, text, isSame)) {
    const [first, ...others] = repair.sets as [Repair["sets"][number], ...Repair["sets"]];
    yield { ...repair, sets: [first, ...family, ...others] };
  }
}

function* addressAndPort(asked: Asked): Generator<Repair> {
  const { known, value } = asked;
  const text = value.trim().replace(/\s+/g, " ");
  const [, bracketed, behind] = /^\[([0-9A-Fa-f:.]+)\](?:[:#@ ](\d{1,5}))?$/.exec(text) ?? [];
  const [, plain, port4] = /^([0-9.]+)[:#@ ](\d{1,5})$/.exec(text) ?? [];
  const [, hex, port6] = /^([0-9A-Fa-f:.]+)[#@ ](\d{1,5})$/.exec(text) ?? [];
  const after = behind ?? port4 ?? port6;
  const own = bracketed ?? plain ?? hex;
  const address = own === undefined ? undefined : parseAddress(own);
  if (own === undefined || address === undefined) return;
  if (after === undefined) {
    if (bracketed !== undefined) yield { sets: [[known.name, own]], safe: true };
    return;
  }
  const port = siblingOf(asked, "port");
  if (port) yield* together(asked, own, port.name, after, (written) => Number(written) === Number(after));
  else yield { sets: [[known.name, own]], note: `, without the port ${after}`, safe: false };
}

/** A prefix length where a netmask belongs. */
function* prefixAsNetmask(asked: Asked): Generator<Repair> {
  const prefix = siblingOf(asked, "prefix");
  const length = /^\/?(\d{1,3})$/.exec(withoutSpaces(asked.value))?.[1];
  if (prefix === undefined || length === undefined) return;
  const address = parseAddress(writtenBeside(asked, "address") ?? "");
  if (Number(length) > (address?.family === "ipv4" ? 32 : 128)) return;
  const isIpv6 = address?.family === "ipv6" || (address === undefined && Number(length) > 32);
  const family: Repair["sets"] = isIpv6 && siblingOf(asked, "family") ? [["family", "ipv6"]] : [];
  const own = [asked.known.name, undefined] as const;
  const written = writtenBeside(asked, prefix.name);
  if (written === undefined) yield { sets: [own, [prefix.name, length], ...family], safe: true };
  else if (readUnsigned(written) === Number(length)) {
    yield { sets: [own, ...family], note: `: prefix is ${written} already`, safe: true };
  } else {
    yield { sets: [own, ...family], note: `, keeping prefix='${written}'`, safe: false };
    yield { sets: [own, [prefix.name, length], ...family], safe: false };
  }
}

/** A netmask, or a prefix length with its slash, where a prefix length belongs. */
function* netmaskAsPrefix(asked: Asked): Generator<Repair> {
  const { known, value } = asked;
  const [, network, length] = /^([0-9A-Fa-f:.]*)\/(\d{1,3})$/.exec(withoutSpaces(value)) ?? [];
  if (length !== undefined) return yield { sets: [[known.name, length]], safe: network === "" };
  const mask = parseAddress(value.trim());
  const bits =
    mask && (mask.family === "ipv6" || /^\d+(?:\.\d+){3}$/.test(value.trim())) ? prefixOfNetmask(mask) : undefined;
  if (mask === undefined || bits === undefined || bits === 0) return;
  const family = parseAddress(writtenBeside(asked, "address") ?? "")?.family ?? mask.family;
  if (family !== mask.family) return;
  const netmask = mask.family === "ipv4" ? siblingOf(asked, "netmask") : undefined;
  const written = netmask && writtenBeside(asked, netmask.name);
  if (netmask && written === undefined)
    yield {
      sets: [
        [known.name, undefined],
        [netmask.name, formatAddress(mask)],
      ],
      safe: true,
    };
  else if (netmask && written !== undefined) {
    const same = written === formatAddress(mask);
    const note = same ? `: netmask is ${written} already` : `, keeping netmask='${written}'`;
    return yield { sets: [[known.name, undefined]], note, safe: same };
  }
  yield { sets: [[known.name, `${bits}`]], safe: netmask === undefined };
}

const between = / to | ?(?:-|–|—|,|;|~|\.\.\.|\.\.) ?| /;
const betweenNumbers = / to | ?(?:-|–|—|,|;|~|:|\.\.\.|\.\.) ?| /;

/** A range in one of its two ends. */
function* startAndEnd(asked: Asked): Generator<Repair> {
  const { known, vocabulary, spec, value } = asked;
  const other = known.name === "start" ? "end" : "start";
  if (!vocabulary.attribute(spec, other)) return;
  const isNumber = known.type === "natPort";
  const parts = value
    .trim()
    .replace(/\s+/g, " ")
    .split(isNumber ? betweenNumbers : between);
  const [first, second] = parts;
  if (first === undefined || second === undefined || parts.length > 2) return;
  if (isNumber && !parts.every((number) => /^\d{1,5}$/.test(number))) return;
  const from = isNumber ? undefined : parseAddress(first);
  if (!isNumber && (from === undefined || (from.family === "ipv4" && !/^\d+(?:\.\d+){3}$/.test(first)))) return;
  const last = from === undefined ? second : completed(second, from);
  if (last === undefined) return;
  const [own, beside] = known.name === "start" ? [first, last] : [last, first];
  yield* together(asked, own, other, beside, (written) => written === beside);
}

const units = [
  ["hours", 3600],
  ["minutes", 60],
  ["seconds", 1],
] as const;

/** A time with its unit, or in a unit that libvirt does not have. */
function* timeAndUnit(asked: Asked): Generator<Repair> {
  const { known, value, vocabulary, spec } = asked;
  const unitSpec = vocabulary.attribute(spec, "unit");
  const isUnit = known.name === "unit";
  if (unitSpec === undefined || (isUnit && vocabulary.attribute(spec, "expiry") === undefined)) return;
  const unitWritten = isUnit ? value : (writtenBeside(asked, "unit") ?? unitSpec.default ?? "minutes");
  const number = readQuantity(isUnit ? (writtenBeside(asked, "expiry") ?? "") : value);
  const ownUnit = secondsOfUnit(unitWritten);
  const suffixed = isUnit ? undefined : seconds(value);
  const total = suffixed ?? (number?.unit === "" && ownUnit !== undefined ? number.number * ownUnit : undefined);
  if (total === undefined || total === 0 || total > Number.MAX_SAFE_INTEGER) return;
  const whole = Math.max(1, Math.round(total));
  // As it is written, where libvirt has the unit.
  const wanted =
    suffixed === undefined || writtenBeside(asked, "unit") ? ownUnit : secondsOfUnit(readQuantity(value)?.unit ?? "");
  const same = units.find(([, each]) => each === wanted && whole % each === 0);
  const [unit, size] = same ?? units.find(([, each]) => whole % each === 0) ?? ["seconds", 1];
  const agrees = suffixed === undefined || writtenBeside(asked, "unit") === undefined || unit === unitWritten;
  const sets = [
    ["expiry", `${whole / size}`],
    ["unit", unit],
  ] as const;
  yield { sets: isUnit ? [sets[1], sets[0]] : sets, safe: agrees && whole === total };
}

/** A PCI address, as lspci shows it, in one of its parts. */
function* pciAddress({ known, value }: Asked): Generator<Repair> {
  const [, domain = "0000", bus, slot, fn] =
    /^\s*(?:([0-9A-Fa-f]{1,8}):)?([0-9A-Fa-f]{1,2}):([0-9A-Fa-f]{1,2})\.([0-7])\s*$/.exec(value) ?? [];
  if (bus === undefined) return;
  const all = [
    ["domain", `0x${domain}`],
    ["bus", `0x${bus}`],
    ["slot", `0x${slot}`],
    ["function", `0x${fn}`],
  ] as const;
  const own = all.filter(([name]) => name === known.name);
  yield { sets: [...own, ...all.filter(([name]) => name !== known.name)], safe: false };
}

/** The name of an SRV record in its service: `_ldap._tcp.example.com`. */
function* serviceAndProtocol(asked: Asked): Generator<Repair> {
  const [, service, protocol, domain] =
    /^_?([A-Za-z0-9-]{1,63})\._(tcp|udp)(?:\.([A-Za-z0-9.-]{1,250}?)\.?)?$/i.exec(asked.value.trim()) ?? [];
  if (service === undefined || protocol === undefined) return;
  const sets: Repair["sets"] = [
    ["service", service],
    ["protocol", protocol.toLowerCase()],
    ...(domain === undefined ? [] : ([["domain", domain]] as const)),
  ];
  const clashes = sets.slice(1).some(([name, text]) => (writtenBeside(asked, name) ?? text) !== text);
  yield { sets, safe: !clashes };
}
