import { defineRule } from "../rule.js";

export const bridgeModeOnLibvirtBridge = defineRule({
  id: "bridge-mode-on-libvirt-bridge",
  title: "Mode bridge onto a bridge of another libvirt network",
  stage: "advice",
  severity: "information",
  why: "`virbr0`, `virbr1` and so on are bridges that libvirt makes for its own networks, in whatever order they were defined, and removes when those stop. A network of mode bridge on top of one works while the other runs, and its guests get no connection before.",
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
      message: `${name.raw} is the bridge of another libvirt network, there only while that one runs; connect guests to that network itself`,
    });
  },
});
