import { tag } from "../../prose/wording.js";
import { removeSpan } from "../../xml/edits.js";
import type { XmlElement } from "../../xml/tree.js";
import { defineRule } from "../rule.js";

export const forwardPoolMixed = defineRule({
  id: "forward-pool-mixed",
  title: "Pool of several kinds of devices",
  stage: "ignored",
  severity: "warning",
  since: "0.10.0",
  why: "The devices of a pool are interfaces, PCI addresses, or the virtual functions of one `<pf>`. Of a mixture libvirt keeps one kind: `<interface>` takes precedence over `<address>`, and that over `<pf>`. It silently ignores the others.",
  bad: [
    `
      <network>
        <name>lab</name>
        <forward mode='passthrough'>
          <interface dev='eth0'/>
          <«pf» dev='eth1'/>
        </forward>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='hostdev' managed='yes'>
          <«pf» dev='eth1'/>
          <address type='pci' domain='0x0000' bus='0x04' slot='0x10' function='0x1'/>
        </forward>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <forward mode='passthrough'>
          <interface dev='eth0'/>
          <interface dev='eth1'/>
        </forward>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='hostdev' managed='yes'>
          <pf dev='eth1'/>
        </forward>
      </network>
    `,
  ],
  on: "network",
  check({ mode, forward }, { document, report }) {
    // With a forward device libvirt rejects the mixture; in mode bridge with a bridge name, any device.
    if (!forward || forward.dev || mode === undefined) return;
    const kinds: readonly (readonly XmlElement[])[] = [
      mode === "hostdev" || mode === "open" ? [] : forward.interfaces.map(({ element }) => element),
      mode === "hostdev" ? forward.pciAddresses.map(({ element }) => element) : [],
      forward.physicalFunctions.map(({ element }) => element),
    ];
    const [kept, ...lost] = kinds.filter((kind) => kind.length > 0);
    const [winner, loser] = [kept?.[0], lost[0]?.[0]];
    if (!winner || !loser) return;
    const edits = (elements: readonly XmlElement[]) => elements.map((element) => removeSpan(document, element.span));
    report({
      span: loser.nameSpan,
      message: `${tag(loser)} has no effect with ${tag(winner)}: a pool has devices of one kind`,
      consequence: `libvirt silently ignores ${tag(loser)}.`,
      related: [{ span: winner.nameSpan, message: `${tag(winner)} applies` }],
      fixes: [
        { title: `Keep ${tag(winner)}, remove ${tag(loser)}`, safe: false, edits: edits(lost.flat()) },
        { title: `Keep ${tag(loser)}, remove ${tag(winner)}`, safe: false, edits: edits(kept ?? []) },
      ],
      tags: ["unnecessary"],
    });
  },
});
