// Changes one operator, number or flag at a time in the checks of the rules and asks the tests of the rules, their examples
// first of all, whether they notice.
//   npm run mutate [-- RULE|TOPIC...]        a change that goes unnoticed is printed: it needs one more near miss
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

/** @param {string} file */
const idOf = (file) => file.split(/[\\/]/).at(-1)?.replace(/\.js$/, "") ?? "";

/** @param {string} file */
const topicOf = (file) => file.split(/[\\/]/).at(-2) ?? "";

/** The files of rules. */
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
  // Not the sign of a number, and not the joining of texts.
  if (type === "Punctuator" && (value === "+" || value === "-") && /^ \d/.test(after) && /[\w)\]]$/.test(before)) {
    return value === "+" ? "-" : "+";
  }
  return type === "Punctuator" || type === "IdentifierName" ? flipped.get(value) : undefined;
}

/** A test of the rules: its title with those of the groups around it. @typedef {{ title: string, run: () => unknown }} Test */

/** The tests of the rules, collected instead of run. @returns {Promise<Test[]>} */
async function collectTests() {
  const tests = [];
  const groups = [];
  globalThis.describe = (title, define) => {
    groups.push(title);
    define.call({ timeout() {} });
    groups.pop();
  };
  globalThis.it = (title, run) => tests.push({ title: [...groups, title].join(" "), run });
  const folder = join(root, "out/test/rules");
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".test.js"))) {
    await import(pathToFileURL(join(folder, file)).href);
  }
  return tests;
}

/** In a worker: tries the changes of one file from a number on, and tells of each which test noticed it. */
async function work({ file, from }) {
  const source = readFileSync(file, "utf8");
  const { rules } = await import(pathToFileURL(join(compiled, "rules/rules.js")).href);
  const id = idOf(file);
  const rule = rules.find((each) => each.id === id);
  const namesRule = new RegExp(`(?<![\\w-])${id}(?![\\w-])`);
  const tests = (await collectTests()).filter(({ title }) => namesRule.test(title));
  const { check } = rule;
  for (const [index, { start, end, text }] of changesOf(source).entries()) {
    if (index < from) continue;
    const mutant = join(dirname(file), `.mutant-${process.pid}-${index}-${id}.js`);
    let by;
    try {
      writeFileSync(
        mutant,
        `${source.slice(0, start)}${text}${source.slice(end)}`.replace(/^\/\/# sourceMappingURL.*$/m, ""),
      );
      const changedRule = Object.values(await import(pathToFileURL(mutant).href)).find((each) => each?.id === id);
      rule.check = changedRule.check;
      for (const { title, run } of tests) {
        try {
          await run();
        } catch {
          by = title;
          break;
        }
      }
    } catch (error) {
      by = `${error}`;
    } finally {
      rule.check = check;
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
