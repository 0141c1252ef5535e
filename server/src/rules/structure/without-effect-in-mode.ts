import { alternatives, tag } from "../../prose/wording.js";
import { holds } from "../../vocabulary/versions.js";
import type { Ban, Mode, Vocabulary } from "../../vocabulary/vocabulary.js";
import { attributeOf, childElements } from "../../xml/tree.js";
import { defineRule } from "../rule.js";
import { withoutAttribute, withoutElement } from "../shared/fixes.js";

/** What guests inherit from the network: libvirt rejects those guests, and the rules about switching report it. */
const forGuests = new Set(["vlan", "virtualport", "bandwidth", "port", "portgroup", "link"]);

export const withoutEffectInMode = defineRule({
  id: "without-effect-in-mode",
  title: "Without effect in this forward mode",
  stage: "ignored",
  severity: "warning",
  why: "Some settings belong to certain forward modes. In others libvirt accepts them and does nothing with them: no DNS in mode bridge, where libvirt runs no server; no driver for PCI devices where guests get none.",
  bad: [
    `
      <network>
        <name>lab</name>
        <forward mode='nat' «managed='yes'»/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='bridge'/>
        <bridge name='br0'/>
        <«dns»/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='nat' «managed='yes'»>
          <«pf» dev='eth0'/>
        </forward>
        <ip address='192.168.77.1' prefix='24'/>
        <virtualport type='openvswitch'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <forward mode='nat'/>
        <ip address='192.168.77.1' prefix='24'/>
        <dns/>
      </network>
    `,
    `
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <name>lab</name>
        <forward mode='bridge'/>
        <bridge name='br0'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='hostdev' managed='yes'>
          <pf dev='eth0'/>
        </forward>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='nat'>
          <interface dev='eth1' connections='0'/>
        </forward>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  on: "network",
  check({ element: root, mode, forward }, { document, vocabulary, report }) {
    if (mode === undefined) return;
    const place = forward?.mode?.span ?? forward?.element.nameSpan ?? root.nameSpan;
    const related = [{ span: place, message: `The forward mode is ${mode}` }];
    const pending = [root];
    for (let element = pending.pop(); element !== undefined; element = pending.pop()) {
      const spec = vocabulary.specOf(element);
      if (spec === undefined || spec.open || !vocabulary.known(spec) || forGuests.has(spec.name)) continue;
      if (isIdle(vocabulary, spec, mode)) {
        report({
          span: element.nameSpan,
          message: `${tag(element)} has no effect in forward mode ${mode}${onlyIn(spec.modes)}`,
          consequence: nothing,
          related,
          fixes: [withoutElement(document, element)],
          tags: ["unnecessary"],
        });
        continue;
      }
      if (spec.bans?.some((ban) => ban.modes.includes(mode))) continue;
      for (const known of spec.attributes) {
        const attribute = attributeOf(element, known.name);
        if (!attribute?.value || known.readonly || known.type === "namespace" || !vocabulary.known(known)) continue;
        if (!isIdle(vocabulary, known, mode)) continue;
        report({
          span: attribute.span,
          message: `${known.name} of ${tag(element)} has no effect in forward mode ${mode}${onlyIn(known.modes)}`,
          consequence: nothing,
          related,
          fixes: [withoutAttribute(document, attribute)],
          tags: ["unnecessary"],
        });
      }
      for (const child of childElements(element).toReversed()) pending.push(child);
    }
  },
});

const nothing = "libvirt accepts it and does nothing with it.";

/** A list of many modes helps nobody. */
function onlyIn(words: readonly Mode[] = []): string {
  const written = words.filter((mode) => mode !== "none");
  return written.length === 0 || written.length > 4 ? "" : `, only in ${alternatives(written)}`;
}

/** Whether it does nothing in that mode; what libvirt rejects there another rule reports. */
function isIdle(
  vocabulary: Vocabulary,
  item: { readonly modes?: readonly Mode[]; readonly bans?: readonly Ban[] },
  mode: Mode,
): boolean {
  if (item.modes === undefined || item.modes.includes(mode)) return false;
  return !item.bans?.some((ban) => ban.modes.includes(mode) && holds(ban, vocabulary.version));
}
