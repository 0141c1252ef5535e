// The command `virnet`.
import { nodeIo } from "./io.js";
import { run } from "./run.js";

// Not process.exit(): it would cut off output that a pipe has not taken yet, and end a language server at its start.
const code = await run(process.argv.slice(2), nodeIo());
// Unless its output could not be written meanwhile.
process.exitCode ??= code;
