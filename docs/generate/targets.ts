// Writes docs/targets.md: what a target may be, and the libvirt version of each release with where that is known from.
import list from "../../schemas/releases.json" with { type: "json" };
import { newestVersion, oldestVersion } from "../../server/src/vocabulary/versions.js";
import { code, table } from "./markdown.js";

export function targets(): string {
  const rows = list.distributions.flatMap(({ id, name, releases }) =>
    releases.map(({ release, libvirt, source, ...rest }) => [
      `${name} ${release}${"code" in rest ? ` (${rest.code})` : ""}`,
      code(/^\d/.test(release) ? id + release : release),
      libvirt,
      source,
    ]),
  );
  const words = list.distributions.flatMap(({ id, also }) =>
    also.length > 0 ? `${also.map(code).join(", ")} are read as ${code(id)}` : [],
  );
  return `${text}
${words.join("; ")}. \`sles15sp6\` is \`sles15.6\`, and code names (\`bookworm\`, \`noble\`) stand alone. Capitals, spaces and
hyphens between the word and the number make no difference.

## Releases

${table(["release", "target", "libvirt", "known from"], rows)}
`;
}

const text = `<!-- Made from schemas/releases.json by \`npm run generate\`. -->
# Targets

The libvirt version that documents are checked for. \`--target\`, the comment \`virnet-target\`, \`target\` in \`.virnet.json\`
and the editor's setting \`virnet.target\` all accept the same words:

| written | means |
|---|---|
| \`9.0.0\`, \`9.0\` | that version; from ${oldestVersion} to ${newestVersion} |
| \`12\` | the last version of that series, 11.10.0 for \`11\`; of the newest series the newest version virnet knows |
| \`debian12\`, \`ubuntu24.04\` | the version that release has |
| \`rhel9.4\`, \`rhel9\` | the version of that minor release; without one, that of the newest minor release known, which an updated host has |

A target that names a release follows what virnet knows: \`rhel9\` means a newer libvirt once a newer RHEL 9 is listed here.
Rolling distributions (Arch, Tumbleweed, Rawhide) need no target, since the newest version is the default.
`;
