import assert from "node:assert/strict";
import { type Counts, statusOf } from "../../client/src/status-text.js";

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
      /\*\*11\.3\.0\*\*, the one of Debian 13 \(trixie\), Alpine 3\.22, as the setting `virnet\.target` says\.\n\nFound: 2 errors, 1 warning\.\n\n/,
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
      /comment in the document.*1 piece of advice/s,
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
