import type { FindingDraft } from "../../findings.js";
import type { Network } from "../../network/model.js";
import { modes } from "../../network/read-forward.js";
import { alternatives, consequence, tag } from "../../prose/wording.js";
import { holds } from "../../vocabulary/versions.js";
import type { Ban, Mode, Vocabulary } from "../../vocabulary/vocabulary.js";
import { removeSpan } from "../../xml/edits.js";
import type { Edit } from "../../xml/text-edits.js";
import { attributeOf, type Span, type XmlDocument, type XmlElement } from "../../xml/tree.js";
import { removeAttribute } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";
import { childrenRead } from "../shared/elements-read.js";
import { refusedIn } from "../shared/skipped-elements.js";

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
        message: `${item.name} is not allowed in a network: ${item.ban.reason}; ${consequence(item.ban.stage, vocabulary.version)}`,
        fixes: [{ title: `Remove ${item.name}`, safe: false, edits: [item.removal] }],
      });
    }
    const place = network.forward?.mode?.span ?? network.forward?.element.nameSpan ?? network.element.nameSpan;
    const related: FindingDraft["related"] = [
      { span: place, message: `The forward mode is ${modeInWords(network, mode)}` },
    ];
    if (banned.length < 3) {
      for (const item of banned) {
        report({
          span: item.span,
          stage: item.ban.stage,
          message: `${item.name} is not allowed in forward mode ${modeInWords(network, mode)}: ${item.ban.reason}; ${consequence(item.ban.stage, vocabulary.version)}`,
          related,
          fixes: [{ title: `Remove ${item.name}`, safe: false, edits: [item.removal] }],
        });
      }
      return;
    }
    // Many at once: the mode is the mistake.
    const names = banned.map((item) => item.name);
    report({
      span: place,
      stage: stages.find((stage) => banned.some(({ ban }) => ban.stage === stage)) ?? "parse",
      message: `Forward mode ${modeInWords(network, mode)} does not allow ${alternatives(names, "and")}; ${consequence("parse")}, so either the mode or these are a mistake`,
      related: banned.map((item) => ({ span: item.span, message: `${item.name}: ${item.ban.reason}` })),
      fixes: [
        { title: `Remove ${alternatives(names, "and")}`, safe: false, edits: banned.map((item) => item.removal) },
      ],
    });
  },
});

/** In the order in which libvirt looks: the first rejects. */
const stages: readonly Ban["stage"][] = ["parse", "define", "schema"];

interface Banned {
  readonly name: string;
  readonly span: Span;
  readonly ban: Ban;
  readonly removal: Edit;
}

function isBannedInAll({ ban }: Banned): boolean {
  return modes.every((mode) => ban.modes.includes(mode));
}

function* bannedItems(root: XmlElement, mode: Mode, vocabulary: Vocabulary, document: XmlDocument): Generator<Banned> {
  const pending = childrenRead(root, vocabulary).toReversed();
  for (let element = pending.pop(); element !== undefined; element = pending.pop()) {
    const spec = vocabulary.specOf(element);
    if (spec === undefined || spec.open || !vocabulary.known(spec)) continue;
    const ban = banOf(spec.bans, mode, vocabulary, element, undefined);
    if (ban) {
      const stage = refusedIn(element, ban.stage);
      yield {
        name: tag(element),
        span: element.nameSpan,
        ban: { ...ban, stage },
        removal: removeSpan(document, element.span),
      };
      continue;
    }
    for (const known of spec.attributes) {
      const attribute = vocabulary.known(known) ? attributeOf(element, known.name) : undefined;
      if (attribute === undefined || (attribute.value === "" && vocabulary.emptyIsAbsent(known))) continue;
      const attributeBan = banOf(known.bans, mode, vocabulary, element, attribute.value);
      if (!attributeBan) continue;
      yield {
        name: `${tag(element).slice(0, -1)} ${known.name}>`,
        span: attribute.span,
        ban: attributeBan,
        removal: removeAttribute(document, attribute),
      };
    }
    for (const child of childrenRead(element, vocabulary).toReversed()) pending.push(child);
  }
}

function banOf(
  bans: readonly Ban[] | undefined,
  mode: Mode,
  vocabulary: Vocabulary,
  element: XmlElement,
  value: string | undefined,
): Ban | undefined {
  return bans?.find(
    (ban) => ban.modes.includes(mode) && holds(ban, vocabulary.version) && !exempt(ban, element, value),
  );
}

/** `unless` names a value that slips through: of the attribute itself, or `name=value` of one of the element's. */
function exempt(ban: Ban, element: XmlElement, value: string | undefined): boolean {
  if (ban.unless === undefined) return false;
  const [name, wanted] = ban.unless.split("=");
  if (wanted === undefined || name === undefined) return numberOrWord(value) === ban.unless;
  const other = attributeOf(element, name)?.value;
  return other === undefined || other === "" || numberOrWord(other) === wanted;
}

/** `00` slips through where `0` does: libvirt compares numbers. */
function numberOrWord(value: string | undefined): string | undefined {
  return value !== undefined && /^\s*\+?\d+$/.test(value) ? value.trim().replace(/^\+?0*(?=\d)/, "") : value;
}

function modeInWords(network: Network, mode: Mode): string {
  if (network.modeSource === "absent") return "none (there is no <forward>)";
  return network.modeSource === "implied" ? `${mode} (a <forward> without mode)` : mode;
}
