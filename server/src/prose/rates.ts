// Describes data rates and bursts: libvirt counts rates in kB (1,000 bytes, as `tc` reads
// them) per second and bursts in KiB, people count in bits.
import type { Bandwidth, Rate } from "../network/model.js";
import { bitRate, dataSize, duration, grouped } from "./numbers.js";

const kilobyte = 1000n;
const kib = 1024n;

/** Formats a rate in kB/s as `8 Mbit/s`. */
export function rateInWords(rate: bigint): string {
  return bitRate(rate * kilobyte * 8n);
}

/** Describes a rate in kB/s: in bytes, in bits and in common units. */
export function rateMeaning(rate: bigint): string {
  const bytes = rate * kilobyte;
  return `${grouped(rate)} kB/s = ${grouped(bytes)} bytes/s = ${grouped(bytes * 8n)} bit/s = **${rateInWords(rate)}**.`;
}

/** Returns how many seconds a burst in KiB takes at a rate in kB/s. */
export function secondsAt(burst: bigint, rate: bigint): number {
  return Number(burst * kib) / Number(rate * kilobyte);
}

/** Returns the burst in KiB, rounded up, that passes in so many seconds at a rate in kB/s. */
export function burstOf(seconds: bigint, rate: bigint): bigint {
  return (seconds * rate * kilobyte + kib - 1n) / kib;
}

/** Returns how long a burst lasts, in seconds, at the peak beyond the average; `undefined` when it never ends. */
function secondsOf({ average, peak, burst }: Rate, outbound: boolean): number | undefined {
  if (!average?.value || !burst?.value) return undefined;
  // Outbound traffic has no peak: the whole burst passes at once.
  if (outbound || !peak?.value) return secondsAt(burst.value, average.value);
  return peak.value > average.value ? secondsAt(burst.value, peak.value - average.value) : undefined;
}

/** Describes a burst in KiB: in bytes, and how long it lasts. */
export function burstMeaning(rate: Rate, outbound: boolean): string | undefined {
  const burst = rate.burst?.value;
  if (burst === undefined) return undefined;
  const seconds = secondsOf(rate, outbound);
  const size = `${grouped(burst)} KiB = ${grouped(burst * kib)} bytes = **${dataSize(burst * kib)}**.`;
  if (seconds === undefined) return size;
  return !outbound && rate.peak?.value
    ? `${size} At the peak of ${rateInWords(rate.peak.value)} it lasts ${duration(seconds)}.`
    : `${size} It is worth ${duration(seconds)} of the average.`;
}

/** Formats `8 Mbit/s (peak 16 Mbit/s)`; `undefined` while the average is unknown. Linux has no peak outbound. */
export function limitInWords({ average, peak }: Rate, outbound: boolean): string | undefined {
  if (!average?.value) return undefined;
  return `${rateInWords(average.value)}${peak?.value && !outbound ? ` (peak ${rateInWords(peak.value)})` : ""}`;
}

/** Describes the limit and the bursts of one direction. */
export function limitMeaning(rate: Rate, outbound: boolean): string | undefined {
  const limit = limitInWords(rate, outbound);
  const burst = rate.burst?.value;
  if (limit === undefined || !burst) return limit;
  const seconds = outbound || !rate.peak?.value ? undefined : secondsOf(rate, outbound);
  const lasting = seconds === undefined ? "" : `, which last ${duration(seconds)} at the peak`;
  return `${limit}, in bursts of ${dataSize(burst * kib)}${lasting}`;
}

/** Lists the limits there are, as `receive 8 Mbit/s` and `send 4 Mbit/s`. */
export function bandwidthInWords({ inbound, outbound }: Bandwidth): string[] {
  const [receive, send] = [inbound && limitInWords(inbound, false), outbound && limitInWords(outbound, true)];
  return [receive && `receive ${receive}`, send && `send ${send}`].filter((part) => part !== undefined);
}
