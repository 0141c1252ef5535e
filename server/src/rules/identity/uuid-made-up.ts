import { isRepetitive } from "../../network/uuid.js";
import { removeSpan } from "../../xml/edits.js";
import { defineRule } from "../rule.js";

export const uuidMadeUp = defineRule({
  id: "uuid-made-up",
  title: "UUID that is not random",
  stage: "advice",
  severity: "information",
  why: "libvirt tells networks apart by UUID, and rejects a second network with the same UUID. One octet repeated sixteen times is what people type who make one up, so two of them are likely to be equal. Without `<uuid>` libvirt chooses a random one; `uuidgen` prints one.",
  bad: [
    `
      <network>
        <name>lab</name>
        <uuid>«11111111-1111-1111-1111-111111111111»</uuid>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <uuid>«abababab-abab-abab-abab-abababababab»</uuid>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <uuid>7d2c9c1a-6c54-4d0e-9a7e-0d6c3f1b2a44</uuid>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <uuid>11111111-1111-1111-1111-111111111112</uuid>
      </network>
    `,
    `
      <network>
        <name>lab</name>
      </network>
    `,
  ],
  on: "network",
  check({ uuid }, { document, report }) {
    if (uuid?.value === undefined || !isRepetitive(uuid.value)) return;
    report({
      span: uuid.span,
      message: `UUID ${uuid.value} is made up; remove it, and libvirt generates one`,
      consequence: "libvirt rejects a second network with the same UUID.",
      fixes: [
        {
          title: "Remove <uuid>: libvirt generates one",
          safe: false,
          edits: [removeSpan(document, uuid.element.span)],
        },
      ],
    });
  },
});
