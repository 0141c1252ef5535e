import assert from "node:assert/strict";
import type { Refusal, Verdict } from "../../../client/src/tools/answers.js";
import type { Checked } from "../../../client/src/tools/checks.js";
import { type OwnFinding, refusalsIn, reportOf } from "../../../client/src/tools/report.js";

const refused = (...refusals: Refusal[]): Verdict => ({ kind: "refused", refusals });
const accepted: Verdict = { kind: "accepted" };
const unasked: Verdict = { kind: "unasked", why: "virsh was not found", missing: "virsh" };
const checked = (...verdicts: Verdict[]): Checked => ({
  version: "9.0.0",
  checks: verdicts.map((verdict, index) => ({ command: `tool${index} lab.xml`, verdict, output: `says ${index}` })),
});
const bridge: Refusal = { by: "schema", message: "Extra element bridge in interleave", line: 4, element: "bridge" };
const range: Refusal = { by: "parser", message: "range is reversed" };
const own: OwnFinding = { line: 4, severity: "error", message: "<bridge> has no attribute", rule: "unknown-attribute" };
const report = (found: Checked, findings: readonly OwnFinding[] = [], target?: string) =>
  reportOf({ name: "lab.xml", checked: found, own: findings, target });

describe("the report of both", () => {
  const verdicts: [what: string, found: Checked, findings: OwnFinding[], sentence: string][] = [
    ["both refuse", checked(refused(bridge)), [own], "Both reject it."],
    ["both accept", checked(accepted, accepted), [{ ...own, severity: "warning" }], "Both accept it."],
    ["libvirt alone", checked(accepted, refused(range)), [], "libvirt rejects it; virnet has no error."],
    ["virnet alone", checked(accepted), [{ ...own, stage: "schema" }], "libvirt accepts it; virnet does not."],
    [
      "virnet alone, about what was not asked",
      checked(accepted),
      [
        { ...own, stage: "define" },
        { ...own, stage: "start" },
      ],
      "libvirt's parser and schema accept it; virnet's errors are about later stages.",
    ],
    ["nobody was asked", checked(unasked, unasked), [own], "libvirt could not check it."],
  ];
  for (const [what, found, findings, sentence] of verdicts) {
    it(what, () => assert.ok(report(found, findings).includes(`**${sentence}**`), report(found, findings)));
  }

  it("names the versions", () => {
    assert.match(report(checked(accepted)), /The installed libvirt is 9\.0\.0\./);
    assert.match(report(checked(accepted), [], "9.0.0"), /The installed libvirt is 9\.0\.0\./);
    assert.match(
      report(checked(accepted), [], "12.8.0"),
      /installed libvirt is 9\.0\.0; virnet checked for 12\.8\.0\./,
    );
    assert.match(
      report({ ...checked(accepted), version: undefined }, [], "12.8.0"),
      /virnet checked for libvirt 12\.8\.0\./,
    );
  });

  it("says line by line what each says, and what was asked", () => {
    const findings = [{ ...own, line: 7, severity: "warning", rule: "late" } as const, own];
    assert.equal(
      report(checked(refused(bridge), refused(range), unasked), findings, "9.0.0"),
      `## libvirt and virnet on lab.xml

**Both reject it.** The installed libvirt is 9.0.0.

- The document
  - libvirt: range is reversed
- Line 4
  - libvirt: Extra element bridge in interleave
  - virnet: error: \\<bridge\\> has no attribute (unknown-attribute)
- Line 7
  - virnet: warning: \\<bridge\\> has no attribute (late)

### Commands

Rejected:

\`\`\`text
$ tool0 lab.xml
says 0
\`\`\`

Rejected:

\`\`\`text
$ tool1 lab.xml
says 1
\`\`\`

Not checked: virsh was not found:

\`\`\`text
$ tool2 lab.xml
says 2
\`\`\`

libvirt's test driver has no host, so this does not show what the network driver rejects when the network is defined on a host, or what fails when it starts.
`,
    );
  });

  it("lets no text be Markdown or end its frame", () => {
    const check = { command: "tool", verdict: accepted, output: "````\n# no heading" };
    const text = reportOf({
      name: "a_b*c.xml",
      checked: { version: undefined, checks: [check] },
      own: [],
      target: undefined,
    });
    assert.match(text, /on a\\_b\\\*c\.xml\n/);
    assert.match(text, /`````text\n\$ tool\n````\n# no heading\n`````\n/);
  });

  it("says once what several tools say", () => {
    const placed: Refusal = { by: "parser", message: "Document is empty", line: 1 };
    const unplaced: Refusal = { by: "schema", message: bridge.message, element: "bridge" };
    assert.deepEqual(refusalsIn(checked(refused(unplaced), refused(bridge), refused(placed), refused(placed))), [
      bridge,
      placed,
    ]);
  });
});
