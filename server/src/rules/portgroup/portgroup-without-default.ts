import { setAttribute } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";

export const portgroupWithoutDefault = defineRule({
  id: "portgroup-without-default",
  title: "Port groups without a default",
  stage: "advice",
  severity: "hint",
  why: "A guest that names no port group, or one that does not exist, gets the default one. Without a default it gets the settings of the network alone: no error, and none of the limits or tags that the groups would give it.",
  bad: [
    `
      <network>
        <name>lab</name>
        <«portgroup» name='web'>
          <bandwidth>
            <inbound average='1000'/>
          </bandwidth>
        </portgroup>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <«portgroup» name='web'>
          <bandwidth>
            <inbound average='1000'/>
          </bandwidth>
        </portgroup>
        <portgroup name='db'/>
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
        <portgroup name='web'>
          <bandwidth>
            <inbound average='1000'/>
          </bandwidth>
        </portgroup>
        <portgroup name='db' default='yes'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <portgroup name='web' default='no'>
          <bandwidth>
            <inbound average='1000'/>
          </bandwidth>
        </portgroup>
      </network>
    `,
  ],
  on: "network",
  needs: "document",
  check({ portGroups }, { report }) {
    const [first] = portGroups;
    if (!first || portGroups.some((group) => group.default !== undefined)) return;
    report({
      span: first.element.nameSpan,
      message:
        portGroups.length === 1
          ? "The port group is not the default; add default='yes' if guests should get it"
          : "No port group is the default; add default='yes' to the one that guests should get",
      consequence: "Guests that name no port group get the settings of none.",
      fixes: [
        {
          title: `Add default='yes' to ${first.name?.raw ?? "the first"}`,
          safe: false,
          edits: [setAttribute(first.element, "default", "yes")],
        },
      ],
    });
  },
});
