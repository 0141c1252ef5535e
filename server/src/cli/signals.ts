// Ends the process at a signal as always, but not in the middle of a write.

const ending = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
let listening = false;

/**
 * From now on a signal ends the process when its event loop comes round: never within synchronous code such as the
 * writing of a file, which leaves no file half written and no temporary file behind.
 */
export function endBetweenWrites(): void {
  if (listening) return;
  listening = true;
  // Without the listener the signal does again what it does by default.
  for (const signal of ending) process.once(signal, () => process.kill(process.pid, signal));
}
