// Begins a rule: `npm run new-rule ID`, or `npm run new-rule ID TOPIC` where the id does not say which folder under
// server/src/rules/ it belongs in. Writes its file, its line in rules.ts and its row in docs/data/coverage.tsv.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = "server/src/rules";
const index = `${folder}/rules.ts`;
const coverage = "docs/data/coverage.tsv";

/** Changes a file of the repository. */
function rewrite(/** @type {string} */ path, /** @type {(text: string) => string} */ change) {
  const text = readFileSync(join(root, path), "utf8");
  writeFileSync(join(root, path), change(text));
}

/** The folders that have rules, each with the ids of its rules. */
function readTopics() {
  const folders = readdirSync(join(root, folder), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return new Map(
    folders
      .filter(({ name }) => name !== "shared")
      .map(({ name }) => [name, readdirSync(join(root, folder, name)).map((file) => file.replace(/\.ts$/, ""))]),
  );
}

/** The folder of a rule with that id: called like its first word, or the one in which rules begin with that word. */
function topicOf(/** @type {string} */ id, /** @type {Map<string, string[]>} */ topics) {
  const [subject] = id.split("-");
  if (topics.has(subject)) return subject;
  const named = [...topics].filter(([, ids]) => ids.some((other) => other.startsWith(`${subject}-`)));
  return named.length === 1 ? named[0][0] : undefined;
}

/** The list of rules with one more, at the end of its topic, and the import for it; Biome sorts the imports. */
function withRule(
  /** @type {string} */ text,
  /** @type {string} */ topic,
  /** @type {string} */ id,
  /** @type {string} */ name,
) {
  const heading = `\n  // ${topic}\n`;
  const start = text.indexOf(heading);
  if (start === -1) throw new Error(`${index} has no section "// ${topic}"`);
  const section = start + heading.length;
  const at = section + text.slice(section).search(/^(?: {2}\/\/|\];)/m);
  const imported = `import { ${name} } from "./${topic}/${id}.js";\n`;
  const first = text.indexOf("import ");
  return `${text.slice(0, first)}${imported}${text.slice(first, at)}  ${name},\n${text.slice(at)}`;
}

/** The table with a row for a rule beside those that answer to a check of libvirt; its reason is left to be written. */
function withRow(/** @type {string} */ text, /** @type {string} */ id) {
  const lines = text.replace(/\n$/, "").split("\n");
  const row = `additional\t\t${id}\t`;
  const next = lines.findIndex((line) => line.startsWith("additional\t") && line > row);
  lines.splice(next === -1 ? lines.length : next, 0, row);
  return `${lines.join("\n")}\n`;
}

const [id = "", given] = process.argv.slice(2);
const topics = readTopics();
const topic = given ?? topicOf(id, topics);

/** Why the rule cannot begin; undefined when it can. */
function refusal() {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(id))
    return `"${id}" is not a rule id: kebab-case, the subject first, then what is wrong, such as dhcp-range-reversed`;
  const home = [...topics].find(([, ids]) => ids.includes(id));
  if (home !== undefined) return `there is a rule ${id} already: ${folder}/${home[0]}/${id}.ts`;
  const list = [...topics.keys()].join(", ");
  if (topic === undefined) return `which topic is ${id} about? npm run new-rule ${id} TOPIC, one of ${list}`;
  return topics.has(topic) ? undefined : `${folder}/${topic} does not exist; there are ${list}`;
}

const problem = refusal();
if (problem !== undefined || topic === undefined) {
  console.error(problem);
  process.exit(2);
}
const file = `${folder}/${topic}/${id}.ts`;
const name = id.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
const template = readFileSync(join(root, "scripts/rule-template.mts"), "utf8");
writeFileSync(
  join(root, file),
  template
    .slice(template.indexOf("import "))
    .replace("../server/src/rules/rule.js", "../rule.js")
    .replace("ruleName", name)
    .replace("rule-id", id),
);
rewrite(index, (text) => withRule(text, topic, id, name));
rewrite(coverage, (text) => withRow(text, id));
const biome = join(root, "node_modules/@biomejs/biome/bin/biome");
execFileSync(process.execPath, [biome, "check", "--write", "--log-level=error", index, file], { cwd: root });

console.log(`Written: ${file}, its line in ${index}, its row in ${coverage}. Next:

1. Write the examples and the check in ${file}: \`bad\` raises this rule and no other error,
   \`good\` is as near to it as can be and raises nothing.
2. npm run generate, and read what docs/data/messages.txt says of the examples.
3. npm run test:only rules/examples -- --grep ${id}; npm run mutate -- ${id}
4. Say in ${coverage} why there is such a rule; if it covers a check that has a row there, add it to that row instead.
5. Name ${id} in CHANGELOG.md, under Unreleased.
6. npm run check && npm test; with root on Debian also npm run test:libvirt -- --phase rules
`);
