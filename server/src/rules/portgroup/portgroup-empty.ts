import type { PortGroup } from "../../network/model.js";
import { quoted } from "../../prose/wording.js";
import { attributeOf, childElements } from "../../xml/tree.js";
import { defineRule } from "../rule.js";

export const portgroupEmpty = defineRule({
  id: "portgroup-empty",
  title: "Port group that changes nothing",
  stage: "advice",
  severity: "hint",
  why: "A port group gives some guests other bandwidth, VLAN tags or virtual port parameters. Where no group of a network has any, they make no difference. An empty one beside others is a useful name for guests without settings, and not reported.",
  bad: [
    `
      <network>
        <name>lab</name>
        <«portgroup» name='web' default='yes'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <«portgroup» name='web' default='yes'/>
        <portgroup name='db'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <«portgroup» name='web' default='yes'>
          <bandwidth/>
        </portgroup>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <portgroup name='web' default='yes'>
          <bandwidth>
            <inbound average='1000'/>
          </bandwidth>
        </portgroup>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <portgroup name='web' default='yes'/>
        <portgroup name='db'>
          <bandwidth>
            <inbound average='1000'/>
          </bandwidth>
        </portgroup>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='bridge' dev='eth0'/>
        <portgroup name='web' default='yes' trustGuestRxFilters='yes'/>
      </network>
    `,
  ],
  on: "network",
  needs: "document",
  check({ portGroups }, { report }) {
    const [first, ...others] = portGroups;
    if (!first || !portGroups.every(isEmpty)) return;
    report({
      span: first.element.nameSpan,
      message:
        others.length === 0
          ? `Port group ${quoted(first.name?.raw ?? "")} has no settings, so choosing it changes nothing`
          : "No port group here has settings, so choosing one changes nothing",
      related: others.map(({ element }) => ({ span: element.nameSpan, message: "Another empty port group" })),
    });
  },
});

function isEmpty({ element, bandwidth }: PortGroup): boolean {
  const unlimited = bandwidth?.inbound || bandwidth?.outbound ? undefined : bandwidth?.element;
  return (
    childElements(element).every((child) => child === unlimited) &&
    attributeOf(element, "trustGuestRxFilters") === undefined
  );
}
