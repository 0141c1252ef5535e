import assert from "node:assert/strict";
import type { CodeAction } from "vscode-languageserver";
import { codeActionKinds, codeActionsOf } from "../../server/src/features/code-actions.js";
import { diagnosticOf } from "../../server/src/features/diagnostics.js";
import { type Asking, actionsAt, actionTable, applied, titlesAt } from "../helpers/actions.js";
import { analysisOf, contextOf, plain } from "../helpers/analysis.js";

const mistaken = `<network connections='3'>
  <name>lab</name>
  <forward mode='NAT'/>
  <ip address='10.0.0.1' netmask='255.255.255.0'/>
</network>
`;
const at = (place: string) => mistaken.replace(place, `|${place}`);
const everything = { only: [""] };
const isOfFinding = ({ title }: CodeAction) => !title.startsWith("Fix all");

describe("code actions", () => {
  it("come in order: fixes, refactorings, a comment and a page", () => {
    const order = ["quickfix", "refactor", "source", "rule"];
    const { actions } = actionsAt(`«${mistaken.replace("</network>", "<dns><vlan/></dns>»</network>")}`);
    const places = actions.map(({ kind, title }) =>
      order.indexOf(/^(Disable|Open)/.test(title) ? "rule" : (kind?.split(".")[0] ?? "")),
    );
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    );
    assert.deepEqual([...new Set(places)], [0, 1, 3]);
    assert.deepEqual(titlesAt(at("<name")), ["Add a UUID", "Apply all safe fixes"]);
  });

  it("for a finding: its fixes, its comments, its page", () => {
    // No comment makes libvirt accept what it rejects.
    assert.deepEqual(titlesAt(at("NAT"), { only: ["quickfix"] }), ["Change mode to nat", "Fix all safe problems"]);
    assert.deepEqual(titlesAt(at("connections"), { only: ["quickfix"] }), [
      "Remove connections",
      "Fix all safe problems",
      "Disable read-only-attribute here",
      "Open the page of read-only-attribute",
    ]);
    const page = actionsAt(at("connections")).actions.find(({ command }) => command);
    assert.equal(page?.command?.command, "virnet.openRulePage");
    assert.match(page?.command?.arguments?.[0], /^https:.*read-only-attribute/);
    assert.equal(page?.edit, undefined);
    for (const { diagnostics = [] } of actionsAt(at("NAT"), { only: ["quickfix"] }).actions.filter(isOfFinding))
      assert.deepEqual(
        diagnostics.map(({ code }) => code),
        ["unknown-value"],
      );
  });

  it("tell those of one title apart by their places", () => {
    const text = "<network><name>lab</name><bridge name='virbr7'>«<a/><a/>»</bridge></network>";
    const titles = titlesAt(text, { only: ["quickfix"] });
    assert.equal(new Set(titles).size, titles.length);
    assert.ok(
      titles.some((title) => / \(1:\d+\)$/.test(title)),
      titles.join(),
    );
  });

  it("offer no page to an editor that opens none", () =>
    assert.ok(
      !titlesAt(at("connections"), { surroundings: contextOf(plain) }).some((title) => title.startsWith("Open")),
    ));

  it("offer fixes alone while the text is not well-formed", () =>
    assert.deepEqual(titlesAt("<network><name>lab|</nam></network>", { only: ["quickfix"] }), ["Write </name>"]));

  it("offer what several findings share once, for all of them", () => {
    const groups = ["a", "b", "c"].map((name) => `<portgroup name='${name}' default='yes'/>`).join("");
    const { actions } = actionsAt(`<network><name>lab</name>«${groups}»</network>`);
    const [keep, ...others] = actions.filter(({ title }) => title === 'Keep only "a" as the default');
    assert.equal(keep?.diagnostics?.length, 2);
    assert.deepEqual(others, []);
  });

  it("offer no refactoring that a fix is already", () => {
    const ip = "<network><name>lab</name><ip address='|172.30.0.1'/></network>";
    const prefixes = (asking: Asking) => titlesAt(ip, asking).filter((title) => title.startsWith("Add prefix='16'"));
    assert.deepEqual(prefixes({}), ["Add prefix='16'"]);
    assert.deepEqual(prefixes({ only: ["refactor"] }), ["Add prefix='16', which libvirt assumes"]);
  });

  const kinds: [only: string[] | undefined, offered: string[], asking?: Asking][] = [
    // All safe fixes are there once, as the quick fix.
    [undefined, ["quickfix", "refactor.rewrite.forwardMode"]],
    [undefined, ["quickfix", "refactor.rewrite.forwardMode"], { triggerKind: 2 }],
    [undefined, ["quickfix", "refactor.rewrite.forwardMode"], { triggerKind: 1 }],
    [["quickfix"], ["quickfix"]],
    [["refactor"], ["refactor.rewrite.forwardMode"]],
    [["refactor.rewrite"], ["refactor.rewrite.forwardMode"]],
    [["refactor.extract"], []],
    [["refactor.rewrite.forwardModes", "refactor.re"], []],
    [["source"], ["source.fixAll.virnet", "source.removeLeftovers.virnet"]],
    [["source.fixAll"], ["source.fixAll.virnet"], { triggerKind: 2 }],
    [["source.fixAll.virnet"], ["source.fixAll.virnet"]],
    [["source.organizeImports"], []],
    [[], []],
  ];
  for (const [only, offered, asking] of kinds) {
    it(`${JSON.stringify(only)} ${JSON.stringify(asking ?? {})}: ${offered.join(", ")}`, () => {
      const { actions } = actionsAt(at("NAT"), { ...(only && { only }), ...asking });
      assert.deepEqual([...new Set(actions.map(({ kind }) => kind))], offered);
    });
  }

  describe("for an editor that carries out whatever it is offered", () => {
    const offered = (text: string, code: string, context: object = {}, support = plain) => {
      const analysis = analysisOf(text);
      const everywhere = analysis.positions.rangeOf({ start: 0, end: text.length });
      const found = analysis.result.findings.find(({ rule }) => rule === code);
      const diagnostics = found === undefined ? [] : [diagnosticOf(analysis, found)];
      const asked = { diagnostics, ...context };
      const actions = codeActionsOf(analysis, everywhere, asked, contextOf(support));
      return { analysis, actions, titles: actions.map(({ title }) => title) };
    };

    it("offer the one fix of the finding it names that is right in nearly every case", () => {
      const { analysis, actions, titles } = offered(mistaken, "unknown-value");
      assert.deepEqual(titles, ["Change mode to nat"]);
      for (const action of actions) assert.equal(applied(analysis, action), mistaken.replace("NAT", "nat"));
    });

    it("offer nothing where no fix is like that", () => {
      const text = "<network><name>lab</name><bridge foo='1'/></network>";
      assert.ok(titlesAt(text.replace("foo", "|foo")).includes("Remove foo"));
      assert.deepEqual(offered(text, "unknown-attribute").titles, []);
    });

    it("hold nothing back from others", () => {
      const all = offered(mistaken, "none").titles;
      assert.ok(all.length > 3);
      assert.deepEqual(offered(mistaken, "unknown-value", { triggerKind: 1 }).titles, all);
      const preferring = { ...plain, preferredActions: true };
      assert.deepEqual(offered(mistaken, "unknown-value", {}, preferring).titles, all);
    });
  });

  it("do without refactorings at every move of the cursor through a large document", () => {
    const large = at("NAT").replace("</network>", `<!-- ${"x".repeat(60_000)} --></network>`);
    const refactorings = (triggerKind: 1 | 2) =>
      actionsAt(large, { triggerKind }).actions.filter(({ kind }) => kind?.startsWith("refactor")).length;
    assert.equal(refactorings(2), 0);
    assert.ok(refactorings(1) > 0);
    assert.deepEqual(titlesAt(large, { triggerKind: 2, only: ["source.fixAll"] }), ["Apply all safe fixes"]);
  });

  it("say nothing about other documents", () => {
    for (const text of ["<domain|><name>x</name></domain>", "|", "<|", "no <b>X|ML"])
      assert.deepEqual(titlesAt(text, everything), []);
  });
});

describe("all safe fixes", () => {
  const fixAll = { only: ["source.fixAll.virnet"] };
  const title = "Apply all safe fixes";
  actionTable([
    [`|${mistaken}`, title, mistaken.replace(" connections='3'", "").replace("NAT", "nat"), fixAll],
    [
      "|<network><name>a</name><ip address='10.0.0.1' prefix='24'><dchp><range strat='10.0.0.9' end='10.0.0.20'/></dchp></ip></network>",
      title,
      "<network><name>a</name><ip address='10.0.0.1' prefix='24'><dhcp><range start='10.0.0.9' end='10.0.0.20'/></dhcp></ip></network>",
      fixAll,
    ],
    [
      "|<network><name>a</name><bridge name='virbr7', stp='NO'/><ip address='10.0.0.1' prefix='24'/></network>",
      title,
      "<network><name>a</name><bridge name='virbr7' stp='off'/><ip address='10.0.0.1' prefix='24'/></network>",
      fixAll,
    ],
  ]);

  it("are small edits, also after several rounds", () => {
    const { actions } = actionsAt(
      "|<network><name>a</name><ip address='10.0.0.1' prefix='24'><dchp><range strat='10.0.0.9' end='10.0.0.20'/></dchp></ip></network>",
      { ...fixAll, surroundings: contextOf(plain) },
    );
    assert.deepEqual(
      Object.values(actions[0]?.edit?.changes ?? {})[0]?.map(({ newText }) => newText),
      ["dhcp", "start", "dhcp"],
    );
  });

  it("are not offered where there are none", () => {
    for (const text of [
      "|<network><name>a</name></network>",
      "|<network><name>a</name><forward mode='nat'/></network>",
      // libvirt would refuse what it now ignores.
      "|<network><name>a</name><ip address='10.0.0.1' prefix='24'><dchp><range start='10.0.0.9'/></dchp></ip></network>",
    ])
      assert.deepEqual(titlesAt(text, fixAll), []);
  });
});

it("every code action is of a kind that the server can announce", () => {
  assert.equal(new Set(codeActionKinds).size, codeActionKinds.length);
  for (const kind of codeActionKinds)
    assert.match(kind, /^(quickfix|refactor\.(rewrite|extract)\.\w+|source\.\w+\.virnet)$/);
});
