// An internal error only costs the findings of the part that failed: parts of a lint that throw, injected by the tests.
import assert from "node:assert/strict";
import type { Finding } from "../../server/src/findings.js";
import { type LintOptions, type LintParts, lint, lintWith, ownParts } from "../../server/src/lint/lint.js";
import { readExample } from "../../server/src/rules/example.js";
import { rules } from "../../server/src/rules/rules.js";
import { version } from "../../server/src/version.js";
import { boom, withThrowing } from "../helpers/throwing.js";

/** Two ranges that are reversed, and an element that libvirt does not know. */
const text = `<network>
  <name>lab</name>
  <colour/>
  <ip address='192.168.142.1' prefix='24'>
    <dhcp>
      <range start='192.168.142.20' end='192.168.142.10'/>
      <range start='192.168.142.40' end='192.168.142.30'/>
    </dhcp>
  </ip>
</network>
`;

const ids = (findings: readonly Finding[]) => findings.map(({ rule }) => rule);
const internal = (findings: readonly Finding[]) => findings.filter(({ rule }) => rule === "internal-error");
const others = (findings: readonly Finding[]) => findings.filter(({ rule }) => rule !== "internal-error");

describe("lint: internal errors", () => {
  it("of a rule cost its own findings, and are one finding where it was asked first", () => {
    const { findings, failures } = lintWith(withThrowing("dhcp-range-reversed"), text);
    const [finding, ...more] = internal(findings);
    assert.deepEqual(more, []);
    assert.equal(finding?.span.start, text.indexOf("range start"));
    assert.equal(
      finding?.message,
      `Internal error in dhcp-range-reversed (virnet ${version}): boom is undefined; please report it`,
    );
    assert.deepEqual([finding?.severity, finding?.stage], ["warning", "advice"]);
    assert.deepEqual(
      others(findings),
      lint(text).findings.filter(({ rule }) => rule !== "dhcp-range-reversed"),
    );
    assert.deepEqual(
      failures.map(({ during, error }) => [during, error instanceof TypeError]),
      [["in dhcp-range-reversed", true]],
    );
  });

  // No rule's failure may cost more than its own findings, whatever it is asked about.
  for (const { id, on, bad } of rules.filter((rule) => rule.on !== "workspace" && rule.on !== "failure")) {
    it(`of ${id} leave all others as they are`, () => {
      const example = readExample(bad[0] ?? "").text;
      const expected = others(lint(example, { insist: true }).findings);
      const { findings, failures } = lintWith(withThrowing(id), example, { insist: true });
      assert.equal(internal(findings).length, 1);
      assert.deepEqual(
        failures.map(({ during }) => during),
        [`in ${id}`],
      );
      const left = ids(others(findings));
      for (const rule of ids(expected)) if (rule !== id) assert.ok(left.includes(rule), `${rule} is missing`);
      // A finding about the text itself ends the analysis; without it there is more.
      if (on !== "document") assert.ok(!left.includes(id));
    });
  }

  const broken: [part: string, parts: Partial<LintParts>, during: string, kept: readonly string[]][] = [
    ["the text", { readText: boom }, "while reading the text", ["not-well-formed"]],
    ["comments", { readDirectives: boom }, "while reading comments", ids(lint(text).findings)],
    ["XML", { checkWellFormed: boom }, "while checking that the text is XML", ids(lint(text).findings)],
    ["the network", { readNetwork: boom }, "while reading the network", []],
  ];
  for (const [what, parts, during, kept] of broken) {
    it(`of reading ${what} are a finding, and what was found stays`, () => {
      const { findings, failures, isNetwork, isWellFormed } = lintWith({ ...ownParts, ...parts }, text);
      assert.ok(isNetwork);
      assert.equal(isWellFormed, what === "comments" || what === "the network");
      assert.deepEqual(
        failures.map((failure) => failure.during),
        [during],
      );
      assert.equal(internal(findings).length, 1);
      assert.ok(internal(findings)[0]?.message.startsWith(`Internal error ${during} (virnet `));
      assert.deepEqual(ids(others(findings)), kept);
    });
  }

  it("are found in a text that is not well-formed too", () => {
    const cut = text.slice(0, text.indexOf("</dhcp>"));
    const { findings } = lintWith(withThrowing("dhcp-range-reversed"), cut);
    assert.equal(internal(findings).length, 1);
    assert.ok(ids(findings).includes("not-well-formed"));
  });

  it("are none of what is not a network", () => {
    const { findings, failures } = lintWith({ ...ownParts, readText: boom }, "<domain/>");
    assert.deepEqual([findings, failures], [[], []]);
  });

  const options = (rule: string, severity: "off" | "error"): LintOptions => ({
    severities: new Map([[rule, severity]]),
  });

  it("of a rule that is off are none", () => {
    const id = "dhcp-range-reversed";
    const { findings, failures } = lintWith(withThrowing(id), text, options(id, "off"));
    assert.deepEqual([internal(findings), failures], [[], []]);
  });

  it("have the severity that is asked for; turned off they are no finding, but are known", () => {
    const parts = withThrowing("dhcp-range-reversed");
    assert.equal(internal(lintWith(parts, text, options("internal-error", "error")).findings)[0]?.severity, "error");
    const off = lintWith(parts, text, options("internal-error", "off"));
    assert.deepEqual([internal(off.findings), off.failures.length], [[], 1]);
  });

  const comments: [comment: string, unused: boolean][] = [
    ["virnet-disable dhcp-range-reversed", false],
    ["virnet-disable", false],
    ["virnet-disable-file dhcp-range-reversed", false],
    ["virnet-disable srv-port-missing", true],
  ];
  for (const [comment, unused] of comments) {
    it(`${comment} is ${unused ? "" : "not "}called unused when dhcp-range-reversed fails`, () => {
      const quiet = text.replace("  <colour/>\n", `  <!-- ${comment} -->\n`);
      const { findings } = lintWith(withThrowing("dhcp-range-reversed"), quiet);
      assert.equal(ids(findings).includes("unused-directive"), unused);
    });
  }

  it("say what was thrown in one line, whatever it was", () => {
    const messages = (thrown: unknown) =>
      internal(
        lintWith(
          withThrowing("dhcp-range-reversed", () => {
            throw thrown;
          }),
          text,
        ).findings,
      ).map(({ message }) => message.replace(/^.*?\): /, ""));
    assert.deepEqual(messages("text"), ["text; please report it"]);
    assert.deepEqual(messages(undefined), ["undefined; please report it"]);
    assert.deepEqual(messages(new Error("two\nlines.")), ["two; please report it"]);
    assert.deepEqual(messages(new RangeError("")), ["RangeError; please report it"]);
    assert.deepEqual(messages(new Error("x".repeat(500))), [`${"x".repeat(117)}...; please report it`]);
  });
});
