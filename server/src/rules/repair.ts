// What a value of the wrong type was most likely meant to be. Every proposal is one the format takes.
import type { AttributeSpec, Format } from "../format/format.js";

export interface Repair {
  readonly value: string;
  /** Whether it evidently says the same as what was written. */
  readonly safe: boolean;
}

/** Words for yes and no, on and off, that people bring from other formats. */
const affirmative = new Set(["yes", "on", "true", "1", "enable", "enabled", "y"]);
const negative = new Set(["no", "off", "false", "0", "disable", "disabled", "n"]);

/** Words from other tools that mean one of libvirt's. */
const synonyms: Readonly<Record<string, string>> = {
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
};

export function repairs(
  format: Format,
  spec: Pick<AttributeSpec, "type" | "values" | "emptyIsAbsent">,
  written: string,
): Repair[] {
  const found = new Map<string, boolean>();
  const propose = (value: string | undefined, safe: boolean) => {
    if (value === undefined || value === written || found.has(value) || !format.judge(spec, value).ok) return;
    found.set(value, safe);
  };
  const trimmed = written.trim();
  propose(trimmed, true);

  const words = (spec.values ?? []).filter((value) => format.known(value)).map(({ value }) => value);
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
    propose(synonyms[lower], true);
    propose(format.nearest(lower, words), false);
  } else {
    // `52-54-00-aa-bb-cc`, `5254.00aa.bbcc`, groups without their leading zero
    const digits = trimmed.replace(/[^0-9a-fA-F]/g, "");
    if (digits.length === 12) propose(digits.match(/../g)?.join(":"), true);
    const groups = trimmed.split(/[:-]/);
    if (groups.length === 6) propose(groups.map((group) => group.padStart(2, "0")).join(":"), true);
    // A UUID with its hyphens lost or in the wrong places
    if (digits.length === 32) propose(digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5"), true);
    // `192.168.010.1`: libvirt reads octal, the author most likely meant decimal
    if (/^\d+(\.\d+){3}$/.test(trimmed)) propose(trimmed.split(".").map(Number).join("."), false);
    // `192.168.77.1/24`, `100k`, `1500.0`, `fe80::1%eth0`
    propose(/^([^/%]+)[/%]/.exec(trimmed)?.[1], false);
    propose(/^\+?(\d+)/.exec(trimmed)?.[1], false);
    // `a b`, `a/b` where only one word is allowed
    propose(trimmed.replace(/[^A-Za-z0-9_.-]+/g, "-").replace(/^-+|-+$/g, ""), false);
    propose(trimmed.replace(/[^A-Za-z0-9.-]+/g, "-").replace(/^-+|-+$/g, ""), false);
  }
  return [...found].map(([value, safe]) => ({ value, safe }));
}
