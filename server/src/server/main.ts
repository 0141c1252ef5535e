// Entry of the command virnet-language-server and of the server the VS Code extension starts.
import { startNodeServer } from "./node.js";

startNodeServer(process.argv.slice(2));
