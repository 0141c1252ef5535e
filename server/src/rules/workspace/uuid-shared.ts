import { resemblesStock } from "../../addressing/in-use.js";
import { removeSpan } from "../../xml/edits.js";
import { defineRule } from "../rule.js";
import { clashReport, makeOwn, namesOf, strangers } from "../shared/workspace-clashes.js";

export const uuidShared = defineRule({
  id: "uuid-shared",
  title: "Two networks with the same UUID",
  stage: "runtime",
  severity: "warning",
  why: "libvirt identifies a network by its UUID, and rejects a second one that has the same UUID and another name. It mostly means that a document was copied and only the name was changed. Without a `<uuid>` libvirt generates a new one.",
  bad: [
    `
      <network>
        <name>lab</name>
        <uuid>«1bd1b0de-5bf7-43a5-b4f4-6ff4bb1f9a21»</uuid>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <uuid>«1BD1B0DE-5BF7-43A5-B4F4-6FF4BB1F9A21»</uuid>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <uuid>1bd1b0de-5bf7-43a5-b4f4-6ff4bb1f9a22</uuid>
      </network>
    `,
    `
      <network>
        <name>red</name>
        <uuid>1bd1b0de-5bf7-43a5-b4f4-6ff4bb1f9a21</uuid>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  beside: `
    <network>
      <name>red</name>
      <uuid>1bd1b0de-5bf7-43a5-b4f4-6ff4bb1f9a21</uuid>
    </network>
  `,
  on: "workspace",
  check({ network, others, free }, { document, report }) {
    const { uuid } = network;
    if (uuid?.value === undefined) return;
    const places = strangers(network, others).flatMap((neighbour) => {
      const same = neighbour.network.uuid;
      return same && same.value === uuid.value ? [{ neighbour, span: same.span, message: "The same UUID" }] : [];
    });
    if (places.length === 0) return;
    report(
      clashReport({
        span: uuid.span,
        message: `UUID ${uuid.value} is also that of ${namesOf(places)}`,
        consequence: "libvirt rejects the second on one host.",
        places,
        fixes: [
          // Of two documents with one name and UUID, one is an older state of the other, which it must remain. The UUID is
          // also what tells a definition of the network default from a second one.
          ...(!free.shared.name && !resemblesStock(network)
            ? [
                {
                  title: "Remove <uuid>: libvirt generates a new one",
                  safe: false,
                  edits: [removeSpan(document, uuid.element.span)],
                },
              ]
            : []),
          ...makeOwn(document, network, free),
        ],
      }),
    );
  },
});
