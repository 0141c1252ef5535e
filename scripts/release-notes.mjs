// Prints what CHANGELOG.md says of a version: `npm run --silent release-notes -- v0.2.0`; without one, what is not yet
// released. Fails where a manifest or the changelog does not have the version.
import { readFileSync } from "node:fs";

/** The text under the heading of a version, or under Unreleased; undefined without such a heading, or nothing under it. */
export function notesOf(/** @type {string} */ changelog, /** @type {string} */ version) {
  const [, ...sections] = changelog.split(/^## /m);
  const section = sections.find((text) => text.startsWith(`[${version}]`));
  const text = section
    ?.slice(section.indexOf("\n"))
    .replace(/^\[[^\]]+\]: .*$/gm, "")
    .trim();
  return text === "" ? undefined : text;
}

if (import.meta.filename === process.argv[1]) {
  const version = process.argv[2]?.replace(/^v/, "") || "Unreleased";
  const problems = [];
  for (const path of ["package.json", "server/package.json", "client/package.json"]) {
    const { version: own } = JSON.parse(readFileSync(path, "utf8"));
    if (version !== "Unreleased" && own !== version) problems.push(`${path} has version ${own}, not ${version}`);
  }
  const notes = notesOf(readFileSync("CHANGELOG.md", "utf8"), version);
  if (notes === undefined) problems.push(`CHANGELOG.md says nothing under [${version}]`);
  if (notes !== undefined && problems.length === 0) console.log(notes);
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
