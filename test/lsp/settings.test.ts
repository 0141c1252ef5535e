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
    [{ target: "99.0.0" }, newestVersion, /^virnet\.target is "99\.0\.0", newer than the newest libvirt/],
    [{ target: "0.1.0" }, oldestVersion, /^virnet\.target is "0\.1\.0", older than the oldest libvirt/],
    [{ target: "latest" }, kept, /^virnet\.target is "latest", not a libvirt version or a release/],
    [{ target: "debian12" }, "9.0.0"],
    [{ target: "debian\t12" }, "9.0.0"],
    [{ target: 9 }, kept, /^virnet\.target is 9, not a libvirt version/],
    [{ target: ["9.0.0"] }, kept, /^virnet\.target is \["9\.0\.0"\], not/],
    [{ target: "x".repeat(5000) }, kept, /^virnet\.target is "x{59}\.\.\., not/],
    ["9.0.0", kept, /^virnet settings are "9\.0\.0", not an object/],
    [{ virnet: 7 }, kept, /^virnet settings are 7, not an object/],
    [[], kept, /^virnet settings are \[\], not an object/],
    [true, kept, /^virnet settings are true, not an object/],
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
      /^virnet\.rules: there is no rule "mtu-unusal", did you mean mtu-unusual\?; it is ignored$/,
    ],
    [{ rules: { "mtu-unusual": "warn" } }, {}, /^virnet\.rules\.mtu-unusual is "warn", did you mean warning\?; it is/],
    [
      { rules: ["mtu-unusual"] },
      {},
      /^virnet\.rules is \["mtu-unusual"\], not an object of rules and severities; it is/,
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
    [{ codeLens: { enabled: "no" } }, {}, /^virnet\.codeLens\.enabled is "no", not true or false; it is ignored$/],
    [{ workspace: { scan: 0 }, format: { orderChildren: 1 } }, {}, /orderChildren is 1, not/, /scan is 0, not true or/],
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

  it("what is said later goes before what was said first, rule by rule", () => {
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
