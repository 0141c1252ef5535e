import { guestSettingsOf, virtualPortType } from "../../network/guests.js";
import { alternatives } from "../../prose/wording.js";
import { holds } from "../../vocabulary/versions.js";
import { defineRule } from "../rule.js";
import { withoutAttribute } from "../shared/fixes.js";

export const virtualportParameterNotOfType = defineRule({
  id: "virtualport-parameter-not-of-type",
  title: "Parameter of another type of virtual port",
  stage: "parse",
  severity: "error",
  since: "0.9.4",
  why: "Each type of virtual port has its parameters: 802.1Qbg `managerid`, `typeid`, `typeidversion` and `instanceid`; 802.1Qbh `profileid`; openvswitch `profileid` and `interfaceid`; midonet `interfaceid`. libvirt rejects those of another type; for midonet the parser of most versions accepts them, and only schema validation rejects them. A port group without a type may have any of them, and libvirt ignores those that the network's type does not use.",
  bad: [
    `
      <network>
        <name>lab</name>
        <forward mode='bridge'/>
        <bridge name='ovsbr0'/>
        <virtualport type='openvswitch'>
          <parameters «managerid='11'»/>
        </virtualport>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='private' dev='eth0'/>
        <virtualport type='802.1Qbg'>
          <parameters managerid='11' typeid='1193047' typeidversion='2' «profileid='web'»/>
        </virtualport>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='bridge'/>
        <bridge name='br0'/>
        <virtualport type='midonet'>
          <parameters interfaceid='09b11c53-8b5c-4eeb-8f00-d84eaa0aaa4f' «profileid='web'»/>
        </virtualport>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='bridge'/>
        <bridge name='ovsbr0'/>
        <virtualport type='openvswitch'/>
        <portgroup name='web' default='yes'>
          <virtualport>
            <parameters «managerid='11'»/>
          </virtualport>
        </portgroup>
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
    `
      <network>
        <name>lab</name>
        <forward mode='private' dev='eth0'/>
        <virtualport type='802.1Qbg'>
          <parameters managerid='11' typeid='1193047' typeidversion='2'/>
        </virtualport>
      </network>
    `,
  ],
  on: "network",
  check(network, { document, vocabulary, report }) {
    for (const { virtualPort } of guestSettingsOf(network)) {
      if (!virtualPort?.parameters) continue;
      const { parameters } = virtualPort;
      const spec = vocabulary.specOf(parameters);
      if (spec === undefined) continue;
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
          message: `${known.name} is a parameter of ${alternatives(known.onlyTypes, "and")}, not of ${type}${own ? "" : ", the type of the network"}`,
          ...(!own && { consequence: "libvirt ignores it when a guest connects." }),
          fixes: [withoutAttribute(document, attribute)],
        });
      }
    }
  },
});
