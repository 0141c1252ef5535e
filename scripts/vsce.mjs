// The programs that package and publish the extension, each in one version. They are no dependencies of the project:
// nothing else needs them or what they bring, and npm fetches one when it is first asked for.

/** The newest that still runs on the oldest Node we develop with. */
export const vsce = "@vscode/vsce@3.9.2";
export const ovsx = "ovsx@1.4.0";

/** The command line that runs one; the install scripts of its packages are for a password store. */
export function npmExec(/** @type {string} */ program, /** @type {string[]} */ ...args) {
  return ["npm", "exec", "--yes", "--ignore-scripts", `--package=${program}`, "--", ...args].join(" ");
}
