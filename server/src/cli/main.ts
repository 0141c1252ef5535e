// The command `virnet`.
import { nodeIo } from "./io.js";
import { run } from "./run.js";

// Not process.exit(): it would cut off output that a pipe has not accepted yet, and end a language server at its start.
const code = await run(process.argv.slice(2), nodeIo());
// It may be set already, because output could not be written.
process.exitCode ??= code;
