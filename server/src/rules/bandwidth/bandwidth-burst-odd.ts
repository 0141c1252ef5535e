import { guestSettingsOf } from "../../network/guests.js";
import type { Rate } from "../../network/model.js";
import { secondsAt } from "../../prose/rates.js";
import { defineRule } from "../rule.js";
import { burstTooLong } from "./bandwidth-burst-too-long.js";

export const bandwidthBurstOdd = defineRule({
  id: "bandwidth-burst-odd",
  title: "Burst that hardly does anything",
  stage: "advice",
  severity: "hint",
  why: "`burst` is the amount that may go faster than the average at a time. Inbound traffic also needs a `peak` for that, the rate it may then reach. An amount worth more than ten seconds of the average undoes the limit for short transfers, and one below 2 KiB does not hold a single large packet.",
  bad: [
    `
      <network>
        <name>lab</name>
        <bandwidth>
          <inbound average='1000' peak='5000' burst='«100000»'/>
        </bandwidth>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <bandwidth>
          <inbound average='1000' burst='«1024»'/>
        </bandwidth>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <bandwidth>
          <inbound average='1000' peak='5000' burst='«9766»'/>
          <outbound average='1000' burst='«4194303»'/>
        </bandwidth>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <portgroup name='web' default='yes'>
          <bandwidth>
            <inbound average='1000' peak='5000' burst='«1»'/>
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
          <inbound average='1000' peak='5000' burst='9765'/>
          <outbound average='1000'/>
        </bandwidth>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <bandwidth>
          <outbound average='1000' burst='1024'/>
        </bandwidth>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <bandwidth>
          <inbound average='1000' peak='5000' burst='2'/>
        </bandwidth>
      </network>
    `,
  ],
  on: "network",
  check(network, { report }) {
    for (const { bandwidth } of guestSettingsOf(network)) {
      for (const [rate, direction] of [[bandwidth?.inbound, "in"] as const, [bandwidth?.outbound, "out"] as const]) {
        const oddity = rate && oddityOf(rate, direction);
        if (!rate?.burst || oddity === undefined) continue;
        report({ span: rate.burst.span, message: `A burst of ${rate.burst.raw} KiB ${oddity}` });
      }
    }
  },
});

function oddityOf({ average, peak, burst }: Rate, direction: "in" | "out"): string | undefined {
  if (!average?.value || !burst?.value) return undefined;
  if (burst.value < 2n) return "is less than one large packet; write a few KiB at least";
  // A burst so large or so long that it fails is another finding.
  if (burst.value > 4_194_303n) return undefined;
  if (direction === "in" && burstTooLong(average.value, burst.value)) return undefined;
  const seconds = secondsAt(burst.value, average.value);
  if (seconds > 10) return `is ${Math.round(seconds)} seconds of the average; write ten seconds' worth at most`;
  if (direction === "in" && peak === undefined) return "has no effect without a peak; add the peak that it may reach";
  return undefined;
}
