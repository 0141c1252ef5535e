import { alternatives, quoted } from "../../prose/wording.js";
import { defineRule } from "../rule.js";
import { clashReport, othersOf } from "../shared/workspace-clashes.js";

export const nameShared = defineRule({
  id: "name-shared",
  title: "Two networks of one name",
  stage: "runtime",
  severity: "warning",
  why: "A host has one network of a name. libvirt takes a second definition of that name only as a change of the first, which has to carry the same UUID; with another one, or with none so that libvirt makes one up, it refuses. Copies with the same name and UUID, and documents of the same name in other folders, are taken for the same network and not reported.",
  bad: [
    `
      <network>
        <name>«lab»</name>
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
