import type { Field, PciAddress } from "../../network/model.js";
import { removeSpan } from "../../xml/edits.js";
import type { Span } from "../../xml/tree.js";
import { defineRule } from "../rule.js";
import { isBare } from "../shared/bare-elements.js";

export const pciAddressRepeated = defineRule({
  id: "pci-address-repeated",
  title: "PCI device listed twice in a pool",
  stage: "parse",
  severity: "error",
  since: "0.10.0",
  why: "libvirt hands each virtual function to one guest, so a pool lists each device once. It compares the numbers: `4` and `0x04` are the same bus, and what is left out is 0.",
  bad: [
    `
      <network>
        <name>lab</name>
        <forward mode='hostdev'>
          <address type='pci' bus='4' slot='0' function='1'/>
          «<address type='pci' domain='0x0000' bus='0x04' slot='0x00' function='0x1'/>»
        </forward>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='hostdev' managed='yes'>
          <address type='pci' domain='0x0000' bus='0x04' slot='0x10' function='0x1'/>
          <address type='pci' domain='0x0000' bus='0x04' slot='0x10' function='0x3'/>
          «<address type='pci' domain='0' bus='4' slot='16' function='1'/>»
        </forward>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='hostdev'>
          <address type='pci' domain='0x0018' bus='0x04' slot='0x00' function='0x1'/>
          «<address type='pci' domain='24' bus='0x04' slot='0x00' function='0x1'/>»
        </forward>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <forward mode='hostdev'>
          <address type='pci' domain='0x0000' bus='0x04' slot='0x00' function='0x1'/>
        </forward>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='hostdev' managed='yes'>
          <address type='pci' domain='0x0000' bus='0x04' slot='0x10' function='0x1'/>
          <address type='pci' domain='0x0000' bus='0x04' slot='0x10' function='0x3'/>
          <address type='pci' domain='0x0000' bus='0x04' slot='0x11' function='0x1'/>
          <address type='pci' domain='0x0000' bus='0x05' slot='0x10' function='0x1'/>
        </forward>
      </network>
    `,
  ],
  on: "network",
  check({ mode, forward }, { document, report }) {
    // Other modes reject every PCI address.
    if (!forward || mode !== "hostdev" || forward.interfaces.length > 0) return;
    const first = new Map<string, Span>();
    for (const pci of forward.pciAddresses) {
      const text = canonical(pci);
      if (text === undefined) continue;
      const place = first.get(text);
      if (place === undefined) {
        first.set(text, pci.element.startTag);
        continue;
      }
      report({
        span: pci.element.startTag,
        message: `PCI device ${text} is in the pool twice`,
        related: [{ span: place, message: "The first place" }],
        fixes: [
          {
            title: "Remove this <address>",
            safe: isBare(pci.element, "type", "domain", "bus", "slot", "function"),
            edits: [removeSpan(document, pci.element.span)],
          },
        ],
      });
    }
  },
});

/** `0000:04:00.1`; `undefined` while a number cannot be read. */
function canonical({ domain, bus, slot, function: number }: PciAddress): string | undefined {
  const fields = [domain, bus, slot, number];
  if (fields.some((field) => field !== undefined && field.value === undefined)) return undefined;
  const hex = (field: Field<number> | undefined, width: number) =>
    (field?.value ?? 0).toString(16).padStart(width, "0");
  return `${hex(domain, 4)}:${hex(bus, 2)}:${hex(slot, 2)}.${hex(number, 1)}`;
}
