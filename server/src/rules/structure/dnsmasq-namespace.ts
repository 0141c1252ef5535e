import { dnsmasqNamespace as uri } from "../../network/read.js";
import { consequence, quoted, sentence, tag } from "../../prose/wording.js";
import { attributeOf, childElements } from "../../xml/tree.js";
import { setAttribute, setValue } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";

export const dnsmasqNamespace = defineRule({
  id: "dnsmasq-namespace",
  title: "dnsmasq options outside their namespace",
  stage: "schema",
  severity: "error",
  since: "5.6.0",
  why: `libvirt knows \`dnsmasq:options\` by the namespace \`${uri}\`. Without its declaration, or with another address, it silently ignores the options and the network starts without them; only schema validation rejects it.`,
  bad: [
    `
      <network>
        <name>lab</name>
        <«dnsmasq:options»>
          <dnsmasq:option value='cache-size=500'/>
        </dnsmasq:options>
      </network>
    `,
    `
      <network xmlns:dnsmasq='«http://libvirt.org/schemas/domain/qemu/1.0»'>
        <name>lab</name>
        <dnsmasq:options>
          <dnsmasq:option value='cache-size=500'/>
        </dnsmasq:options>
      </network>
    `,
    `
      <network xmlns:dnsmasq='«http://www.thekelleys.org.uk/dnsmasq»'>
        <name>lab</name>
        <dnsmasq:options>
          <dnsmasq:option value='cache-size=500'/>
        </dnsmasq:options>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ha:options xmlns:ha='«urn:example:failover»'>
          <ha:option value='priority=100'/>
        </ha:options>
      </network>
    `,
  ],
  good: [
    `
      <network xmlns:dnsmasq='${uri}'>
        <name>lab</name>
        <dnsmasq:options>
          <dnsmasq:option value='cache-size=500'/>
        </dnsmasq:options>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <dns:options xmlns:dns='${uri}'>
          <dns:option value='cache-size=500'/>
        </dns:options>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <metadata>
          <ha:options xmlns:ha='urn:example:failover'>
            <ha:option value='priority=100'/>
          </ha:options>
        </metadata>
      </network>
    `,
  ],
  on: "network",
  check({ element: root }, { vocabulary, report }) {
    for (const element of childElements(root)) {
      if (element.prefix === "" || element.localName !== "options" || element.namespace === uri) continue;
      const name = `xmlns:${element.prefix}`;
      // The nearest one applies.
      const declaration = attributeOf(element, name) ?? attributeOf(root, name);
      report({
        span: declaration?.valueSpan ?? element.nameSpan,
        message: declaration
          ? `The prefix ${element.prefix} is bound to ${quoted(declaration.value ?? "")}, not to dnsmasq's namespace`
          : `The prefix ${element.prefix} is not declared; write xmlns:${element.prefix} on <network>`,
        consequence: sentence(consequence("schema", vocabulary.version, `silently ignores ${tag(element)}`)),
        fixes: [
          {
            title: declaration ? `Change to ${uri}` : `Declare xmlns:${element.prefix} on <network>`,
            safe: isMeant(element.prefix, declaration?.value),
            edits: [declaration ? setValue(declaration, uri) : setAttribute(root, name, uri)],
          },
        ],
      });
    }
  },
});

/** Under another prefix, or in another namespace, it may be the data of some application. */
function isMeant(prefix: string, declared: string | undefined): boolean {
  return prefix === "dnsmasq" && /^\s*$|libvirt\.org\//i.test(declared ?? "");
}
