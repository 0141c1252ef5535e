// Lets signals end the process as usual, but not in the middle of a write.

const ending = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
let listening = false;

/**
 * From now on a signal ends the process at the next turn of the event loop, never within synchronous code such as the
 * writing of a file. So no file is left half written, and no temporary file is left behind.
 */
export function endBetweenWrites(): void {
  if (listening) return;
  listening = true;
  // The listener is gone by then, so the signal has its default effect.
  for (const signal of ending) process.once(signal, () => process.kill(process.pid, signal));
}
