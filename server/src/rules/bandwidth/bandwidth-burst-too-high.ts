import type { Fix } from "../../findings.js";
import { guestSettingsOf, plugsIntoBridge } from "../../network/guests.js";
import type { Rate } from "../../network/model.js";
import { burstOf } from "../../prose/rates.js";
import { holds } from "../../vocabulary/versions.js";
import { defineRule } from "../rule.js";
import { change } from "../shared/fixes.js";

/** Above it the kernel's counters of bytes overflow. KiB. */
const highest = 4_194_303n;
/** Above it schema validation rejects the value in any place. */
const highestOfSchema = 4_294_967_295n;

export const bandwidthBurstTooHigh = defineRule({
  id: "bandwidth-burst-too-high",
  title: "Burst beyond what the kernel can express",
  stage: "runtime",
  severity: "warning",
  why: "The kernel counts a burst in bytes with 32 bits, so 4194303 KiB is the most it accepts. Since 11.3.0 libvirt rejects a higher one in the `<bandwidth>` of the network right away; before, the network could be defined and then not started, because `tc` rejected its inbound burst. In a port group it shows only when a guest connects, and that guest does not start.",
  bad: [
    `
      <network>
        <name>lab</name>
        <portgroup name='web' default='yes'>
          <bandwidth>
            <outbound average='1000000' burst='«4194304»'/>
          </bandwidth>
        </portgroup>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <portgroup name='web' default='yes'>
          <bandwidth>
            <inbound average='1000000' peak='2000000' burst='«4294967295»'/>
          </bandwidth>
        </portgroup>
      </network>
    `,
    `
      <network>
        <!-- virnet-target 11.2.0 -->
        <name>lab</name>
        <bandwidth>
          <inbound average='100000' peak='200000' burst='«4194304»'/>
        </bandwidth>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <portgroup name='web' default='yes'>
          <bandwidth>
            <outbound average='1000000' burst='4194303'/>
          </bandwidth>
        </portgroup>
      </network>
    `,
    `
      <network>
        <!-- virnet-target 11.2.0 -->
        <name>lab</name>
        <bandwidth>
          <outbound average='1000000' burst='4194304'/>
        </bandwidth>
      </network>
    `,
  ],
  on: "network",
  check(network, { vocabulary, report }) {
    const checked = holds({ since: "11.3.0" }, vocabulary.version);
    for (const settings of guestSettingsOf(network)) {
      const ofNetwork = settings === network;
      // The type of the attribute says so, or the network has no bridge to limit.
      if (ofNetwork && (checked || !plugsIntoBridge(network))) continue;
      const { inbound, outbound } = settings.bandwidth ?? {};
      for (const rate of [inbound, checked ? outbound : undefined]) {
        const burst = rate?.burst;
        if (burst?.value === undefined || burst.value <= highest || burst.value > highestOfSchema) continue;
        report({
          span: burst.span,
          stage: ofNetwork ? "start" : "runtime",
          message: `A burst of ${burst.raw} KiB is too large: at most ${highest}`,
          ...(!ofNetwork && { consequence: "Guests of this port group do not start." }),
          fixes: [change(burst.attribute, `${highest}`), ...(rate ? fiveSeconds(rate) : [])],
        });
      }
    }
  },
});

/** The time that a burst usually takes, where that is less than the kernel can express. */
function fiveSeconds({ average, burst }: Rate): Fix[] {
  const sane = average?.value && burstOf(5n, average.value);
  return burst && sane && sane < highest ? [change(burst.attribute, `${sane}`, { note: ", five seconds" })] : [];
}
