// The extension's manifest matches the code and the files that it refers to.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { targetPattern } from "../../docs/generate/config-schema.js";
import { commands as serverCommands } from "../../server/src/protocol.js";
import { formatConcise } from "../../server/src/report/concise.js";
import type { Report } from "../../server/src/report/report.js";

interface Command {
  readonly command: string;
  readonly title: string;
  readonly category?: string;
}
interface MenuEntry {
  readonly command: string;
  readonly when?: string;
}
interface Step {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly when?: string;
  readonly media: { readonly svg?: string; readonly markdown?: string; readonly altText?: string };
  readonly completionEvents: readonly string[];
}
interface Setting {
  readonly default?: unknown;
  readonly scope?: string;
  readonly description?: string;
  readonly markdownDescription?: string;
}

const manifest = JSON.parse(readFileSync("package.json", "utf8"));
const { contributes } = manifest;
const commands: readonly Command[] = contributes.commands;
const menus: Record<string, readonly MenuEntry[]> = contributes.menus;
const settings: Record<string, Setting> = contributes.configuration.properties;
const [walkthrough] = contributes.walkthroughs;
const steps: readonly Step[] = walkthrough.steps;

const source = (top: string) =>
  readdirSync(top, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(join(top, name), "utf8"))
    .join("\n");
const client = source("client/src");
const server = source("server/src");

const names = new Set(commands.map(({ command }) => command));

describe("the setting of the target", () => {
  it("accepts what the config file does, and nothing", () => {
    const { pattern } = settings["virnet.target"] as { pattern: string };
    assert.equal(pattern, `^$|${targetPattern}`);
    for (const text of ["", "11.3.0", "12", "debian12", "sles15sp6", "noble"]) assert.match(text, new RegExp(pattern));
    for (const text of ["latest", "v9", "debian"]) assert.doesNotMatch(text, new RegExp(pattern));
  });
});

describe("the manifest's commands", () => {
  it("are those the extension registers", () => {
    const registered = [...client.matchAll(/const all = \{\n(.*?)\n {2}\} satisfies /gs)].flatMap(([, body]) =>
      [...(body ?? "").matchAll(/^ {4}(\w+)[:,]/gm)].map(([, name]) => `virnet.${name}`),
    );
    assert.deepEqual(registered.toSorted(), [...names].toSorted());
  });

  it("are none of the server's, which the language client registers by itself", () => {
    assert.deepEqual(
      Object.values(serverCommands).filter((command) => names.has(command)),
      [],
    );
  });

  it("are all there that code, menus and the walkthrough speak of", () => {
    const ofServer = new Set<string>(Object.values(serverCommands));
    const spoken = [
      ...[...client.matchAll(/command(?::| ===?| =) "(virnet\.\w+)"/g)].map(([, name = ""]) => name),
      ...Object.values(menus).flatMap((entries) => entries.map(({ command }) => command)),
      ...steps.flatMap(({ description }) =>
        [...description.matchAll(/command:(virnet\.\w+)/g)].map(([, name = ""]) => name),
      ),
      ...steps.flatMap(({ completionEvents }) =>
        completionEvents.flatMap((event) => /^onCommand:(virnet\..*)/.exec(event)?.[1] ?? []),
      ),
    ];
    assert.ok(spoken.length > 20);
    assert.deepEqual(
      spoken.filter((name) => !names.has(name) && !ofServer.has(name)),
      [],
    );
  });

  const small = new Set(["a", "an", "as", "for", "in", "of", "on", "that", "the", "this", "to", "with"]);
  const asWritten = new Set(["libvirt", "virsh", "net-define"]);
  for (const { title, category } of commands) {
    it(`have titles in title case: ${title}`, () => {
      assert.equal(category, "virnet");
      const words = title.replace(/\.\.\.$/, "").split(" ");
      const wrong = words.filter((word, index) => {
        const isSmall = index > 0 && index < words.length - 1 && small.has(word);
        return !isSmall && !asWritten.has(word) && !/^[A-Z]/.test(word);
      });
      assert.deepEqual(wrong, []);
    });
  }

  it("are called by their titles in the walkthrough and in the documents", () => {
    const titles = new Set(commands.map(({ title }) => title.replace(/\.\.\.$/, "")));
    const texts = [readFileSync("README.md", "utf8"), readFileSync("docs/editors.md", "utf8")];
    const named = [
      ...texts.flatMap((text) => [...text.matchAll(/\*virnet: ([^*]+)\*/g)]),
      ...steps.flatMap(({ description }) => [...description.matchAll(/__virnet: ([^_]+)__/g)]),
    ].map(([, title = ""]) => title.replace(/\s+/g, " "));
    assert.ok(named.length >= 5, String(named));
    assert.deepEqual(
      named.filter((title) => !titles.has(title)),
      [],
    );
  });

  it("are in the palette only where they can do something", () => {
    const when = new Map(menus.commandPalette?.map((entry) => [entry.command, entry.when]));
    const everywhere = [...names].filter((name) => !when.has(name)).map((name) => name.slice("virnet.".length));
    assert.deepEqual(everywhere.toSorted(), ["chooseTarget", "newNetwork", "restart", "showOutput", "showRulePage"]);
    const tools = [...names].filter((name) => /libvirt$|live/i.test(name));
    assert.equal(tools.length, 3);
    for (const tool of tools)
      assert.match(when.get(tool) ?? "", /isWorkspaceTrusted && \(!isWeb \|\| remoteName\)/, tool);
  });

  it("are begun for by nothing but XML; VS Code adds languages and commands of its own accord", () =>
    assert.deepEqual(manifest.activationEvents, ["onLanguage:xml"]));
});

describe("the manifest's conditions", () => {
  const bindings: readonly { readonly when: string }[] = contributes.keybindings;
  const whens = [...Object.values(menus).flat(), ...bindings, ...steps].flatMap(({ when }) => when ?? []);

  it("ask only for what VS Code and the extension tell", () => {
    const known = new Set([
      "editorLangId",
      "resourceScheme",
      "isWorkspaceTrusted",
      "isWeb",
      "remoteName",
      "editorTextFocus",
      "virnet.withoutVirsh",
    ]);
    assert.ok(whens.length > 10);
    for (const when of whens) {
      const keys = when.replace(/[=!]= [\w-]+/g, "").match(/[\w.]+/g) ?? [];
      assert.deepEqual(
        keys.filter((key) => !known.has(key)),
        [],
        when,
      );
    }
  });

  it("compare with languages and schemes there are", () => {
    const known = new Set([
      "xml",
      "untitled",
      ...contributes.languages.map(({ id }: { id: string }) => id),
      ...[...client.matchAll(/scheme = "([\w-]+)"/g)].map(([, name]) => name),
    ]);
    for (const when of whens) {
      for (const [, value] of when.matchAll(/[=!]= ([\w-]+)/g)) assert.ok(known.has(value), `${value} in: ${when}`);
    }
  });
});

describe("the manifest's settings", () => {
  for (const [name, setting] of Object.entries(settings)) {
    it(`${name} is described, has a default, and is read`, () => {
      assert.match(setting.markdownDescription ?? setting.description ?? "", /^[A-Z`].*\S[.)]$/s);
      assert.notEqual(setting.default, undefined);
      // The language client reads this one by itself.
      if (name === "virnet.trace.server") return;
      const [, ...path] = name.split(".");
      const isRead = (text: string) => path.every((part) => new RegExp(`\\b${part}\\b`).test(text));
      assert.ok(isRead(client) || isRead(server));
    });
  }

  it("have all that the extension reads", () => {
    const read = [...client.matchAll(/getConfiguration\("virnet"[^)]*\)\s*\.get<[^(]*>\(\s*"([\w.]+)"/g)].map(
      ([, name]) => `virnet.${name}`,
    );
    assert.ok(read.length >= 5, String(read));
    assert.deepEqual(
      read.filter((name) => !(name in settings)),
      [],
    );
  });

  it("that a folder could misuse do not count before it is trusted", () => {
    const { untrustedWorkspaces } = manifest.capabilities;
    // Anything else than "limited" would leave them unrestricted.
    assert.equal(untrustedWorkspaces.supported, "limited");
    assert.deepEqual(untrustedWorkspaces.restrictedConfigurations, ["virnet.libvirtUri", "virnet.virshPath"]);
    assert.equal(settings["virnet.virshPath"]?.scope, "machine");
    assert.equal(settings["virnet.libvirtUri"]?.scope, "machine-overridable");
  });
});

describe("the manifest's files", () => {
  const { languages, grammars } = contributes;
  const referenced: readonly string[] = [
    manifest.icon,
    walkthrough.icon,
    ...steps.map(({ media }) => media.svg ?? media.markdown ?? ""),
    ...grammars.map(({ path }: { path: string }) => path),
    ...(contributes.jsonValidation ?? []).map(({ url }: { url: string }) => url),
    ...languages.flatMap(({ configuration, icon }: { configuration?: string; icon?: Record<string, string> }) => [
      ...(configuration === undefined ? [] : [configuration]),
      ...Object.values(icon ?? {}),
    ]),
  ].map((path) => path.replace(/^\.\//, ""));
  const shipped = readFileSync(".vscodeignore", "utf8")
    .split("\n")
    .flatMap((line) => /^!(.*)/.exec(line)?.[1] ?? []);

  it("are there, and shipped", () => {
    assert.ok(referenced.length > 10);
    for (const path of referenced) {
      assert.ok(existsSync(path), path);
      assert.ok(
        shipped.some(
          (pattern) => pattern === path || (pattern.endsWith("/**") && path.startsWith(pattern.slice(0, -2))),
        ),
        `${path} is not shipped`,
      );
    }
  });

  it("ship nothing that is not there", () => {
    for (const pattern of shipped.filter((path) => !path.startsWith("dist/")))
      assert.ok(existsSync(pattern.replace(/\/\*\*$/, "")), pattern);
  });

  it("have an icon large enough for the gallery, and its source", () => {
    const icon = readFileSync(manifest.icon);
    assert.equal(icon.toString("latin1", 1, 4), "PNG");
    assert.deepEqual([icon.readUInt32BE(16), icon.readUInt32BE(20)], [256, 256]);
    assert.ok(existsSync(manifest.icon.replace(/\.png$/, ".svg")));
  });

  it("have pictures that follow the colours of the editor, whatever is not allowed in them", () => {
    for (const { media } of steps) {
      if (media.svg === undefined) continue;
      const picture = readFileSync(media.svg, "utf8");
      assert.ok(media.altText);
      // The page they are shown on allows no styles of their own.
      assert.doesNotMatch(picture, /<style|style=|class=|<script/);
      assert.match(picture, /var\(--vscode-editor-foreground,/);
    }
  });
});

describe("the problem matcher", () => {
  const [matcher] = contributes.problemMatchers;
  const pattern = new RegExp(matcher.pattern.regexp);
  const range = { start: { line: 6, character: 10 }, end: { line: 6, character: 62 } };
  const finding = { stage: "parse", related: [], fixes: [], url: "", range } as const;
  const lines = formatConcise({
    files: [
      {
        path: "lab/my net: 1.xml",
        findings: [
          {
            ...finding,
            rule: "dhcp-range-outside-subnet",
            severity: "error",
            message: "ends at 10.0.0.1, [outside]: 10:20: error: x",
          },
          { ...finding, rule: "late", severity: "information", message: "advice" },
        ],
      },
    ],
  } as unknown as Report)
    .trim()
    .split("\n");

  it("reads what virnet lint --format concise writes", () => {
    const { file, line, column, severity, message, code } = matcher.pattern;
    const read = lines.map((text) => {
      const match = pattern.exec(text) ?? [];
      return [file, line, column, severity, message, code].map((group) => match[group]);
    });
    assert.deepEqual(read, [
      [
        "lab/my net: 1.xml",
        "7",
        "11",
        "error",
        "ends at 10.0.0.1, [outside]: 10:20: error: x",
        "dhcp-range-outside-subnet",
      ],
      ["lab/my net: 1.xml", "7", "11", "information", "advice", "late"],
    ]);
  });

  it("takes what VS Code has no word for as information, and leaves open documents to the server", () => {
    assert.equal(matcher.severity, "info");
    assert.equal(matcher.applyTo, "closedDocuments");
    assert.equal(matcher.owner, "virnet");
  });

  it("takes no other line", () => {
    for (const line of [
      "3 errors in 1 file",
      "lab.xml:7: error: no column [x]",
      "lab.xml:7:1: fatal: x [y]",
      "lab.xml:7:1: error: no rule",
    ])
      assert.doesNotMatch(line, pattern);
  });
});
