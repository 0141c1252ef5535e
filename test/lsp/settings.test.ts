import assert from "node:assert/strict";
import { defaultSettings, isSameSettings, readSettings } from "../../server/src/lsp/settings.js";
import { formatVersion, newestVersion, oldestVersion, parseVersion } from "../../server/src/vocabulary/versions.js";

describe("settings", () => {
  const kept = "8.0.0";
  const cases: [value: unknown, target: string, problem?: RegExp][] = [
    [undefined, kept],
    [null, kept],
    [{}, kept],
    [{ virnet: null }, kept],
    [{ virnet: {} }, kept],
    [{ target: null }, kept],
    [{ target: "" }, kept],
    [{ target: "9.0.0" }, "9.0.0"],
    [{ target: " 9.0 " }, "9.0.0"],
    [{ virnet: { target: "11.3.0" } }, "11.3.0"],
    [{ virnet: { target: "11.3.0", trace: { server: "verbose" } }, other: 1 }, "11.3.0"],
    [{ target: "99.0.0" }, newestVersion, /^virnet\.target: "99\.0\.0" is newer than any libvirt/],
    [{ target: "0.1.0" }, oldestVersion, /^virnet\.target: "0\.1\.0" is older than any libvirt/],
    [{ target: "latest" }, kept, /^ignored: virnet\.target must be a libvirt version or a release, .*, not "latest"$/],
    [{ target: "debian12" }, "9.0.0"],
    [{ target: "debian\t12" }, "9.0.0"],
    [{ target: 9 }, kept, /^ignored: virnet\.target must be a libvirt version .*, not 9$/],
    [{ target: ["9.0.0"] }, kept, /, not \["9\.0\.0"\]$/],
    [{ target: "x".repeat(5000) }, kept, /, not "x{59}\.\.\.$/],
    ["9.0.0", kept, /^ignored: the virnet settings must be an object, not "9\.0\.0"$/],
    [{ virnet: 7 }, kept, /must be an object, not 7$/],
    [[], kept, /must be an object, not \[\]$/],
    [true, kept, /must be an object, not true$/],
  ];
  for (const [value, target, problem] of cases) {
    it(`${JSON.stringify(value)?.slice(0, 60)} is ${target}${problem ? " and a line in the log" : ""}`, () => {
      const defaults = parseVersion(kept);
      const { settings, problems } = readSettings(value, defaults && { ...defaultSettings, target: defaults });
      assert.equal(settings.target && formatVersion(settings.target), target);
      assert.equal(problems.length, problem ? 1 : 0);
      if (problem) assert.match(problems[0] ?? "", problem);
    });
  }
});

describe("settings: all of them", () => {
  const { severities: none, ...others } = defaultSettings;
  const cases: [value: unknown, settings: object, ...problems: RegExp[]][] = [
    [{}, {}],
    [{ rules: { "mtu-unusual": "off", "name-unusual": "error" } }, { rules: "mtu-unusual off, name-unusual error" }],
    [{ rules: { "mtu-unusual": null } }, {}],
    [{ rules: null, inlayHints: null, codeLens: "", format: [], workspace: 7 }, {}],
    [
      { rules: { "mtu-unusal": "off", "name-unusual": "off" } },
      { rules: "name-unusual off" },
      /^ignored: virnet\.rules: there is no rule "mtu-unusal"; did you mean mtu-unusual\?$/,
    ],
    [
      { rules: { "mtu-unusual": "warn" } },
      {},
      /^ignored: virnet\.rules\.mtu-unusual: "warn" is not a severity; did you mean warning\?$/,
    ],
    [
      { rules: ["mtu-unusual"] },
      {},
      /^ignored: virnet\.rules must be an object of rules and severities, not \["mtu-unusual"\]$/,
    ],
    [
      { inlayHints: { enabled: false }, codeLens: { enabled: false } },
      { inlayHints: false, codeLens: false },
    ],
    [
      { format: { orderChildren: true }, workspace: { scan: false } },
      { orderChildren: true, scan: false },
    ],
    [{ virnet: { codeLens: { enabled: false } } }, { codeLens: false }],
    [{ codeLens: { enabled: "no" } }, {}, /^ignored: virnet\.codeLens\.enabled must be true or false, not "no"$/],
    [
      { workspace: { scan: 0 }, format: { orderChildren: 1 } },
      {},
      /orderChildren must be true or false, not 1/,
      /scan must be .*, not 0/,
    ],
  ];
  for (const [value, expected, ...said] of cases) {
    it(JSON.stringify(value), () => {
      const { settings, problems } = readSettings(value);
      const { severities = none, ...rest } = settings;
      const rules = [...(severities ?? [])].map((pair) => pair.join(" ")).join(", ");
      assert.deepEqual({ ...rest, rules }, { ...others, rules: "", ...expected });
      assert.equal(problems.length, said.length, problems.join("\n"));
      problems.forEach((problem, index) => {
        assert.match(problem, said[index] ?? /$^/);
      });
    });
  }

  it("later settings take precedence over earlier ones, rule by rule", () => {
    const first = readSettings({
      rules: { "mtu-unusual": "off", "name-unusual": "off" },
      codeLens: { enabled: false },
    });
    const { settings } = readSettings({ rules: { "mtu-unusual": "hint" } }, first.settings);
    assert.deepEqual(
      [...(settings.severities ?? [])],
      [
        ["mtu-unusual", "hint"],
        ["name-unusual", "off"],
      ],
    );
    assert.equal(settings.codeLens, false);
    assert.ok(isSameSettings([settings], [{ ...settings, severities: new Map(settings.severities) }]));
    assert.ok(!isSameSettings([settings], [first.settings]));
  });
});
