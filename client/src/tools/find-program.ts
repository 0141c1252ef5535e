// Finds a program without running it.
import { access, constants } from "node:fs/promises";
import { delimiter, isAbsolute, join } from "node:path";

/** Whether a program can be run by this name or path. */
export async function isThere(program: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  const folders = (env.PATH ?? env.Path ?? "").split(delimiter).filter(isAbsolute);
  const paths = /[/\\]/.test(program) ? [program] : folders.map((folder) => join(folder, program));
  const endings = process.platform === "win32" ? ["", ".exe"] : [""];
  for (const path of paths.flatMap((path) => endings.map((ending) => path + ending))) {
    const found = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (found) return true;
  }
  return false;
}
