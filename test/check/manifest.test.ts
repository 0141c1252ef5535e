// The extension's manifest describes settings and the config file as the server interprets them.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { configName } from "../../server/src/config/config.js";
import { ruleSettings } from "../../server/src/config/values.js";
import { defaultSettings, readSettings } from "../../server/src/lsp/settings.js";

interface Property {
  readonly type: string;
  readonly default: unknown;
  readonly scope?: string;
  readonly additionalProperties?: { readonly enum: readonly string[] };
}

/** What the extension reads itself; test/client/manifest.test.ts holds that. */
const forTheExtension = new Set(
  ["trace.server", "detectNetworks", "autoClosingTags", "libvirtUri", "virshPath"].map((name) => `virnet.${name}`),
);

describe("the extension's manifest", () => {
  const { contributes } = JSON.parse(readFileSync("package.json", "utf8"));
  const properties = contributes.configuration.properties as Record<string, Property>;
  const settings = Object.entries(properties).filter(([name]) => !forTheExtension.has(name));

  it("has the defaults of the server", () => {
    const sent = Object.fromEntries(settings.map(([name, property]) => [name, property.default]));
    assert.deepEqual(readSettings(nested(sent)), { settings: defaultSettings, problems: [] });
  });

  for (const [name, { type, default: usual }] of settings) {
    it(`${name} is read`, () => {
      const other = { boolean: !usual, string: "9.0.0", object: { "mtu-unusual": "off" } }[type];
      const { settings: read, problems } = readSettings(nested({ [name]: other }));
      assert.notDeepEqual(read, defaultSettings);
      assert.deepEqual(problems, []);
    });
  }

  it("has its settings on the page about editors, whose JSON is JSON", () => {
    const blocks = [...readFileSync("docs/editors.md", "utf8").matchAll(/^```json\n(.*?)^```$/gms)];
    const read = blocks.map(([, json = ""]) => JSON.parse(json));
    const sent = Object.fromEntries(settings.map(([name, property]) => [name, property.default]));
    assert.deepEqual(read.at(-1), nested(sent));
  });

  it("offers what a rule may be set to", () => {
    assert.deepEqual(properties["virnet.rules"]?.additionalProperties?.enum, ruleSettings);
  });

  it("ships the schema of the config file", () => {
    const [{ fileMatch, url }] = contributes.jsonValidation;
    assert.equal(fileMatch, configName);
    assert.ok(existsSync(url));
    assert.ok(readFileSync(".vscodeignore", "utf8").split("\n").includes(url.replace("./", "!")));
  });
});

/** `{ "virnet.codeLens.enabled": true }` as the editor sends it. */
function nested(flat: Readonly<Record<string, unknown>>): unknown {
  const top: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(flat)) {
    const keys = name.split(".");
    const last = keys.pop() ?? "";
    let holder = top;
    for (const key of keys) {
      holder[key] ??= {};
      holder = holder[key] as Record<string, unknown>;
    }
    holder[last] = value;
  }
  return top;
}
