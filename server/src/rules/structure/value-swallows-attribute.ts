import { alternatives } from "../../prose/wording.js";
import type { ElementSpec, RefusalStage, Vocabulary } from "../../vocabulary/vocabulary.js";
import type { XmlAttribute } from "../../xml/tree.js";
import { setAttribute, setValue } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";
import { type Swallowed, swallowedBy } from "../shared/unclosed-values.js";

const stages: readonly RefusalStage[] = ["parse", "define", "schema"];

export const valueSwallowsAttribute = defineRule({
  id: "value-swallows-attribute",
  title: "Closing quote forgotten, the next attribute swallowed",
  stage: "parse",
  severity: "error",
  why: "Without its closing quote a value goes on to the next quote, through the attributes in between: `start='192.168.77.10 end=192.168.77.99'` is one attribute, `start`, and `end` is missing. The text is well-formed XML, so no parser complains of the quote, and libvirt only says that the value is wrong.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='«192.168.77.10 end=192.168.77.99»'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='«192.168.77.1 netmask=255.255.255.0»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <bridge name='«virbr-lab stp=on delay=2»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <host mac='«52:54:00:00:00:01 ip=192.168.77.5»'/>
          </dhcp>
        </ip>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.99'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <dns>
          <txt name='lab' value='v=spf1 ip4=192.168.77.0/24 value=none'/>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  on: "element",
  check({ element, spec }, { vocabulary, report }) {
    for (const attribute of element.attributes) {
      const swallowed = swallowedBy(vocabulary, spec, attribute);
      if (swallowed === undefined) continue;
      const { own, others } = swallowed;
      const stage = refusal(vocabulary, spec, attribute, others);
      const names = others.map(({ name }) => name);
      const added = others.map(({ name, value }) => setAttribute(element, name, value));
      report({
        span: attribute.valueSpan,
        stage,
        message: `The closing quote is missing after ${own}: ${alternatives(names, "and")} became part of ${attribute.name}`,
        fixes: [
          {
            title: `Close the quote after ${own}`,
            safe: [{ name: attribute.name, value: own }, ...others].every((each) => isRight(vocabulary, spec, each)),
            edits: [setValue(attribute, own), ...added],
          },
        ],
      });
    }
  },
});

type Pair = Swallowed["others"][number];

function isRight(vocabulary: Vocabulary, spec: ElementSpec, { name, value }: Pair): boolean {
  const known = vocabulary.attribute(spec, name);
  return known !== undefined && vocabulary.known(known) && vocabulary.judge(known, value).ok;
}

/** The first stage that rejects: the value, or the lack of what it swallowed. */
function refusal(
  vocabulary: Vocabulary,
  spec: ElementSpec,
  attribute: XmlAttribute,
  others: readonly Pair[],
): RefusalStage {
  const known = vocabulary.attribute(spec, attribute.name);
  const judgement = known && vocabulary.judge(known, attribute.value ?? "");
  const found = others.map(({ name }) => {
    const other = vocabulary.attribute(spec, name);
    return other && vocabulary.requirement(other);
  });
  if (judgement?.ok === false) found.push(judgement.stage);
  return stages.find((stage) => found.includes(stage)) ?? "schema";
}
