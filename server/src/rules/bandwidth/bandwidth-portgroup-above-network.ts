import { quoted } from "../../prose/wording.js";
import { defineRule } from "../rule.js";

export const bandwidthPortgroupAboveNetwork = defineRule({
  id: "bandwidth-portgroup-above-network",
  title: "Port group faster than its network",
  stage: "advice",
  severity: "hint",
  why: "The bandwidth of a port group applies to each guest, that of the network to all guests together. A guest can never be faster than the network allows, so a higher limit in the port group limits nothing.",
  bad: [
    `
      <network>
        <name>lab</name>
        <bandwidth>
          <inbound average='1000'/>
        </bandwidth>
        <portgroup name='web' default='yes'>
          <bandwidth>
            <inbound average='«2000»'/>
          </bandwidth>
        </portgroup>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <bandwidth>
          <inbound average='1000' peak='1500'/>
          <outbound average='1000'/>
        </bandwidth>
        <portgroup name='web' default='yes'>
          <bandwidth>
            <inbound average='«1501»'/>
            <outbound average='«1001»'/>
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
        <bandwidth>
          <inbound average='1000'/>
        </bandwidth>
        <portgroup name='web' default='yes'>
          <bandwidth>
            <inbound average='500'/>
          </bandwidth>
        </portgroup>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <bandwidth>
          <inbound average='1000' peak='2000'/>
          <outbound average='1000'/>
        </bandwidth>
        <portgroup name='web' default='yes'>
          <bandwidth>
            <inbound average='2000'/>
            <outbound average='1000'/>
          </bandwidth>
        </portgroup>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <bandwidth>
          <outbound average='1000'/>
        </bandwidth>
        <portgroup name='web' default='yes'>
          <bandwidth>
            <inbound average='2000'/>
          </bandwidth>
        </portgroup>
      </network>
    `,
  ],
  on: "portGroup",
  check({ name, bandwidth, network }, { report }) {
    for (const direction of ["inbound", "outbound"] as const) {
      const own = bandwidth?.[direction]?.average;
      const whole = network.bandwidth?.[direction];
      // What the network lets through at its fastest; outbound traffic knows no peak.
      const fastest = direction === "inbound" ? (whole?.peak ?? whole?.average) : whole?.average;
      if (own?.value === undefined || !fastest?.value || own.value <= fastest.value) continue;
      report({
        span: own.span,
        message: `${own.raw} kB/s for each guest of port group ${quoted(name?.raw ?? "")} exceed the network's ${fastest.raw} kB/s`,
        related: [{ span: fastest.span, message: "The limit of the whole network" }],
      });
    }
  },
});
