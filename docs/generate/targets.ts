// Writes docs/targets.md: how a target is written, and the libvirt version of each release with its source.
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
    also.length > 0 ? `${also.map(code).join(", ")} mean the same as ${code(id)}` : [],
  );
  return `${text}
${words.join("; ")}. \`sles15sp6\` is \`sles15.6\`, and code names (\`bookworm\`, \`noble\`) are written without a number. Upper and
lower case are the same, and so are spaces and hyphens between the word and the number.

## Releases

${table(["Release", "Target", "libvirt", "Source"], rows)}
`;
}

const text = `<!-- Made from schemas/releases.json by \`npm run generate\`. -->
# Targets

The target is the libvirt version that documents are checked for. \`--target\`, the directive \`virnet-target\`, \`target\` in
\`.virnet.json\` and the editor setting \`virnet.target\` all accept:

| Target | Meaning |
|---|---|
| \`9.0.0\`, \`9.0\` | that version, from ${oldestVersion} to ${newestVersion} |
| \`12\` | the last version of that series, such as 11.10.0 for \`11\`; for the newest series, the newest version virnet knows |
| \`debian12\`, \`ubuntu24.04\` | the version in that release |
| \`rhel9.4\`, \`rhel9\` | the version in that minor release; without a minor release, that of the newest one virnet knows, which an up-to-date host has |

With a newer virnet, \`rhel9\` can mean a newer libvirt, once a newer RHEL 9 is listed here. Rolling distributions (Arch,
Tumbleweed, Rawhide) need no target, because the newest version is the default.
`;
