import type { Fix } from "../../findings.js";
import { alternatives } from "../../prose/wording.js";
import { removeSpan } from "../../xml/edits.js";
import { setValue } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";

/** In the message, and as fixes. */
const [mostNamed, mostChoices] = [3, 4];

export const forwardTooManyInterfaces = defineRule({
  id: "forward-too-many-interfaces",
  title: "NAT or routing through several interfaces",
  stage: "parse",
  severity: "error",
  since: "0.9.4",
  why: "With NAT and routing the device only determines through which interface the firewall lets traffic out, so there is one at most. Without a device, traffic goes wherever the host routes it, which is usually what is wanted on a host with several.",
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
    const { dev, interfaces } = forward;
    const names = interfaces.map((each) => each.dev?.raw);
    const second = interfaces[1];
    // The same twice, none, or another than dev: other rules report it.
    if (!second || new Set(names).size < names.length || names.includes(undefined)) return;
    if (dev && dev.raw !== names[0]) return;
    const without = (kept?: number) =>
      interfaces.flatMap(({ element }, index) => (index === kept ? [] : removeSpan(document, element.span)));
    const fixes = names.slice(0, mostChoices).map((name = "", kept): Fix => {
      const edits = without(kept);
      if (dev && kept > 0) edits.push(setValue(dev.attribute, name));
      return { title: `Keep only ${name}`, safe: false, edits };
    });
    if (!dev) fixes.push({ title: "Remove all: traffic leaves as the host routes it", safe: false, edits: without() });
    const more = names.length - mostNamed;
    const listed = names.slice(0, mostNamed).flatMap((name) => name ?? []);
    report({
      span: second.element.nameSpan,
      message: `Mode ${mode} accepts at most one interface, not ${alternatives(more > 0 ? [...listed, `${more} more`] : listed, "and")}`,
      fixes,
    });
  },
});
