import { guestSettingsOf } from "../../network/guests.js";
import { childElements } from "../../xml/tree.js";
import { defineRule } from "../rule.js";
import { isBare } from "../shared/bare-elements.js";
import { withoutElement } from "../shared/fixes.js";

export const bandwidthEmpty = defineRule({
  id: "bandwidth-empty",
  title: "Bandwidth without a limit",
  stage: "ignored",
  severity: "hint",
  why: "`<bandwidth>` limits a direction by its `<inbound>` or `<outbound>`. Without either it limits nothing, and libvirt does not even store it.",
  bad: [
    `
      <network>
        <name>lab</name>
        <«bandwidth»/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <bandwidth>
          <inbound average='1000'/>
        </bandwidth>
        <portgroup name='web'>
          <«bandwidth»>
            <!-- unlimited -->
          </bandwidth>
        </portgroup>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <bandwidth>
          <inbound average='1000'/>
        </bandwidth>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <portgroup name='web'>
          <bandwidth>
            <outbound average='1000'/>
          </bandwidth>
        </portgroup>
      </network>
    `,
  ],
  on: "network",
  needs: "document",
  check(network, { document, report }) {
    for (const { bandwidth } of guestSettingsOf(network)) {
      if (!bandwidth || childElements(bandwidth.element).length > 0) continue;
      report({
        span: bandwidth.element.nameSpan,
        message: "<bandwidth> limits nothing: it has neither <inbound> nor <outbound>",
        // Attributes there are values in the wrong place, which must not go with it.
        fixes: isBare(bandwidth.element) ? [withoutElement(document, bandwidth.element, { safe: true })] : [],
        tags: ["unnecessary"],
      });
    }
  },
});
