// Changes one operator, number or flag at a time in the checks of the rules and asks their examples whether they notice.
//   npm run mutate [-- RULE...]        a change that no example notices is printed: it needs one more near miss
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import jsTokens from "js-tokens";

const root = fileURLToPath(new URL("..", import.meta.url));
const compiled = join(root, "out/server/src");
/** The share of changes that may go unnoticed. Some change nothing: `>` for `>=` where equal values never come. */
const mostSurvivors = 0.05;
/** A change may make a loop endless; in milliseconds. */
const patience = 10_000;

/** @typedef {{ start: number, end: number, text: string, line: number, was: string }} Change */

const flipped = new Map(
  Object.entries({
    "<": "<=",
    "<=": "<",
    ">": ">=",
    ">=": ">",
    "===": "!==",
    "!==": "===",
    "&&": "||",
    "||": "&&",
    "!": "",
    true: "false",
    false: "true",
  }),
);

/** The files of rules, by their ids. */
function ruleFiles() {
  const folder = join(compiled, "rules");
  const topics = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return topics.flatMap(({ name }) =>
    readdirSync(join(folder, name))
      .filter((file) => file.endsWith(".js") && !file.startsWith("."))
      .map((file) => join(folder, name, file))
      .filter((file) => /\bdefineRule\(/.test(readFileSync(file, "utf8"))),
  );
}

/**
 * The changes to try: in all of the code but what only describes the rule.
 *
 * @param {string} source
 * @returns {Change[]}
 */
function changesOf(source) {
  const described = source.indexOf("defineRule({");
  const checked = source.search(/^ {4}on: /m);
  const changes = [];
  let at = 0;
  let before = "";
  for (const { type, value } of jsTokens(source)) {
    const start = at;
    at += value.length;
    const isCode = start < described || start > checked;
    const text = isCode ? changed(type, value, before, source.slice(at)) : undefined;
    if (type !== "WhiteSpace" && type !== "LineTerminatorSequence") before = value;
    if (text === undefined) continue;
    changes.push({ start, end: at, text, line: source.slice(0, start).split("\n").length, was: value });
  }
  return changes;
}

function changed(type, value, before, after) {
  if (type === "NumericLiteral")
    return /^\d+n?$/.test(value) ? value.replace(/\d+/, (n) => `${Number(n) + 1}`) : undefined;
  // Defaults and optional parts of types are no questions.
  if (type === "Punctuator" && (value === "+" || value === "-") && /^ \d/.test(after) && /[\w)\]]$/.test(before)) {
    return value === "+" ? "-" : "+";
  }
  return type === "Punctuator" || type === "IdentifierName" ? flipped.get(value) : undefined;
}

/** What the examples of the rule of that id find wrong with it; `undefined` when they notice nothing. */
async function noticed(rule, pages) {
  const load = (name) => import(pathToFileURL(join(compiled, name)).href);
  const [{ lintWith, ownParts }, { createWorkspace, withAcross }, { crossFindings }, { examplesOf, readExample }] =
    await Promise.all([
      load("lint/lint.js"),
      load("workspace/workspace.js"),
      load("workspace/cross.js"),
      load("rules/example.js"),
    ]);
  const [{ applyEdits }, { bound }] = await Promise.all([load("xml/text-edits.js"), load("vocabulary/versions.js")]);
  const parts = {
    ...ownParts,
    rulesOf: (target) =>
      new Map(
        [...ownParts.rulesOf(target)].map(([on, list]) => [on, list.map((own) => (own.id === rule.id ? rule : own))]),
      ),
  };
  const options = { insist: true, target: rule.until === undefined ? undefined : bound(rule.until) };
  const find = (text) => {
    const result = lintWith(parts, text, options);
    if (rule.beside === undefined) return result.findings;
    const documents = [text, readExample(rule.beside).text].map((each, index) => ({
      path: ["lab.xml", "other.xml"][index],
      result: lintWith(parts, each, options),
    }));
    return withAcross(result.findings, crossFindings(documents, createWorkspace([rule]))[0]);
  };
  const { bad, good } = examplesOf(rule);
  const own = (findings) => findings.filter((finding) => finding.rule === rule.id);
  const isError = ({ severity, rule: id }) => severity === "error" && id !== rule.id;
  for (const [index, { text, marks }] of bad.entries()) {
    const findings = find(text);
    const found = own(findings);
    const places = (spans) => JSON.stringify(spans.map(({ start, end }) => [start, end]));
    if (places(found.map(({ span }) => span)) !== places(marks)) return "marks";
    if (findings.some(isError)) return "another error";
    for (const fix of found.flatMap(({ fixes }) => fixes)) {
      const after = find(applyEdits(text, fix.edits));
      if (own(after).length >= found.length || after.some(isError)) return "a fix";
    }
    // The page of the rule is checked by CI, too: it has the messages and fixes of the first example.
    if (index > 0) continue;
    const page = pages.get(rule.id);
    const lines = found.flatMap(({ message, severity, fixes }) => [
      `${severity}[${rule.id}]: ${message}`,
      ...fixes.map(({ title, safe }) => `- ${title}${safe ? " (safe, `--fix` applies it)" : "\n"}`),
    ]);
    if (page !== undefined && lines.some((line) => !page.includes(line))) return "the page";
  }
  return good.some(({ text }) => find(text).some((finding) => finding.rule === rule.id || isError(finding)))
    ? "a good example"
    : undefined;
}

/** In a worker: tries the changes of one file from a number on, and tells of each what noticed it. */
async function work({ file, from }) {
  const source = readFileSync(file, "utf8");
  const pages = new Map();
  for (const [index, { start, end, text }] of changesOf(source).entries()) {
    if (index < from) continue;
    const mutant = join(dirname(file), `.mutant-${process.pid}-${from}-${index}-${file.split(/[\\/]/).at(-1)}`);
    let by;
    try {
      writeFileSync(
        mutant,
        `${source.slice(0, start)}${text}${source.slice(end)}`.replace(/^\/\/# sourceMappingURL.*$/m, ""),
      );
      const rule = Object.values(await import(pathToFileURL(mutant).href)).find((each) => each?.id && each?.check);
      const page = join(root, "docs/rules", `${rule.id}.md`);
      if (!pages.has(rule.id)) pages.set(rule.id, readFileSync(page, "utf8"));
      by = await noticed(rule, pages);
    } catch (error) {
      by = `${error}`;
    } finally {
      rmSync(mutant, { force: true });
    }
    parentPort?.postMessage({ index, by });
  }
}

/** Tries all changes of a file. @returns {Promise<{ file: string, tried: number, survivors: Change[] }>} */
async function tryFile(file) {
  const changes = changesOf(readFileSync(file, "utf8"));
  const survivors = [];
  for (let from = 0; from < changes.length; ) {
    from = await new Promise((resolve, reject) => {
      let next = from;
      const worker = new Worker(new URL(import.meta.url), { workerData: { file, from } });
      let timer;
      const wait = () => {
        clearTimeout(timer);
        // What takes so long is noticed by anybody.
        timer = setTimeout(() => worker.terminate().then(() => resolve(next + 1)), patience);
      };
      wait();
      worker.on("message", ({ index, by }) => {
        if (by === undefined) survivors.push(changes[index]);
        next = index + 1;
        wait();
      });
      worker.on("error", reject);
      worker.on("exit", () => {
        clearTimeout(timer);
        resolve(Math.max(next, from + 1));
      });
    });
  }
  return { file, tried: changes.length, survivors };
}

async function main() {
  const wanted = process.argv.slice(2);
  const idOf = (file) => file.split(/[\\/]/).at(-1).replace(/\.js$/, "");
  const topicOf = (file) => file.split(/[\\/]/).at(-2);
  const files = ruleFiles().filter(
    (file) => wanted.length === 0 || wanted.includes(idOf(file)) || wanted.includes(topicOf(file)),
  );
  if (files.length === 0) throw new Error(`no rule or topic is called ${wanted.join(" or ")}`);
  const results = [];
  const pending = [...files];
  const lane = async () => {
    for (let file = pending.shift(); file !== undefined; file = pending.shift()) results.push(await tryFile(file));
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), 8) }, lane));
  results.sort((a, b) => a.file.localeCompare(b.file));
  let tried = 0;
  let survived = 0;
  for (const { file, tried: own, survivors } of results) {
    tried += own;
    survived += survivors.length;
    if (survivors.length === 0) continue;
    const lines = readFileSync(file, "utf8").split("\n");
    console.log(`${idOf(file)}: ${survivors.length} of ${own} changes go unnoticed`);
    for (const { line, was, text } of survivors) {
      console.log(`  ${was} -> ${text || "nothing"}: ${lines[line - 1].trim()}`);
    }
  }
  const share = tried === 0 ? 0 : survived / tried;
  console.log(`${files.length} rules, ${tried} changes, ${survived} unnoticed (${(100 * share).toFixed(1)} %)`);
  process.exitCode = share > mostSurvivors ? 1 : 0;
}

if (isMainThread) await main();
else await work(workerData);
