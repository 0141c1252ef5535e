import { type Address, compareAddresses } from "../../network/address.js";
import type { Field, Nat, Network } from "../../network/model.js";
import { removeSpan } from "../../xml/edits.js";
import { defineRule } from "../rule.js";
import { clashReport, makeOwn, namesOf, strangers } from "../shared/workspace-clashes.js";

export const natAddressShared = defineRule({
  id: "nat-address-shared",
  title: "Two networks behind the same NAT addresses",
  stage: "advice",
  severity: "information",
  why: "The guests of both networks appear to the world under the same addresses and share their ports: the networks cannot be told apart from outside, and a busy one uses up the ports of the other. libvirt does not compare them. Give each network addresses, or ranges of ports, of its own.",
  bad: [
    `
      <network>
        <name>lab</name>
        <forward mode='nat'>
          <nat>
            <address start='«203.0.113.10»' end='203.0.113.19'/>
          </nat>
        </forward>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='nat'>
          <nat>
            <address start='«203.0.113.19»' end='203.0.113.29'/>
            <port start='20000' end='30000'/>
          </nat>
        </forward>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='nat'>
          <nat>
            <address start='«203.0.113.10»' end='203.0.113.10'/>
            <port start='10000' end='20000'/>
          </nat>
        </forward>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <forward mode='nat'>
          <nat>
            <address start='203.0.113.20' end='203.0.113.29'/>
          </nat>
        </forward>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='nat'>
          <nat>
            <address start='203.0.113.10' end='203.0.113.19'/>
            <port start='30001' end='40000'/>
          </nat>
        </forward>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='nat'>
          <nat>
            <address start='203.0.113.10' end='203.0.113.19'/>
            <port start='10000' end='19999'/>
          </nat>
        </forward>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='nat'>
          <nat>
            <port start='20000' end='30000'/>
          </nat>
        </forward>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  beside: `
    <network>
      <name>red</name>
      <forward mode='nat'>
        <nat>
          <address start='203.0.113.10' end='203.0.113.19'/>
          <port start='20000' end='30000'/>
        </nat>
      </forward>
      <ip address='192.168.78.1' prefix='24'/>
    </network>
  `,
  on: "workspace",
  check({ network, others, free }, { document, report }) {
    const own = poolOf(network);
    if (own === undefined) return;
    const places = strangers(network, others).flatMap((neighbour) => {
      const other = poolOf(neighbour.network);
      return other && overlap(own, other) && sharePorts(own, other)
        ? [{ neighbour, span: other.start.span, message: "The same addresses" }]
        : [];
    });
    if (places.length === 0) return;
    report(
      clashReport({
        span: own.start.span,
        message: `NAT addresses ${own.start.raw} to ${own.end.raw} are also those of ${namesOf(places)}`,
        consequence:
          "libvirt does not compare them; from outside the networks cannot be told apart, and they share their ports.",
        places,
        fixes: [
          {
            title: "Remove <address>: guests then appear under the host's address",
            safe: false,
            edits: [removeSpan(document, own.start.attribute.owner.span)],
          },
          ...makeOwn(document, network, free),
        ],
      }),
    );
  },
});

/** The addresses behind which a network hides its guests, first and last, with its ports when it names them. */
interface Pool {
  readonly start: Field<Address>;
  readonly end: Field<Address>;
  readonly first: Address;
  readonly last: Address;
  readonly ports: { readonly first: number; readonly last: number } | undefined;
}

function poolOf({ mode, forward }: Network): Pool | undefined {
  const nat = mode === "nat" ? forward?.nat : undefined;
  const { start, end } = nat?.address ?? {};
  if (!start?.value || !end?.value) return undefined;
  return { start, end, first: start.value, last: end.value, ports: portsOf(nat?.port) };
}

function portsOf(range: Nat["port"]): Pool["ports"] {
  const [first, last] = [range?.start?.value, range?.end?.value];
  return first === undefined || last === undefined ? undefined : { first, last };
}

function overlap(a: Pool, b: Pool): boolean {
  return compareAddresses(a.first, b.last) <= 0 && compareAddresses(b.first, a.last) <= 0;
}

/** Without ports of its own a network uses all. */
function sharePorts({ ports: a }: Pool, { ports: b }: Pool): boolean {
  return !a || !b || (a.first <= b.last && b.first <= a.last);
}
