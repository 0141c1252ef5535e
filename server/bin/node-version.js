// Whether a Node is new enough. Read by any Node that knows modules, so that nothing here may be newer than Node 14.

/** Why virnet does not run in that version of Node, as a sentence; `undefined` when it does. */
export function unfit(version) {
  const [major, minor] = version.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) return `virnet needs Node 20.19 or later; this is ${version}`;
  // These came out before the last of 20 and do not have all that it has.
  if (major === 21 || (major === 22 && minor < 3)) return `virnet needs Node 20.19, 22.3 or later; this is ${version}`;
  return undefined;
}

/** Runs what `start` imports, or says on standard error why not, and ends with 2. */
export function startIn(version, start) {
  const problem = unfit(version);
  if (problem === undefined) return start();
  console.error(problem);
  process.exitCode = 2;
}
