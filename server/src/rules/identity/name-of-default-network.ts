import { freeBridge } from "../../addressing/new-identifiers.js";
import { formatAddress, networkAddress } from "../../network/address.js";
import { makesBridge } from "../../network/read-forward.js";
import { setValue } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";

export const nameOfDefaultNetwork = defineRule({
  id: "name-of-default-network",
  title: "Name of the network that libvirt ships",
  stage: "advice",
  severity: "hint",
  why: "Most hosts have a network `default` of 192.168.122.0/24 with the bridge `virbr0`, installed with libvirt. libvirt rejects another network of that name unless it has the same UUID, and any other network with that bridge. Choose another name; to change the default network itself, keep its UUID.",
  bad: [
    `
      <network>
        <name>«default»</name>
        <bridge name='virbr5'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <bridge name='«virbr0»'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>«default»</name>
        <bridge name='virbr0'/>
        <ip address='192.168.122.1' prefix='16'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <bridge name='virbr5'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>default</name>
        <bridge name='virbr0'/>
        <ip address='192.168.122.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>default</name>
        <uuid>7d2c9c1a-6c54-4d0e-9a7e-0d6c3f1b2a44</uuid>
        <bridge name='virbr0'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='bridge'/>
        <bridge name='virbr0'/>
      </network>
    `,
  ],
  on: "network",
  check(network, { report }) {
    const { name, uuid, subnets, bridge } = network;
    const stock = subnets.some(
      ({ address, prefixLength }) =>
        address?.value?.family === "ipv4" &&
        prefixLength !== undefined &&
        formatAddress(networkAddress(address.value, prefixLength)) === "192.168.122.0",
    );
    if (stock || uuid?.value !== undefined) return;
    if (name?.value === "default") {
      report({
        span: name.span,
        message: "Most hosts already have a network named default, installed with libvirt; choose another name",
        consequence: "libvirt rejects a second one of that name without its UUID.",
      });
    } else if (bridge?.name?.raw === "virbr0" && makesBridge(network)) {
      const free = freeBridge([network]);
      report({
        span: bridge.name.span,
        message: `virbr0 is the bridge of the network default, which most hosts have; write ${free}`,
        consequence: "libvirt rejects another network with it there.",
        fixes: [{ title: `Change the bridge to ${free}`, safe: false, edits: [setValue(bridge.name.attribute, free)] }],
      });
    }
  },
});
