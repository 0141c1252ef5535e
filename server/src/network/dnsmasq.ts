// dnsmasq as libvirt uses it: whether a network gets one, and how it parses a line of its configuration.
import type { Mode } from "../vocabulary/vocabulary.js";
import type { Network } from "./model.js";

const hostModes: ReadonlySet<Mode | undefined> = new Set<Mode>(["none", "nat", "route", "open"]);

/** Whether libvirt may run a dnsmasq in this forward mode; in the others it does not handle guest traffic. */
export function mayRunDnsmasq({ mode }: Pick<Network, "mode">): boolean {
  return hostModes.has(mode);
}

/** Whether the network gets a dnsmasq when it starts, which requires an address and something to serve on it. */
export function runsDnsmasq(network: Network): boolean {
  if (!mayRunDnsmasq(network) || network.subnets.length === 0) return false;
  if (network.dns?.enable?.value !== false) return true;
  return network.subnets.some(
    ({ dhcp, tftp }) => tftp?.root !== undefined || (dhcp && dhcp.ranges.length + dhcp.hosts.length > 0),
  );
}

/** Whether the network's dnsmasq answers DNS queries. */
export function answersDns(network: Network): boolean {
  return runsDnsmasq(network) && network.dns?.enable?.value !== false;
}

export interface ConfigLine {
  /** Empty when the line begins with the equals sign. */
  readonly keyword: string;
  /** The text after the equals sign; `undefined` without one. */
  readonly value: string | undefined;
}

/**
 * Parses a line as dnsmasq does: removes comments and surrounding whitespace, and keeps quoted marks. Returns "quote"
 * when a quote stays open.
 */
export function readConfigLine(line: string): ConfigLine | "empty" | "quote" {
  let text = "";
  // Kept separately because reading the end of a string under construction copies all of it.
  let last = "";
  const add = (character: string) => {
    text += character;
    last = character;
  };
  // Where the text is split: not at an equals sign in quotes.
  let equals = -1;
  for (let at = 0; at < line.length; at++) {
    const mark = line.charAt(at);
    if (mark === '"') {
      for (at++; at < line.length && line.charAt(at) !== '"'; at++) {
        if (line.charAt(at) === "\\" && '"tnebr\\'.includes(line.charAt(at + 1) || " ")) at++;
        add(line.charAt(at));
      }
      if (at >= line.length) return "quote";
    } else if (mark === "#" && (last === "" || last === " ")) {
      break;
    } else {
      if (mark === "=" && equals < 0) equals = text.length;
      add(/\s/.test(mark) ? " " : mark);
    }
  }
  if (text.trim() === "") return "empty";
  if (equals < 0) return { keyword: text.trim(), value: undefined };
  return { keyword: text.slice(0, equals).trim(), value: text.slice(equals + 1).trim() };
}
