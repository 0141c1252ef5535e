// Makes the extension's package, NAME-VERSION.vsix in the repository's root.
import { execSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { npmExec, vsce } from "./vsce.mjs";

const cwd = fileURLToPath(new URL("..", import.meta.url));
for (const command of ["node scripts/build.mjs", npmExec(vsce, "vsce package --no-dependencies")])
  execSync(command, { cwd, stdio: "inherit" });
