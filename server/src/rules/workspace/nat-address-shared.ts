import { compareAddresses } from "../../network/address.js";
import type { AddressRange, Nat, Network } from "../../network/model.js";
import { defineRule } from "../rule.js";
import { clashReport, namesOf, strangers } from "../shared/workspace-clashes.js";

export const natAddressShared = defineRule({
  id: "nat-address-shared",
  title: "Two networks behind the same NAT addresses",
  stage: "advice",
  severity: "information",
  why: "The guests of both networks appear to the world under the same addresses and share their ports: nobody outside can tell the networks apart, and a busy one takes ports from the other. libvirt does not compare them. Give each network addresses, or ranges of ports, of its own.",
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
            <address start='«203.0.113.10»' end='203.0.113.19'/>
            <port start='1024' end='65535'/>
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
            <address start='203.0.113.20' end='203.0.113.29'/>
          </nat>
        </forward>
        <ip address='192.168.77.1' prefix='24'/>
        <ip address='192.168.78.1' prefix='24'/>
      </network>
    `,
  ],
  beside: `
    <network>
      <name>red</name>
      <forward mode='nat'>
        <nat>
          <address start='203.0.113.10' end='203.0.113.10'/>
        </nat>
      </forward>
      <ip address='192.168.78.1' prefix='24'/>
    </network>
  `,
  on: "workspace",
  check({ network, others }, { report }) {
    const nat = natOf(network);
    const own = nat?.address;
    if (!nat || !own?.start || !own.end) return;
    const places = strangers(network, others).flatMap((neighbour) => {
      const other = natOf(neighbour.network);
      return other?.address?.start && overlap(own, other.address) && sharePorts(nat, other)
        ? [{ neighbour, span: other.address.start.span, message: "The same addresses" }]
        : [];
    });
    if (places.length === 0) return;
    report(
      clashReport({
        span: own.start.span,
        message: `NAT addresses ${own.start.raw} to ${own.end.raw} also serve ${namesOf(places)}; libvirt does not check, and both share their ports, so give each addresses or ports of its own`,
        places,
      }),
    );
  },
});

function natOf({ mode, forward }: Network): Nat | undefined {
  return mode === "nat" ? forward?.nat : undefined;
}

function overlap(a: AddressRange, b: AddressRange): boolean {
  if (!a.start?.value || !a.end?.value || !b.start?.value || !b.end?.value) return false;
  return compareAddresses(a.start.value, b.end.value) <= 0 && compareAddresses(b.start.value, a.end.value) <= 0;
}

/** Without ports of its own a network uses all. */
function sharePorts({ port: a }: Nat, { port: b }: Nat): boolean {
  if (a?.start?.value === undefined || a.end?.value === undefined) return true;
  if (b?.start?.value === undefined || b.end?.value === undefined) return true;
  return a.start.value <= b.end.value && b.start.value <= a.end.value;
}
