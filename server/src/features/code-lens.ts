// Code lenses: a summary of the address plan above each subnet; a click shows the whole plan.
import type { CodeLens } from "vscode-languageserver";
import { cidrOf, planInWords } from "../prose/subnet.js";
import { commands } from "../protocol.js";
import type { Analysis } from "./analysis.js";

/** Returns one lens for each <ip> whose subnet is known, in document order. */
export function codeLensesOf({ document: { uri }, result: { network }, positions }: Analysis): CodeLens[] {
  return (network?.subnets ?? []).flatMap((subnet) => {
    const cidr = cidrOf(subnet);
    if (cidr === undefined || !subnet.element.startTagClosed) return [];
    const range = positions.rangeOf(subnet.element.nameSpan);
    const title = `${cidr}: ${planInWords(subnet)}`;
    return [{ range, command: { title, command: commands.showAddressPlan, arguments: [uri, range.start] } }];
  });
}
