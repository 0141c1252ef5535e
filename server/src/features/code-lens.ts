// The address plan above each subnet. It is there to be read: the command is none.
import type { CodeLens } from "vscode-languageserver";
import type { Analysis } from "./analysis.js";
import { cidrOf, planInWords } from "./meaning/subnet.js";

/** One lens for each <ip> whose subnet can be told, in document order. */
export function codeLensesOf({ result: { network }, positions }: Analysis): CodeLens[] {
  return (network?.subnets ?? []).flatMap((subnet) => {
    const cidr = cidrOf(subnet);
    if (cidr === undefined || !subnet.element.startTagClosed) return [];
    const title = `${cidr}: ${planInWords(subnet)}`;
    return [{ range: positions.rangeOf(subnet.element.nameSpan), command: { title, command: "" } }];
  });
}
