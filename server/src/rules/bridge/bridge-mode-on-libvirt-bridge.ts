import { defineRule } from "../rule.js";

export const bridgeModeOnLibvirtBridge = defineRule({
  id: "bridge-mode-on-libvirt-bridge",
  title: "Mode bridge on the bridge of another libvirt network",
  stage: "advice",
  severity: "information",
  why: "`virbr0`, `virbr1` and so on are bridges that libvirt makes for its own networks, numbered in the order of definition, and removes when those stop. A network of mode bridge on top of one works only while the other network runs.",
  bad: [
    `
      <network>
        <name>lab</name>
        <forward mode='bridge'/>
        <bridge name='«virbr0»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='bridge'/>
        <bridge name='«virbr12»'/>
        <portgroup name='web'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <forward mode='bridge'/>
        <bridge name='br0'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='open'/>
        <bridge name='virbr0'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='bridge'/>
        <bridge name='virbr-lab'/>
      </network>
    `,
  ],
  on: "network",
  check({ mode, bridge }, { report }) {
    const name = bridge?.name;
    if (mode !== "bridge" || !name || !/^virbr\d+$/.test(name.raw)) return;
    report({
      span: name.span,
      message: `${name.raw} is the bridge of another libvirt network; connect guests to that network instead`,
      consequence: "The bridge exists only while that network runs.",
    });
  },
});
