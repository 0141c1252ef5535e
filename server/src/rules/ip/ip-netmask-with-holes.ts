import { holdsGuests } from "../../addressing/subnet-of-guests.js";
import type { Fix } from "../../findings.js";
import { formatAddress, prefixOfNetmask } from "../../network/address.js";
import { holds } from "../../vocabulary/versions.js";
import { defineRule } from "../rule.js";
import { change } from "../shared/fixes.js";
import { likelyMasks } from "../shared/netmask-guesses.js";
import { fixOf } from "../shared/repair.js";
import { refusalOf } from "../shared/value-refusals.js";
import { splitsOf } from "../shared/value-splits.js";

export const ipNetmaskWithHoles = defineRule({
  id: "ip-netmask-with-holes",
  title: "Netmask with holes",
  stage: "start",
  severity: "error",
  why: "A netmask is a run of ones followed by zeros. libvirt stores any other mask, such as the wildcard form `0.0.0.255`, but cannot start the network; with a DHCP range it rejects the network.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' netmask='«0.0.0.255»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' netmask='«255.255.0.255»'>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.99'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' netmask='«255.225.255.0»'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' netmask='255.255.255.0'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' netmask='255.255.255.128'/>
      </network>
    `,
  ],
  on: "subnet",
  check(subnet, { document, vocabulary, network, report }) {
    const { element, address, family, netmask, dhcp } = subnet;
    const mask = netmask?.value;
    if (family !== "ipv4" || !netmask || mask?.family !== "ipv4" || prefixOfNetmask(mask) !== undefined) return;
    const ranges = dhcp?.ranges.some((range) => range.start?.value && range.end?.value);
    const stage = ranges && holds({ since: "1.2.17" }, vocabulary.version) ? "parse" : "start";
    // What is not a netmask to begin with is for invalid-value.
    if (stage === "start" && refusalOf(vocabulary, netmask.attribute)) return;
    const own = address?.value;
    const guesses = likelyMasks(mask).filter((guess) => !own || holdsGuests(subnet, own, prefixOfNetmask(guess) ?? 0));
    const [best] = guesses;
    const spec = vocabulary.specOf(element);
    const known = spec && vocabulary.attribute(spec, "netmask");
    const asked = spec &&
      known && { document, vocabulary, network, spec, known, attribute: netmask.attribute, value: netmask.raw };
    const fixes: Fix[] = asked ? splitsOf(asked).map((repair) => fixOf(asked, repair)) : [];
    for (const guess of guesses.slice(0, mostGuesses)) fixes.push(change(netmask.attribute, formatAddress(guess)));
    const meant = best ? `; did you mean ${formatAddress(best)}?` : "";
    report({
      span: netmask.span,
      stage,
      message: `netmask ${netmask.raw} is not a run of ones followed by zeros${meant}`,
      fixes,
    });
  },
});

/** More choices than that help nobody. */
const mostGuesses = 3;
