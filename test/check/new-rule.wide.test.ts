// `npm run new-rule` writes a complete rule, tested in a copy of the folders it writes to.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeWide } from "../helpers/wide.js";

const copied = ["scripts", "server/src/rules", "docs/data/coverage.tsv", "biome.json", ".gitignore"];

describeWide("new-rule", () => {
  let folder = "";
  const read = (path: string) => readFileSync(join(folder, path), "utf8");
  const newRule = (...argv: string[]) =>
    spawnSync(process.execPath, [join(folder, "scripts/new-rule.mjs"), ...argv], { encoding: "utf8" });

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "virnet-new-rule-"));
    for (const path of copied) cpSync(path, join(folder, path), { recursive: true });
    symlinkSync(join(process.cwd(), "node_modules"), join(folder, "node_modules"), "junction");
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const [argv, problem] of [
    [[], /"" is not a rule id/],
    [["mtuInvented"], /"mtuInvented" is not a rule id/],
    [["mtu"], /"mtu" is not a rule id/],
    [["mtu-unusual"], /there is a rule mtu-unusual already: server\/src\/rules\/bridge\/mtu-unusual\.ts/],
    [["quite-odd"], /which topic is quite-odd about\? .* one of bandwidth, /],
    [["quite-odd", "nowhere"], /server\/src\/rules\/nowhere does not exist; there are bandwidth, /],
    [["quite-odd", "shared"], /server\/src\/rules\/shared does not exist/],
  ] as const) {
    it(`refuses: ${argv.join(" ")}`, () => {
      const { status, stderr } = newRule(...argv);
      assert.equal(status, 2);
      assert.match(stderr, problem);
    });
  }

  for (const [argv, topic, name] of [
    [["mtu-invented"], "bridge", "mtuInvented"],
    [["dhcp-2nd-invented"], "dhcp", "dhcp2ndInvented"],
    [["zone-invented", "vlan"], "vlan", "zoneInvented"],
  ] as const) {
    it(`writes: ${argv.join(" ")}`, () => {
      const [id] = argv;
      const { status, stdout, stderr } = newRule(...argv);
      assert.equal(status, 0, stderr);
      assert.match(stdout, new RegExp(`test:only rules/examples -- --grep ${id};`));
      const rule = read(`server/src/rules/${topic}/${id}.ts`);
      assert.match(rule, /^import \{ defineRule \} from "\.\.\/rule\.js";\n/);
      assert.ok(rule.includes(`export const ${name} = defineRule({\n  id: "${id}",\n`), rule);
      const index = read("server/src/rules/rules.ts");
      assert.ok(index.includes(`import { ${name} } from "./${topic}/${id}.js";\n`));
      assert.match(index, new RegExp(`\n {2}// ${topic}\n(?: {2}\\w+,\n)+ {2}${name},\n(?: {2}//|\\])`));
      assert.ok(read("docs/data/coverage.tsv").includes(`\nadditional\t\t${id}\t\n`));
    });
  }

  it("leaves the imports sorted, as Biome has them", () => {
    const biome = join(folder, "node_modules/@biomejs/biome/bin/biome");
    const { status, stdout } = spawnSync(process.execPath, [biome, "ci", "server"], { cwd: folder, encoding: "utf8" });
    assert.equal(status, 0, stdout);
  });
});
