// Slips: documents with one mistake that people make, and what they meant. A table has the slips of one place in a
// network, so that its rows show nothing but the mistake.
import { readExample } from "../../server/src/rules/example.js";

export interface Slip {
  /** Which way of erring it is an example of. */
  readonly kind: string;
  readonly wrong: string;
  /** What one quick fix makes of it; or, where only the author can choose, what the message has to tell. */
  readonly meant: string | RegExp;
}

/** A part of a network with the mistake, and the same part as it was meant. */
type Row = readonly [wrong: string, meant: string | RegExp];

/** A network around some content. */
type Around = (content: string) => string;

/** The slips of one kind, in tables for different places. */
export function slipsOf(kind: string, tables: readonly (readonly [Around, readonly Row[]])[]): Slip[] {
  return tables.flatMap(([around, rows]) =>
    rows.map(([wrong, meant]) => ({
      kind,
      wrong: around(wrong),
      meant: typeof meant === "string" ? around(meant) : meant,
    })),
  );
}

/** The whole document, laid out as the examples of rules are. */
export const document: Around = (content) => readExample(content).text;

/** The start tag of a network with a bridge, or all that comes before its bridge. */
export const start: Around = (content) => `${content}
  <name>lab</name>
  <bridge name='virbr20'/>
</network>
`;

/** A part of an isolated network with a subnet. */
export const network: Around = (content) =>
  start(`<network>
  ${content}`);

/** A part of a network that has a subnet with DHCP. */
export const served: Around = (content) => `<network>
  <name>lab</name>
  <bridge name='virbr20'/>
  ${content}
  <ip address='10.20.30.1' netmask='255.255.255.0'>
    <dhcp>
      <range start='10.20.30.100' end='10.20.30.199'/>
    </dhcp>
  </ip>
</network>
`;

/** A network whose subnets and bridge are in the content. */
export const bare: Around = (content) => `<network>
  <name>lab</name>
  ${content}
</network>
`;

/** A part of the DNS of a network with NAT. */
export const dns: Around = (content) =>
  served(`<forward mode='nat'/>
  <dns>${content}</dns>`);

/** A part of `<dhcp>`, beside a range. */
export const dhcp: Around = (content) => `<network>
  <name>lab</name>
  <bridge name='virbr20'/>
  <ip address='10.20.30.1' netmask='255.255.255.0'>
    <dhcp>
      <range start='10.20.30.100' end='10.20.30.199'/>
      ${content}
    </dhcp>
  </ip>
</network>
`;

/** `<dhcp>`, or what is in its place. */
export const subnet: Around = (content) => `<network>
  <name>lab</name>
  <bridge name='virbr20'/>
  <ip address='10.20.30.1' netmask='255.255.255.0'>
    ${content}
  </ip>
</network>
`;

/** A part of a network on a bridge of the host. */
export const bridged: Around = (content) => `<network>
  <name>lan</name>
  <forward mode='bridge'/>
  <bridge name='br0'/>
  ${content}
</network>
`;

/** A part of a network on an Open vSwitch bridge. */
export const switched: Around = (content) =>
  bridged(`<virtualport type='openvswitch'/>
  ${content}`);
