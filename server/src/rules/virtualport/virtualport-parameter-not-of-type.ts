import { guestSettingsOf, virtualPortType } from "../../network/guests.js";
import { alternatives, consequence } from "../../prose/wording.js";
import { holds } from "../../vocabulary/versions.js";
import { defineRule } from "../rule.js";
import { withoutAttribute } from "../shared/fixes.js";

export const virtualportParameterNotOfType = defineRule({
  id: "virtualport-parameter-not-of-type",
  title: "Parameter of another type of virtual port",
  stage: "parse",
  severity: "error",
  since: "0.9.4",
  why: "Each type of virtual port has its parameters: 802.1Qbg `managerid`, `typeid`, `typeidversion` and `instanceid`; 802.1Qbh `profileid`; openvswitch `profileid` and `interfaceid`; midonet `interfaceid`. libvirt refuses those of another type; of midonet most versions' parser does not mind, and only schema validation does. In a port group without a type they may stand, and are dropped when the network's type has no use for them.",
  bad: [
    `
      <network>
        <name>lab</name>
        <forward mode='bridge'/>
        <bridge name='ovsbr0'/>
        <virtualport type='openvswitch'>
          <parameters «managerid='1'»/>
        </virtualport>
      </network>
    `,
    `
      <network>
        <!-- virnet-target 9.0.0 -->
        <name>lab</name>
        <forward mode='bridge'/>
        <bridge name='ovsbr0'/>
        <virtualport type='openvswitch'>
          <parameters «managerid='1'»/>
        </virtualport>
      </network>
    `,
    `
      <network connections='0'>
        <name>lab</name>
        <forward mode='bridge'/>
        <bridge name='br0'/>
        <virtualport type='midonet'>
          <parameters interfaceid='09b11c53-8b5c-4eeb-8f00-d84eaa0aaa4f' «profileid='x'»/>
        </virtualport>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <forward mode='bridge'/>
        <bridge name='ovsbr0'/>
        <virtualport type='openvswitch'>
          <parameters profileid='web'/>
        </virtualport>
      </network>
    `,
  ],
  on: "network",
  check(network, { document, vocabulary, report }) {
    for (const { virtualPort } of guestSettingsOf(network)) {
      const parameters = virtualPort?.parameters;
      const spec = parameters && vocabulary.specOf(parameters);
      if (!virtualPort || !parameters || !spec) continue;
      const own = virtualPortType(virtualPort);
      const type = own ?? (virtualPort.type ? undefined : virtualPortType(network.virtualPort));
      if (type === undefined) continue;
      for (const attribute of parameters.attributes) {
        const known = vocabulary.attribute(spec, attribute.name);
        if (!known?.onlyTypes || known.onlyTypes.includes(type) || attribute.value === undefined) continue;
        if (!vocabulary.known(known) || !vocabulary.judge(known, attribute.value).ok) continue;
        const empty = attribute.value === "";
        if (!own && empty) continue;
        const checked =
          !empty &&
          holds({ since: "0.10.0" }, vocabulary.version) &&
          (type !== "midonet" || (known.name !== "profileid" && holds({ since: "12.8.0" }, vocabulary.version)));
        const stage = own ? (checked ? "parse" : "schema") : "ignored";
        report({
          span: attribute.span,
          stage,
          message: `${known.name} is a parameter of ${alternatives(known.onlyTypes, "and")}, not of ${type}${own ? "" : ", the type of the network"}; ${own ? consequence(stage, vocabulary.version) : "libvirt drops it when a guest connects"}`,
          fixes: [withoutAttribute(document, attribute)],
        });
      }
    }
  },
});
