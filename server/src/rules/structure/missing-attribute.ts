import type { Fix } from "../../findings.js";
import { consequence, sentence, tag } from "../../prose/wording.js";
import { neededAttribute } from "../../repairs/needed.js";
import type { Version } from "../../vocabulary/vocabulary.js";
import { attributeOf, childElements } from "../../xml/tree.js";
import { setAttribute } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";
import { withoutEmptied } from "../shared/removals.js";
import { refusedIn } from "../shared/skipped-elements.js";
import { swallowedBy } from "../shared/unclosed-values.js";
import { namesSetBeside } from "../shared/value-splits.js";

export const missingAttribute = defineRule({
  id: "missing-attribute",
  title: "Required attribute is missing",
  stage: "parse",
  severity: "error",
  why: "Some elements mean nothing without a certain attribute: an `<ip>` without `address`, a `<range>` without `start` and `end`. libvirt rejects most of them; a few it silently ignores, and only schema validation rejects those.",
  bad: [
    `
      <network>
        <name>lab</name>
        <«ip» netmask='255.255.255.0'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip «address=''» netmask='255.255.255.0'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <«range» start='192.168.77.10'/>
            <«host» mac='52:54:00:00:00:01' name='www'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <bandwidth>
          <«inbound»/>
        </bandwidth>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='hostdev'>
          <«address» bus='1'/>
          <«pf»/>
        </forward>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' netmask='255.255.255.0'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.10'/>
            <host mac='52:54:00:00:00:01' ip='192.168.77.5'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='bridge'/>
        <bridge name='ovsbr0'/>
        <virtualport type='openvswitch'/>
        <portgroup name='web' default='yes'>
          <virtualport>
            <parameters profileid='web'/>
          </virtualport>
        </portgroup>
      </network>
    `,
  ],
  on: "element",
  check({ element, spec }, { document, vocabulary, network, report }) {
    const parentPath = element.parent && vocabulary.specOf(element.parent)?.path;
    const swallowed = element.attributes.flatMap(
      (each) => swallowedBy(vocabulary, spec, each)?.others.map(({ name }) => name) ?? [],
    );
    const missing = vocabulary
      .attributesOf(spec)
      .filter((attribute) => vocabulary.requirement(attribute, parentPath) && !attributeOf(element, attribute.name));
    if (missing.length > 0) {
      // A value that holds that of another attribute is the only mistake.
      for (const attribute of element.attributes) {
        const known = vocabulary.attribute(spec, attribute.name);
        if (known === undefined || attribute.value === undefined || vocabulary.judge(known, attribute.value).ok)
          continue;
        swallowed.push(
          ...namesSetBeside({ document, vocabulary, network, spec, attribute, known, value: attribute.value }),
        );
      }
    }
    for (const attribute of vocabulary.attributesOf(spec)) {
      const required = vocabulary.requirement(attribute, parentPath);
      if (required === undefined || swallowed.includes(attribute.name)) continue;
      const stage = refusedIn(element, required);
      const written = attributeOf(element, attribute.name);
      // For the schema an empty attribute is there, and only its type has to do.
      const empty = written?.value === "" && required !== "schema" && vocabulary.emptyIsAbsent(attribute);
      if (written !== undefined && !empty) continue;
      // What libvirt does not read by XPath it finds by the local name; another rule reports the prefix.
      const prefixed = element.attributes.some((each) => each.localName === attribute.name && each.namespace);
      if (prefixed && !vocabulary.emptyIsAbsent(attribute)) continue;
      const needed = neededAttribute(network, vocabulary, element, attribute);
      const names = needed?.values.map(([name, value]) => `${name}='${value}'`).join(" ");
      const why = needed?.why ? `, ${needed.why}` : "";
      const fixes: Fix[] = [];
      if (needed !== undefined) {
        fixes.push({
          title: `${empty ? "Set" : "Add"} ${names}${why}`,
          safe: false,
          edits: needed.values.map(([name, value]) => setAttribute(element, name, value)),
        });
      }
      if (spec.min === 0 && childElements(element).length === 0)
        fixes.push(withoutEmptied(document, vocabulary, element));
      report({
        span: empty ? written.span : element.nameSpan,
        stage,
        message: empty ? `${attribute.name} of ${tag(element)} is empty` : `${tag(element)} has no ${attribute.name}`,
        ...(stage === "schema" && { consequence: ignoredElement(vocabulary.version) }),
        fixes,
      });
    }
  },
});

/** Without such an attribute libvirt does not look at the rest of the element either. */
function ignoredElement(version: Version): string {
  return sentence(consequence("schema", version, "silently ignores the element"));
}
