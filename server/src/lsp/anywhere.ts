// Entry of the server in the VS Code extension: one file that runs as a Node process or as a web worker.
const onNode = (globalThis as { process?: { versions?: { node?: string } } }).process?.versions?.node !== undefined;
void (onNode ? import("./main.js") : import("./browser.js"));
