import type { Choices } from "../../addressing/choices.js";
import type { Fix } from "../../findings.js";
import type { TextField } from "../../network/model.js";
import { alternatives, quoted } from "../../prose/wording.js";
import type { XmlDocument } from "../../xml/tree.js";
import { setText } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";
import { clashReport, makeOwn, othersOf, sharesMore } from "../shared/workspace-clashes.js";

export const nameShared = defineRule({
  id: "name-shared",
  title: "Two networks of the same name",
  stage: "runtime",
  severity: "warning",
  why: "A host has one network of a name. libvirt accepts a second definition of that name only as a change of the first, which must have the same UUID; with another one, or with none so that libvirt generates one, it rejects it. Documents with the same name and UUID, and documents of the same name in other folders, count as the same network and are not reported.",
  bad: [
    `
      <network>
        <name>«lab»</name>
        <bridge name='virbr-lab'/>
      </network>
    `,
    `
      <network>
        <name>«lab»</name>
        <uuid>7d2c9c1a-6c54-4d0e-9a7e-0d6c3f1b2a44</uuid>
        <bridge name='virbr-lab'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>blue</name>
        <bridge name='virbr-lab'/>
      </network>
    `,
    `
      <network>
        <name>Lab</name>
        <bridge name='virbr-red'/>
      </network>
    `,
  ],
  beside: `
    <network>
      <name>lab</name>
      <bridge name='virbr-red'/>
    </network>
  `,
  on: "workspace",
  check({ network, others, free }, { document, report }) {
    const { name } = network;
    if (name?.value === undefined) return;
    const places = others.flatMap((neighbour) => {
      const same = neighbour.network.name;
      return same && same.value === name.value ? [{ neighbour, span: same.span, message: "The same name" }] : [];
    });
    if (places.length === 0) return;
    const files = places.map(({ neighbour }) => neighbour.label);
    const where = files.length < 3 ? alternatives(files, "and") : `${files[0]} and ${othersOf(files)} other documents`;
    report(
      clashReport({
        span: name.span,
        message: `Network ${quoted(name.value)} is also defined in ${where}`,
        consequence: "libvirt rejects the second of one name, unless it has the same UUID.",
        places,
        // Another name is enough only where nothing else is shared.
        fixes: sharesMore(free, network) ? makeOwn(document, network, free) : renamed(document, name, free),
      }),
    );
  },
});

function renamed(document: XmlDocument, { element }: TextField<string>, free: Choices): Fix[] {
  const name = free.name();
  const edit = name === undefined ? undefined : setText(document, element, name);
  return edit ? [{ title: `Change the name to ${name}, which is free`, safe: false, edits: [edit] }] : [];
}
