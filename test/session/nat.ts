// Writes the NAT example of libvirt's documentation from an empty file: structure comes from completion, the author's
// own values (names, addresses) are typed.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { editorOver } from "../helpers/lsp.js";
import { createTypist, type Typist } from "./typist.js";

/** The example as it stands there, in virnet's way of writing: single quotes, a prefix for the netmask. */
export const example = `<network>
  <name>default</name>
  <bridge name='virbr0'/>
  <forward mode='nat'/>
  <ip address='192.168.122.1' prefix='24'>
    <dhcp>
      <range start='192.168.122.2' end='192.168.122.254'/>
    </dhcp>
  </ip>
  <ip family='ipv6' address='2001:db8:ca2:2::1' prefix='64'/>
</network>`;

/** Element by element. */
async function write(typist: Typist): Promise<void> {
  await typist.type("<");
  await typist.pick("network");
  await typist.type("default");
  await typist.tab();
  await typist.type("<b");
  await typist.pick("bridge");
  await typist.type("virbr0");
  await typist.tab();
  await typist.type("<");
  await typist.pick("forward");
  await typist.tab();
  await typist.type("<ip");
  await typist.pick("ip");
  await typist.type("192.168.122.1");
  await typist.tab();
  await typist.tab();
  await typist.type("<");
  await typist.pick("dhcp");
  await typist.leave(2);
  await typist.type("<ip");
  await typist.pick("ip family='ipv6'");
  await typist.type("2001:db8:ca2:2::1");
}

/** From a whole network that the server offers. */
async function adapt(typist: Typist): Promise<void> {
  await typist.type("nat");
  await typist.pick("nat");
  await typist.type("default");
  await typist.tab();
  await typist.type("virbr0");
  await typist.tab();
  await typist.type("192.168.122");
  await typist.leave(4);
  await typist.type("<ip");
  await typist.pick("ip family='ipv6'");
  await typist.type("2001:db8:ca2:2::1");
}

const ways = { "element by element": write, "from a whole network": adapt };

/** Does it over the standard input and output of a server, in each way; ends it. */
async function nat(): Promise<ReadonlyMap<string, Typist>> {
  const main = fileURLToPath(new URL("../../server/src/lsp/main.js", import.meta.url));
  const server = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", main, "--stdio"]);
  try {
    const editor = editorOver(server.stdout, server.stdin);
    const completionItem = {
      snippetSupport: true,
      labelDetailsSupport: true,
      insertTextModeSupport: { valueSet: [1, 2] as (1 | 2)[] },
    };
    await editor.initialize({
      capabilities: { textDocument: { completion: { completionItem } } },
      initializationOptions: { suggestCommand: "suggest" },
    });
    const done = new Map<string, Typist>();
    for (const [way, go] of Object.entries(ways)) {
      const uri = "file:///default.xml";
      const typist = await createTypist(editor, uri);
      await go(typist);
      await editor.close(uri);
      done.set(way, typist);
    }
    await editor.connection.sendRequest("shutdown");
    return done;
  } finally {
    server.kill();
  }
}

/** The record of both ways, as docs/features.md has it. */
export async function transcript(): Promise<string> {
  const parts: string[] = [];
  for (const [way, { keys, record, text }] of await nat()) {
    parts.push(
      `${way}: ${keys} keys for ${text.length} characters`,
      ...record.map((line) => `  ${line}`),
      ...text.split("\n").map((line) => `  | ${line}`),
      "",
    );
  }
  return parts.join("\n");
}
