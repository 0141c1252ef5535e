// Workflows, tasks and pages name existing commands, actions and scripts, and workflows have no more permissions than
// they need.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly "timeout-minutes"?: number;
  readonly steps: readonly { readonly run?: string; readonly uses?: string }[];
}

interface Workflow {
  readonly permissions?: unknown;
  readonly concurrency?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

const scripts = new Set(Object.keys(JSON.parse(readFileSync("package.json", "utf8")).scripts));

/** Files below a folder, or in it alone, whose names have the ending. */
function filesIn(folder: string, ending: string, recursive = true): string[] {
  return readdirSync(folder, { recursive, encoding: "utf8" })
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
    .filter((path) => path.endsWith(ending));
}

/** The scripts that a text has npm run; `npm run SCRIPT` in pages is no one's name. */
function scriptsIn(text: string): string[] {
  const named = [...text.matchAll(/\bnpm run (?:--?[\w-]+ )*([a-z][\w:-]*)/g)].map(([, name = ""]) => name);
  return /\bnpm test\b/.test(text) ? [...named, "test"] : named;
}

const workflows = filesIn(".github/workflows", ".yml").map((path) => {
  const text = readFileSync(path, "utf8");
  return { path, text, workflow: parse(text) as Workflow };
});

describe("workflows", () => {
  it("are there", () => assert.ok(workflows.length >= 2));

  for (const { path, workflow } of workflows) {
    const jobs = Object.entries(workflow.jobs);

    it(`${path} reads the repository, and writes only where a job says so`, () => {
      assert.deepEqual(workflow.permissions, { contents: "read" });
      for (const [name, { permissions = {} }] of jobs)
        assert.ok(Object.keys(permissions).length <= 1, `${name} has ${JSON.stringify(permissions)}`);
    });

    it(`${path} ends, and runs once at a time`, () => {
      assert.ok(workflow.concurrency);
      assert.deepEqual(
        jobs.filter(([, job]) => !job["timeout-minutes"]).map(([name]) => name),
        [],
      );
    });

    it(`${path} uses GitHub's own actions of a major version, and others by commit`, () => {
      const used = jobs.flatMap(([, { steps }]) => steps.flatMap(({ uses }) => uses ?? []));
      assert.ok(used.length > 0);
      assert.deepEqual(
        used.filter((action) => !/^(actions\/[\w-]+@v\d+|[\w./-]+@[0-9a-f]{40})$/.test(action)),
        [],
      );
    });
  }
});

describe("scripts that are named", () => {
  const pages = [
    ...filesIn(".", ".md", false),
    ...filesIn("docs", ".md"),
    ...filesIn(".github", ".md"),
    ...filesIn(".github/workflows", ".yml"),
    ".ci/run",
    "scripts/new-rule.mjs",
  ].map((path) => ({ path, text: readFileSync(path, "utf8") }));

  it("are found", () => {
    assert.ok(pages.flatMap(({ text }) => scriptsIn(text)).length > 20);
    assert.deepEqual(scriptsIn("npm run --silent test:wide -- x; npm test"), ["test:wide", "test"]);
  });

  it("are there, in workflows and pages", () => {
    assert.deepEqual(
      pages.flatMap(({ path, text }) =>
        scriptsIn(text)
          .filter((name) => !scripts.has(name))
          .map((name) => `${path}: npm run ${name}`),
      ),
      [],
    );
  });

  it("are there, in tasks of VS Code, which its launches wait for", () => {
    const tasks = readFileSync(".vscode/tasks.json", "utf8");
    const launches = readFileSync(".vscode/launch.json", "utf8");
    const valuesOf = (text: string, key: string) =>
      [...text.matchAll(new RegExp(`"${key}": "([^"]+)"`, "g"))].map(([, value = ""]) => value);
    const [named, labels] = [valuesOf(tasks, "script"), valuesOf(tasks, "label")];
    assert.ok(named.length > 0 && named.every((name) => scripts.has(name)), named.join());
    assert.ok(valuesOf(launches, "preLaunchTask").every((label) => labels.includes(label)));
  });
});

describe("the other files of .github", () => {
  for (const path of filesIn(".github", ".yml").filter((path) => !path.includes("/workflows/"))) {
    it(`${path} is YAML`, () => assert.equal(typeof parse(readFileSync(path, "utf8")), "object"));
  }
});
