// What the published packages contain besides the bundles: the types of the library, and the licences of bundled packages.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * Writes the declarations of an entry and of what its types are made of, and nothing else.
 *
 * @param {string} entry source file, relative to the repository
 * @param {string} outdir
 */
export function writeTypes(entry, outdir) {
  const scratch = mkdtempSync(join(tmpdir(), "virnet-types-"));
  try {
    const config = {
      extends: join(root, "tsconfig.json"),
      compilerOptions: {
        declaration: true,
        emitDeclarationOnly: true,
        sourceMap: false,
        incremental: false,
        tsBuildInfoFile: null,
        rootDir: root,
        outDir: scratch,
        typeRoots: [join(root, "node_modules/@types")],
        types: ["node"],
      },
      files: [join(root, entry)],
      include: [],
    };
    writeFileSync(join(scratch, "tsconfig.json"), JSON.stringify(config));
    const compiler = join(root, "node_modules/typescript/bin/tsc");
    execFileSync(process.execPath, [compiler, "-p", scratch], { stdio: "inherit" });
    const first = join(scratch, entry.replace(/\.ts$/, ".d.ts"));
    const needed = new Set([first]);
    for (const file of needed) {
      for (const [, path = ""] of readFileSync(file, "utf8").matchAll(/(?:from|import\() ?"([^"]+)"/g)) {
        if (!path.startsWith(".")) throw new Error(`the types of ${entry} need ${path}, by ${relative(scratch, file)}`);
        needed.add(join(dirname(file), path.replace(/\.js$/, ".d.ts")));
      }
    }
    for (const file of needed) {
      const target = join(outdir, relative(dirname(first), file));
      mkdirSync(dirname(target), { recursive: true });
      copyFileSync(file, target);
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/**
 * Writes the licences of all packages that went into bundles.
 *
 * @param {readonly string[]} inputs the files that went in, relative to the repository
 * @param {string} file
 */
export function writeLicences(inputs, file) {
  const folders = inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? []);
  const texts = [...new Set(folders)].map((folder) => {
    const { name, version, license, author } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
    const text = readdirSync(join(root, folder)).find((entry) => /^licen[cs]e\b/i.test(entry));
    const by = typeof author === "string" ? author : author?.name;
    const head = `${name} ${version}, ${license}${text === undefined ? `, by ${by}` : ""}\n`;
    return `${head}${
      text === undefined
        ? ""
        : `\n${readFileSync(join(root, folder, text), "utf8")
            .replaceAll("\r", "")
            .trim()}\n`
    }`;
  });
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${texts.sort().join(`\n${"-".repeat(80)}\n\n`)}`);
}
