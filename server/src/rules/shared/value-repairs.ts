// What a value of the wrong type was most likely meant to be. Every proposal is one the format takes.
import type { AttributeSpec, Vocabulary } from "../../vocabulary/vocabulary.js";

interface Repair {
  readonly value: string;
  /** Whether it evidently says the same as what was written. */
  readonly safe: boolean;
}

/** Words for yes and no, on and off, that people bring from other formats. */
const affirmative = new Set(["yes", "on", "true", "1", "enable", "enabled", "y"]);
const negative = new Set(["no", "off", "false", "0", "disable", "disabled", "n"]);

/** Words from other tools that mean one of libvirt's. */
const synonyms: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    routed: "route",
    bridged: "bridge",
    ovs: "openvswitch",
    inet: "ipv4",
    inet6: "ipv6",
    "4": "ipv4",
    "6": "ipv6",
    s: "seconds",
    sec: "seconds",
    m: "minutes",
    min: "minutes",
    h: "hours",
  }),
);

export function repairs(
  vocabulary: Vocabulary,
  spec: Pick<AttributeSpec, "type" | "values" | "emptyIsAbsent">,
  written: string,
): Repair[] {
  const found = new Map<string, boolean>();
  const propose = (value: string | undefined, safe: boolean) => {
    if (
      value === undefined ||
      value === "" ||
      value === written ||
      found.has(value) ||
      !vocabulary.judge(spec, value).ok
    )
      return;
    found.set(value, safe);
  };
  const trimmed = written.trim();
  propose(trimmed, true);

  const words = (spec.values ?? []).filter((value) => vocabulary.known(value)).map(({ value }) => value);
  if (words.length > 0) {
    const lower = trimmed.toLowerCase();
    propose(
      words.find((word) => word.toLowerCase() === lower),
      true,
    );
    for (const [meaning, word] of [
      [affirmative, words.find((value) => value === "yes" || value === "on")],
      [negative, words.find((value) => value === "no" || value === "off")],
    ] as const) {
      if (meaning.has(lower)) propose(word, true);
    }
    propose(synonyms.get(lower), true);
    propose(vocabulary.nearest(lower, words), false);
  } else {
    for (const candidate of otherSpellings(trimmed, spec.type)) propose(candidate.value, candidate.safe);
  }
  return [...found].map(([value, safe]) => ({ value, safe }));
}

/** `café` as `cafe`: letters of Latin script in ASCII, as far as they are such with an accent. */
export function withoutAccents(text: string): string {
  return text.normalize("NFD").replace(/\p{M}+/gu, "");
}

/** What a value of no fixed words may have been meant to be, by its looks; most are not of the wanted type. */
function* otherSpellings(text: string, type: string): Generator<Repair> {
  // `52-54-00-aa-bb-cc`, `5254.00aa.bbcc`, groups without their leading zero
  const digits = text.replace(/[^0-9a-fA-F]/g, "");
  if (digits.length === 12 && /^[0-9a-fA-F:.-]+$/.test(text)) {
    yield { value: digits.match(/../g)?.join(":") ?? text, safe: true };
  }
  const octets = text.split(/[:-]/);
  if (octets.length === 6 && octets.every((octet) => /^[0-9a-fA-F]{1,2}$/.test(octet))) {
    const [first = "", ...others] = octets.map((octet) => octet.padStart(2, "0"));
    yield { value: [first, ...others].join(":"), safe: true };
    const unicast = (Number.parseInt(first, 16) & 0xfe).toString(16).padStart(2, "0");
    yield { value: [unicast, ...others].join(":"), safe: false };
    // Where a DUID is wanted: the one made from the MAC address
    yield { value: ["00:03:00:01", first, ...others].join(":"), safe: false };
  }
  // A DUID with hyphens
  yield { value: text.replaceAll("-", ":"), safe: true };
  // A MAC address with something behind it: libvirt reads up to the blank
  yield { value: /^([0-9a-fA-F]{2}(?::[0-9a-fA-F]{2}){5})\s/.exec(text)?.[1] ?? text, safe: false };
  // A UUID with its hyphens lost or in the wrong places
  if (digits.length === 32) {
    const value = digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
    yield { value, safe: /^[{(]?[0-9a-fA-F\s-]+[)}]?$/.test(text) };
  }
  // `192.168.08.1`, `192,168,8,1`, `192.168.8.1.`
  const numbers = text.replace(/[.,]$/, "").split(/[.,]/);
  if (numbers.length === 4 && numbers.every((number) => /^[0-9]+$/.test(number))) {
    yield { value: numbers.map(Number).join("."), safe: false };
  }
  // `192.168.77.1/24`, `192.168.77.1:53`, `fe80::1%eth0`, `[fd00::1]`
  yield { value: /^([0-9.]+)(?:[/:#].*)?$/.exec(text)?.[1] ?? text, safe: false };
  if (text.includes(":")) {
    yield { value: /^\[?([0-9a-fA-F:.]+)(?:[/%\]#].*)?$/.exec(text)?.[1] ?? text, safe: false };
  }
  yield* otherNumbers(text, type);
  // `a b`, `a/b` where only one word is allowed; a pattern such as `*.apps` has no such word
  if (/[*%=<>]/.test(text)) return;
  for (const forbidden of [/[^A-Za-z0-9_.-]+/g, /[^A-Za-z0-9.-]+/g]) {
    yield {
      value: withoutAccents(text)
        .replace(forbidden, "-")
        .replace(/^[-.]+|(?<![-.])[-.]+$/g, ""),
      safe: false,
    };
  }
}

/** `1500.0`, `+5`, `30s`, `100k`: numbers with a fraction of nothing or a unit. Rates count in units of 1024. */
function* otherNumbers(text: string, type: string): Generator<Repair> {
  const [, number, fraction, unit] = /^\+?(\d{1,15})(\.0*)?\s*([A-Za-z/]*)$/.exec(text) ?? [];
  if (number === undefined || unit === undefined) return;
  const size = /^([kmg])(?:i?b?(?:yte)?s?)?(?:\/s|ps)?$/i.exec(unit)?.[1]?.toLowerCase();
  const steps = size === undefined ? undefined : "kmg".indexOf(size);
  if (steps === undefined) yield { value: number, safe: unit === "" && fraction === undefined };
  else if (type === "rate" || type === "burst")
    yield { value: String(BigInt(number) * 1024n ** BigInt(steps)), safe: false };
  else yield { value: String(BigInt(number) * 1000n ** BigInt(steps + 1)), safe: false };
}
