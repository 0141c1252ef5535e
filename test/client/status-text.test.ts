import assert from "node:assert/strict";
import { aboutText, type Counts, statusOf } from "../../client/src/status-text.js";

const none: Counts = { errors: 0, warnings: 0, advice: 0 };
const target = { version: "11.3.0", source: "setting" } as const;

describe("the status item", () => {
  const rows: [
    what: string,
    shown: ReturnType<typeof statusOf>,
    text: string | undefined,
    tooltip: RegExp,
    command?: string,
  ][] = [
    ["off", statusOf("off", undefined, none), undefined, /^$/],
    ["starting", statusOf("starting", undefined, none), "$(loading~spin) libvirt", /starting/, "virnet.showOutput"],
    ["failed", statusOf("failed", target, none), "$(error) virnet", /not running/, "virnet.restart"],
    ["no findings", statusOf("running", target, none), "libvirt 11.3.0", /No findings/, "virnet.chooseTarget"],
    [
      "a server that does not tell",
      statusOf("running", undefined, none),
      "libvirt",
      /^No findings\.\n\nClick/,
      "virnet.chooseTarget",
    ],
    [
      "findings",
      statusOf("running", target, { errors: 2, warnings: 1, advice: 0 }),
      "libvirt 11.3.0 $(error) 2 $(warning) 1",
      /\*\*11\.3\.0\*\* of Debian 13 \(trixie\), Alpine 3\.22, set by `virnet\.target`\.\n\nFound: 2 errors, 1 warning\.\n\n/,
      "virnet.chooseTarget",
    ],
    [
      "advice alone",
      statusOf("running", target, { ...none, advice: 3 }),
      "libvirt 11.3.0",
      /Found: 3 pieces of advice\./,
      "virnet.chooseTarget",
    ],
    [
      "one piece",
      statusOf("running", { ...target, source: "comment" }, { ...none, advice: 1 }),
      "libvirt 11.3.0",
      /directive in the document.*1 piece of advice/s,
      "virnet.chooseTarget",
    ],
  ];
  for (const [what, shown, text, tooltip, command] of rows) {
    it(what, () => {
      assert.equal(shown?.text, text);
      assert.match(shown?.tooltip ?? "", tooltip);
      assert.equal(shown?.command, command);
    });
  }
});

describe("what a report of a bug needs", () => {
  const parts = { extension: "0.1.0", editor: "VS Code 1.100.0, desktop", state: "running" } as const;

  it("is all that is known", () => {
    const latest = { uri: "file:///w/a.xml", time: "2026-01-02T03:04:05.678Z", milliseconds: 12 };
    const text = aboutText({
      ...parts,
      about: { version: "0.1.0", open: 2, read: 14, latest },
      document: { uri: "file:///w/a.xml", language: "libvirt-network" },
      target: { version: "9.0.0", source: "config", config: "file:///w/.virnet.json" },
    });
    assert.equal(
      text,
      `virnet 0.1.0, server 0.1.0
Editor: VS Code 1.100.0, desktop
Document: file:///w/a.xml (libvirt-network)
Target: libvirt 9.0.0, set by the nearest .virnet.json
Config: file:///w/.virnet.json
Documents: 2 open, 14 others read
Last analysis: file:///w/a.xml at 2026-01-02T03:04:05.678Z, 12 ms`,
    );
  });

  it("says what is not there", () => {
    const text = aboutText({ ...parts, state: "failed", about: undefined, document: undefined, target: undefined });
    assert.match(text, /^virnet 0\.1\.0, server failed\n.*\nDocument: no network in the active editor$/);
  });
});
