import { consequence, tag } from "../../prose/wording.js";
import { holds } from "../../vocabulary/versions.js";
import { removeSpan } from "../../xml/edits.js";
import { childElements, type XmlElement } from "../../xml/tree.js";
import { defineRule } from "../rule.js";
import { refusedIn } from "../shared/skipped-elements.js";

export const repeatedElement = defineRule({
  id: "repeated-element",
  title: "Element that is allowed once is repeated",
  stage: "schema",
  severity: "error",
  why: "Of an element that is allowed once libvirt reads one, mostly the first, and silently ignores the others; of a few it rejects the second. Schema validation rejects all repetitions.",
  bad: [
    `
      <network>
        <name>lab</name>
        <bridge name='virbr7'/>
        <«bridge» name='virbr8'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='nat'>
          <nat>
            <address start='203.0.113.10' end='203.0.113.19'/>
            <«address» start='203.0.113.30' end='203.0.113.39'/>
          </nat>
        </forward>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <!-- virnet-target 9.0.0 -->
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <bootp file='pxelinux.0' server='192.168.77.2'/>
            <«bootp» file='ipxe.efi' server='192.168.77.2'/>
          </dhcp>
        </ip>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <bridge name='virbr7'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.99'/>
            <range start='192.168.77.150' end='192.168.77.199'/>
            <bootp file='pxelinux.0' server='192.168.77.2'/>
          </dhcp>
        </ip>
        <ip address='192.168.78.1' prefix='24'/>
      </network>
    `,
  ],
  on: "element",
  needs: "surroundings",
  check({ element }, { document, vocabulary, report }) {
    const first = new Map<string, XmlElement>();
    for (const child of childElements(element)) {
      const spec = vocabulary.specOf(child);
      if (spec === undefined) continue;
      const answer = spec.repeated?.find((entry) => holds(entry, vocabulary.version));
      if (spec.max === null && answer === undefined) continue;
      const kept = first.get(spec.path);
      if (kept === undefined) {
        first.set(spec.path, child);
        continue;
      }
      const stage = refusedIn(child, answer?.stage ?? "schema");
      const what =
        stage !== "schema"
          ? consequence(stage)
          : answer?.keeps
            ? `libvirt reads only the ${answer.keeps} and drops the other without a word; ${consequence(stage, vocabulary.version)}`
            : `libvirt reads them all; ${consequence(stage, vocabulary.version)}`;
      report({
        span: child.nameSpan,
        stage,
        message: `A second ${tag(child)} in ${tag(element)}, which takes one; ${what}`,
        related: [{ span: kept.nameSpan, message: `The first ${tag(child)}` }],
        fixes: [{ title: `Remove this ${tag(child)}`, safe: false, edits: [removeSpan(document, child.span)] }],
        tags: answer?.keeps === "first" ? ["unnecessary"] : [],
      });
    }
  },
});
