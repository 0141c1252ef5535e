import { guestSettingsOf } from "../../network/guests.js";
import { burstOf, secondsAt } from "../../prose/rates.js";
import { defineRule } from "../rule.js";
import { change } from "../shared/fixes.js";

export const bandwidthBurstTooLong = defineRule({
  id: "bandwidth-burst-too-long",
  title: "Burst of more than 274 seconds",
  stage: "runtime",
  severity: "warning",
  why: "For inbound traffic the kernel gets the time that the burst takes at the average rate, in steps of 64 nanoseconds with 32 bits: at most 274 seconds, which is a `burst` of 268 times the `average`. Today's `tc` rejects more, and libvirt then cannot start the network, or the guests of a port group; older ones accepted it and set up something else.",
  bad: [
    `
      <network>
        <name>lab</name>
        <bandwidth>
          <inbound average='1000' peak='5000' burst='«300000»'/>
        </bandwidth>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <bandwidth>
          <inbound average='12500' peak='125000' burst='«3355444»'/>
        </bandwidth>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <portgroup name='web' default='yes'>
          <bandwidth>
            <inbound average='1000' peak='5000' burst='«4194303»'/>
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
          <inbound average='1000' peak='5000' burst='5000'/>
        </bandwidth>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <bandwidth>
          <inbound average='12500' peak='125000' burst='3355443'/>
        </bandwidth>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <bandwidth>
          <outbound average='1000' burst='300000'/>
        </bandwidth>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <bandwidth>
          <inbound average='1000' peak='5000'/>
        </bandwidth>
      </network>
    `,
  ],
  on: "network",
  check(network, { report }) {
    for (const settings of guestSettingsOf(network)) {
      const { average, burst } = settings.bandwidth?.inbound ?? {};
      if (!average?.value || burst?.value === undefined || !burstTooLong(average.value, burst.value)) continue;
      const what = settings === network ? "The network does not start" : "Guests of this port group do not start";
      const sane = burstOf(5n, average.value);
      report({
        span: burst.span,
        message: `A burst of ${burst.raw} KiB lasts ${Math.round(secondsAt(burst.value, average.value))} seconds at the average; write 274 seconds' worth at most`,
        consequence: `${what}: today's tc rejects it.`,
        fixes: [change(burst.attribute, `${sane}`, { note: ", five seconds" })],
      });
    }
  },
});

/** Whether the time of a burst in KiB at a rate in kB/s, in steps of 64 ns, needs more than 32 bits. */
export function burstTooLong(average: bigint, burst: bigint): boolean {
  return burst * 16_000_000n >= average << 32n && burst <= 4_194_303n;
}
