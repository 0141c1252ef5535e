import { alternatives, quoted } from "../../prose/wording.js";
import { defineRule } from "../rule.js";
import { clashReport, othersOf } from "../shared/workspace-clashes.js";

export const nameShared = defineRule({
  id: "name-shared",
  title: "Two networks of the same name",
  stage: "runtime",
  severity: "warning",
  why: "A host has one network of a name. libvirt accepts a second definition of that name only as a change of the first, which must have the same UUID; with another one, or with none so that libvirt generates one, it rejects it. Copies with the same name and UUID, and documents of the same name in other folders, count as the same network and are not reported.",
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
  check({ network, others }, { report }) {
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
        message: `${where} also ${files.length === 1 ? "defines" : "define"} a network ${quoted(name.value)}; libvirt refuses the second of one name unless it has the same UUID, so rename one of them`,
        places,
      }),
    );
  },
});
