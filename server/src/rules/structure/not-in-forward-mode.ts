import type { FindingDraft, Fix } from "../../findings.js";
import type { Network } from "../../network/model.js";
import { modes } from "../../network/read-forward.js";
import type { Ban, Mode } from "../../vocabulary/vocabulary.js";
import { defineRule } from "../rule.js";
import { type Banned, bannedItems, namesIn } from "../shared/banned.js";
import { isBare } from "../shared/bare-elements.js";
import { hasOwnAddresses, isMeantForHost, keepingModes } from "../shared/mode-changes.js";
import { withoutEmptied } from "../shared/removals.js";

export const notInForwardMode = defineRule({
  id: "not-in-forward-mode",
  title: "Not allowed in this forward mode",
  stage: "parse",
  severity: "error",
  why: "In the modes bridge, private, vepa, passthrough and hostdev libvirt only connects guests to something that exists; it makes no bridge, gives no addresses, runs no DHCP or DNS. It rejects the settings of what it does not run. Where several are rejected at once, the mode itself is the likely mistake.",
  bad: [
    `
      <network>
        <name>lab</name>
        <forward mode='bridge'/>
        <bridge name='br0' «stp='on'»/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='bridge'/>
        <bridge name='br0' «delay='2'»/>
        <«mtu» size='1500'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='«bridge»'/>
        <bridge name='br0' stp='on' delay='2'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='«hostdev»'>
          <interface dev='eth1'/>
        </forward>
        <bridge name='br0' stp='on'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='route'>
          <«nat»>
            <port start='1024' end='65535'/>
          </nat>
        </forward>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <bandwidth>
          <inbound average='1000' «floor='200'»/>
        </bandwidth>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <forward mode='bridge'/>
        <bridge name='br0'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='bridge'/>
        <bridge name='br0' delay='0'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='route'/>
        <bridge name='virbr5' stp='on' delay='2'/>
        <mtu size='1500'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  on: "network",
  check(network, { document, vocabulary, report }) {
    const { mode } = network;
    if (mode === undefined) return;
    const all = [...bannedItems(network.element, mode, vocabulary, document)];
    const [always, banned] = [all.filter(isBannedInAll), all.filter((item) => !isBannedInAll(item))];
    for (const item of always) {
      report({
        span: item.span,
        stage: item.ban.stage,
        message: `${item.name} is not allowed in a network: ${item.ban.reason}`,
        // Without its only attribute the element says nothing.
        fixes: [
          item.attribute && isBare(item.element, item.attribute)
            ? withoutEmptied(document, vocabulary, item.element)
            : { title: `Remove ${item.name}`, safe: false, edits: [item.removal] },
        ],
      });
    }
    const place = network.forward?.mode?.span ?? network.forward?.element.nameSpan ?? network.element.nameSpan;
    const related: FindingDraft["related"] = [
      { span: place, message: `The forward mode is ${modeInWords(network, mode)}` },
    ];
    const others = keepingModes({ document, vocabulary, network });
    // Addresses, or much else, that only a network of libvirt's own has: the mode is the mistake.
    const isMode =
      !isMeantForHost(network) && (banned.length > 2 || network.forward?.nat || hasOwnAddresses(network.element));
    const inOrder = (removal: readonly Fix[]) => (isMode ? [...others, ...removal] : [...removal, ...others]);
    if (banned.length < 3) {
      for (const item of banned) {
        report({
          span: item.span,
          stage: item.ban.stage,
          message: `${item.name} is not allowed in forward mode ${modeInWords(network, mode)}: ${item.ban.reason}`,
          related,
          fixes: inOrder([{ title: `Remove ${item.name}`, safe: false, edits: [item.removal] }]),
        });
      }
      return;
    }
    // Many at once: the mode is the mistake.
    const names = banned.map((item) => item.name);
    report({
      span: place,
      stage: stages.find((stage) => banned.some(({ ban }) => ban.stage === stage)) ?? "parse",
      message: `Forward mode ${modeInWords(network, mode)} does not allow ${namesIn(names)}`,
      related: banned.map((item) => ({ span: item.span, message: `${item.name}: ${item.ban.reason}` })),
      fixes: inOrder([{ title: `Remove ${namesIn(names)}`, safe: false, edits: banned.map((item) => item.removal) }]),
    });
  },
});

/** In the order in which libvirt looks: the first rejects. */
const stages: readonly Ban["stage"][] = ["parse", "define", "schema"];

function isBannedInAll({ ban }: Banned): boolean {
  return modes.every((mode) => ban.modes.includes(mode));
}

function modeInWords(network: Network, mode: Mode): string {
  if (network.modeSource === "absent") return "none (there is no <forward>)";
  return network.modeSource === "implied" ? `${mode} (a <forward> without mode)` : mode;
}
