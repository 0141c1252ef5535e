import { removeSpan } from "../../xml/edits.js";
import { defineRule } from "../rule.js";

export const forwardTooManyInterfaces = defineRule({
  id: "forward-too-many-interfaces",
  title: "NAT or routing by several interfaces",
  stage: "parse",
  severity: "error",
  since: "0.9.4",
  why: "With NAT and routing the device only says through which interface the firewall lets traffic out; there can be one. Without a device, traffic goes wherever the host routes it, and that is what most want who have several.",
  bad: [
    `
      <network>
        <name>lab</name>
        <forward mode='nat'>
          <interface dev='eth0'/>
          <«interface» dev='eth1'/>
        </forward>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='nat' dev='eth0'>
          <interface dev='eth0'/>
          <«interface» dev='eth1'/>
        </forward>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='route'>
          <interface dev='eth0'/>
          <«interface» dev='eth1'/>
          <interface dev='eth2'/>
        </forward>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <forward mode='nat' dev='eth0'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='nat'>
          <interface dev='eth0'/>
        </forward>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='passthrough'>
          <interface dev='eth0'/>
          <interface dev='eth1'/>
        </forward>
      </network>
    `,
  ],
  on: "network",
  check({ mode, forward, subnets }, { document, report }) {
    if (!forward || (mode !== "nat" && mode !== "route") || subnets.length === 0) return;
    const names = forward.interfaces.map(({ dev }) => dev?.raw);
    const second = forward.interfaces[1];
    // The same twice, none, or another than dev: other rules report it.
    if (!second || new Set(names).size < names.length || names.includes(undefined)) return;
    if (forward.dev && forward.dev.raw !== names[0]) return;
    const surplus = forward.interfaces.slice(1).map(({ element }) => removeSpan(document, element.span));
    const all = forward.interfaces.map(({ element }) => removeSpan(document, element.span));
    report({
      span: second.element.nameSpan,
      message: `Mode ${mode} takes one interface, and here are ${names.join(", ")}; name one or none`,
      fixes: [
        { title: `Keep ${names[0]} alone`, safe: false, edits: surplus },
        ...(forward.dev ? [] : [{ title: "Name none: go wherever the host routes", safe: false, edits: all }]),
      ],
    });
  },
});
