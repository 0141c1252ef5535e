import { guestSettingsOf } from "../../network/guests.js";
import { setValue } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";
import { withoutAttribute } from "../shared/fixes.js";

export const bandwidthPeakBelowAverage = defineRule({
  id: "bandwidth-peak-below-average",
  title: "Peak rate below the average rate",
  stage: "ignored",
  severity: "warning",
  why: "`average` is the rate that guests are sure of, `peak` the higher one that they may reach for the length of a `burst`. A peak below the average contradicts it; libvirt gives the kernel both, and the average no longer holds.",
  bad: [
    `
      <network>
        <name>lab</name>
        <bandwidth>
          <inbound average='1000' peak='«500»'/>
        </bandwidth>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <portgroup name='web' default='yes'>
          <bandwidth>
            <inbound average='1000' peak='«999»' burst='2000'/>
          </bandwidth>
        </portgroup>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <bandwidth>
          <inbound average='500' peak='1000'/>
        </bandwidth>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <bandwidth>
          <inbound average='1000' peak='1000'/>
        </bandwidth>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <bandwidth>
          <inbound average='1000'/>
          <outbound average='1000' peak='500'/>
        </bandwidth>
      </network>
    `,
  ],
  on: "network",
  check(network, { document, report }) {
    for (const { bandwidth } of guestSettingsOf(network)) {
      const { average, peak } = bandwidth?.inbound ?? {};
      if (!average?.value || !peak?.value || peak.value >= average.value) continue;
      report({
        span: peak.span,
        message: `A peak of ${peak.raw} kB/s is below the average of ${average.raw} kB/s. Did you swap the two?`,
        consequence: "libvirt hands both to the kernel, and the average no longer holds.",
        related: [{ span: average.span, message: `The average is ${average.raw} kB/s` }],
        fixes: [
          {
            title: "Swap average and peak",
            safe: false,
            edits: [setValue(average.attribute, peak.raw), setValue(peak.attribute, average.raw)],
          },
          withoutAttribute(document, peak.attribute),
        ],
      });
    }
  },
});
