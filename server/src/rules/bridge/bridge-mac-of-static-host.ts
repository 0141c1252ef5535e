import { sameMac } from "../../network/mac.js";
import { makesBridge } from "../../network/read-forward.js";
import { removeSpan } from "../../xml/edits.js";
import { defineRule } from "../rule.js";

export const bridgeMacOfStaticHost = defineRule({
  id: "bridge-mac-of-static-host",
  title: "Static host with the MAC address of the bridge",
  stage: "runtime",
  severity: "warning",
  why: "The bridge is the host's own device in the network. A guest with the same MAC address never gets an answer: the bridge keeps what is sent to it.",
  bad: [
    `
      <network>
        <name>lab</name>
        <mac address='52:54:00:00:00:01'/>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <host mac='«52:54:00:00:00:01»' ip='192.168.77.5'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='nat'/>
        <mac address='52:54:00:AB:CD:EF'/>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <host mac='52:54:00:00:00:01' ip='192.168.77.5'/>
            <host mac='«52:54:00:ab:cd:ef»' name='web' ip='192.168.77.6'/>
          </dhcp>
        </ip>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <mac address='52:54:00:ff:ff:01'/>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <host mac='52:54:00:00:00:01' ip='192.168.77.5'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <host mac='52:54:00:00:00:01' ip='192.168.77.5'/>
          </dhcp>
        </ip>
      </network>
    `,
  ],
  on: "host",
  check({ subnet: { network }, mac }, { document, report }) {
    const own = network.mac;
    if (!mac?.value || !own?.address?.value || !makesBridge(network) || !sameMac(mac.value, own.address.value)) return;
    report({
      span: mac.span,
      message: `${mac.raw} is also the MAC address of the bridge`,
      consequence: "A guest with that address gets no answers.",
      related: [{ span: own.address.span, message: "The address of the bridge" }],
      fixes: [
        {
          title: "Remove <mac>: libvirt generates another address for the bridge",
          safe: false,
          edits: [removeSpan(document, own.element.span)],
        },
      ],
    });
  },
});
