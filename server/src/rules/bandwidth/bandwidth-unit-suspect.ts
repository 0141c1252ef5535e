import { guestSettingsOf, ratesOf } from "../../network/guests.js";
import { setValue } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";

/** 10 Gbit/s in kB/s. */
const suspectAbove = 1_250_000n;

export const bandwidthUnitSuspect = defineRule({
  id: "bandwidth-unit-suspect",
  title: "Rate that looks like bits",
  stage: "advice",
  severity: "hint",
  why: "`average` and `peak` count kilobytes (1,000 bytes) a second: 100 Mbit/s is 12500. A rate above 10 Gbit/s was mostly written in bit/s or kbit/s, and then limits nothing.",
  bad: [
    `
      <network>
        <name>lab</name>
        <bandwidth>
          <inbound average='«100000000»'/>
        </bandwidth>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <bandwidth>
          <inbound average='«1250001»'/>
          <outbound average='12500'/>
        </bandwidth>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <bandwidth>
          <outbound average='«10240000000»'/>
        </bandwidth>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <bandwidth>
          <inbound average='12500'/>
        </bandwidth>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <bandwidth>
          <inbound average='1250000'/>
        </bandwidth>
      </network>
    `,
  ],
  on: "network",
  check(network, { report }) {
    for (const rate of guestSettingsOf(network).flatMap(ratesOf)) {
      const { average } = rate;
      if (average?.value === undefined || average.value <= suspectAbove) continue;
      const edits = (divisor: number) =>
        [average, rate.peak].flatMap((each) =>
          each?.value ? [setValue(each.attribute, `${Math.round(Number(each.value) / divisor)}`)] : [],
        );
      const gigabits = Math.round((Number(average.value) * 8000) / 1e9);
      const fromBits = [
        [8000, "bit/s"],
        [8, "kbit/s"],
      ] as const;
      report({
        span: average.span,
        message: `An average of ${average.raw} kB/s is ${gigabits} Gbit/s. Was it meant in bit/s or kbit/s?`,
        fixes: fromBits
          .filter(([divisor]) => Number(average.value) / divisor <= Number(suspectAbove))
          .map(([divisor, unit]) => ({
            title: `Change average to ${Math.round(Number(average.value) / divisor)}: it was in ${unit}`,
            safe: false,
            edits: edits(divisor),
          })),
      });
    }
  },
});
