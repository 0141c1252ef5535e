// Entry of the server inside the VS Code extension: one file that starts as what it runs on, a process or a web worker.
const onNode = (globalThis as { process?: { versions?: { node?: string } } }).process?.versions?.node !== undefined;
void (onNode ? import("./main.js") : import("./browser.js"));
