// Entry of the command virnet-language-server and of the server the VS Code extension starts.
import { serveAlone } from "../cli/serve-alone.js";

void serveAlone(process.argv.slice(2), process).then((code) => {
  process.exitCode = code;
});
