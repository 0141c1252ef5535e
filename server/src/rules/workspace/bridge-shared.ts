import { makesBridge } from "../../network/read-forward.js";
import { removeAttribute, setValue } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";
import { clashReport, makeOwn, namesOf, strangers } from "../shared/workspace-clashes.js";

export const bridgeShared = defineRule({
  id: "bridge-shared",
  title: "Two networks on one bridge",
  stage: "runtime",
  severity: "warning",
  why: "A NAT, routed, open or isolated network makes a bridge of its own. libvirt rejects one whose bridge name another network of the host has already, running or not. Networks of mode `bridge` use a bridge that exists already, and may share it. Without a name libvirt picks a free `virbrN`.",
  bad: [
    `
      <network>
        <name>lab</name>
        <bridge name='«virbr7»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='open'/>
        <bridge name='«virbr7»'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='nat'/>
        <bridge name='«virbr7»'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='route'/>
        <bridge name='«virbr7»'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <bridge name='virbr8'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='bridge'/>
        <bridge name='virbr7'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <bridge name='virbr8'/>
        <ip address='192.168.78.1' prefix='24'/>
      </network>
    `,
  ],
  beside: `
    <network>
      <name>red</name>
      <bridge name='virbr7'/>
      <ip address='192.168.78.1' prefix='24'/>
    </network>
  `,
  on: "workspace",
  check({ network, others, free }, { document, report }) {
    const name = network.bridge?.name;
    if (!name?.value || name.value.includes("%") || !makesBridge(network)) return;
    const places = strangers(network, others).flatMap((neighbour) => {
      const same = neighbour.network.bridge?.name;
      return same && same.value === name.value ? [{ neighbour, span: same.span, message: "The same bridge" }] : [];
    });
    if (places.length === 0) return;
    const bridge = free.bridge();
    report(
      clashReport({
        span: name.span,
        message: `Bridge ${name.value} is also that of ${namesOf(places)}`,
        consequence: "libvirt rejects the second on one host.",
        places,
        fixes: [
          {
            title: `Change to ${bridge}, which is free`,
            safe: false,
            edits: [setValue(name.attribute, bridge)],
          },
          {
            title: "Remove the name: libvirt chooses a free one",
            safe: false,
            edits: [removeAttribute(document, name.attribute)],
          },
          ...makeOwn(document, network, free),
        ],
      }),
    );
  },
});
