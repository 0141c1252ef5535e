import { guestSettingsOf } from "../../network/guests.js";
import { defineRule } from "../rule.js";
import { withoutAttribute } from "../shared/fixes.js";

export const bandwidthPeakOnOutbound = defineRule({
  id: "bandwidth-peak-on-outbound",
  title: "Peak rate for outbound traffic",
  stage: "ignored",
  severity: "information",
  why: "What guests send arrives at the host, and Linux can only drop the excess of arriving traffic: libvirt sets up `average` and `burst` there and silently ignores `peak`. On `<inbound>` the peak applies.",
  bad: [
    `
      <network>
        <name>lab</name>
        <bandwidth>
          <outbound average='1000' «peak='2000'»/>
        </bandwidth>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <bandwidth>
          <inbound average='1000' peak='2000' burst='2048'/>
          <outbound average='1000' «peak='2000'» burst='2048'/>
        </bandwidth>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <bandwidth>
          <outbound average='1000'/>
        </bandwidth>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <bandwidth>
          <inbound average='1000' peak='2000'/>
        </bandwidth>
      </network>
    `,
  ],
  on: "network",
  check(network, { document, report }) {
    for (const { bandwidth } of guestSettingsOf(network)) {
      const peak = bandwidth?.outbound?.peak;
      if (!peak?.value) continue;
      report({
        span: peak.attribute.span,
        message: `peak of ${peak.raw} kB/s has no effect on <outbound>; only average and burst limit what guests send`,
        fixes: [withoutAttribute(document, peak.attribute)],
        tags: ["unnecessary"],
      });
    }
  },
});
