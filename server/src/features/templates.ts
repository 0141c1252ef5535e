// Whole networks for an empty document.
import type { Format } from "../format/format.js";
import { formatAddress, plus } from "../network/address.js";
import { freeBridge, freeSubnet } from "../network/fresh.js";
import type { Context } from "./context.js";

export interface Template {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** In LSP's syntax, two spaces a step, from `<network>` to `</network>`. */
  readonly snippet: string;
}

export function networkTemplates(context: Context, _format: Format): readonly Template[] {
  const { address } = freeSubnet(context.others);
  const bridge = freeBridge(context.others);
  const dhcp = `  <ip address='${formatAddress(address)}' prefix='24'>
    <dhcp>
      <range start='${formatAddress(plus(address, 1))}' end='${formatAddress(plus(address, 253))}'/>
    </dhcp>
  </ip>
`;
  return [
    {
      id: "nat",
      label: "NAT network",
      description: "Guests reach the outside behind the address of the host.",
      snippet: `<network>\n  <name>\${1:nat}</name>\n  <forward mode='nat'/>\n  <bridge name='${bridge}'/>\n${dhcp}</network>`,
    },
    {
      id: "isolated",
      label: "Isolated network",
      description: "Guests reach each other and the host.",
      snippet: `<network>\n  <name>\${1:isolated}</name>\n  <bridge name='${bridge}'/>\n${dhcp}</network>`,
    },
  ];
}

/** The snippet with its tab stops replaced by their placeholders. */
export function plainText(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|((?:\\.|[^,|\\])*)(?:\\.|[^|\\])*\|\}/g, "$1")
    .replace(/\$\{\d+:((?:\\.|[^}\\])*)\}/g, "$1")
    .replace(/\$\{\d+\}|\$\d+/g, "")
    .replace(/\\(.)/g, "$1");
}
