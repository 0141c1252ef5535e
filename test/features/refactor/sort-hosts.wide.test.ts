import assert from "node:assert/strict";
import { actionsAt, actionTable, applied, silenceTable } from "../../helpers/actions.js";
import { quickOrWide } from "../../helpers/wide.js";

const title = "Sort the static hosts by address";
const inDhcp = (inner: string) =>
  `<network><name>lab</name><ip address='10.0.0.1' prefix='24'>\n<dhcp>${inner}</dhcp></ip></network>`;
const host = (last: number | string) => `<host mac='52:54:00:00:00:01' ip='10.0.0.${last}'/>`;

describe("sorting static hosts", () => {
  actionTable([
    [inDhcp(`|${host(9)}${host(100)}${host(2)}`), title, inDhcp(host(2) + host(9) + host(100))],
    [
      inDhcp(`\n  <!-- nine -->\n  |${host(9)}\n  ${host(2)}\n`),
      title,
      inDhcp(`\n  ${host(2)}\n  <!-- nine -->\n  ${host(9)}\n`),
    ],
    [
      inDhcp(`\n  ${host(9)} <!-- nine -->\n  |${host(2)} <!-- two --> <!-- II -->\n`),
      title,
      inDhcp(`\n  ${host(2)} <!-- two --> <!-- II -->\n  ${host(9)} <!-- nine -->\n`),
    ],
    [
      inDhcp(
        `| <!-- all -->\n  ${host(9)}\n  <range start='10.0.0.20' end='10.0.0.30'/> <!-- pool -->\n  ${host(2)}\n`,
      ),
      title,
      inDhcp(` <!-- all -->\n  ${host(2)}\n  <range start='10.0.0.20' end='10.0.0.30'/> <!-- pool -->\n  ${host(9)}\n`),
    ],
    [
      inDhcp(`\n  <!-- section -->\n\n  |${host(9)}\n\n  <!-- a -->\n  <!-- b -->\n  ${host(2)}\n`),
      title,
      inDhcp(`\n  <!-- section -->\n\n  <!-- a -->\n  <!-- b -->\n  ${host(2)}\n\n  ${host(9)}\n`),
    ],
    [
      inDhcp(`\r\n  ${host(9)}\r\n  |<host name='x' ip='10.0.0.2'>\r\n    <lease expiry='0'/>\r\n  </host>\r\n`),
      title,
      inDhcp(`\r\n  <host name='x' ip='10.0.0.2'>\r\n    <lease expiry='0'/>\r\n  </host>\r\n  ${host(9)}\r\n`),
    ],
    [
      inDhcp(
        `\n  ${host("x")}\n  ${host(9)}\n  <host name='y'>\n    <!-- | -->\n  <|/host>\n  ${host(2)}\n`.replace(
          "|",
          "",
        ),
      ),
      title,
      inDhcp(`\n  ${host(2)}\n  ${host(9)}\n  ${host("x")}\n  <host name='y'>\n    <!--  -->\n  </host>\n`),
    ],
    [
      inDhcp(
        `\n  <!-- virnet-disable dhcp-host-in-range -->\n  |${host(9)}\n  <!-- virnet-disable-next-line dhcp-host-repeated -->\n  ${host(2)}\n`,
      ),
      title,
      inDhcp(
        `\n  <!-- virnet-disable dhcp-host-in-range -->\n  <!-- virnet-disable-next-line dhcp-host-repeated -->\n  ${host(2)}\n  ${host(9)}\n`,
      ),
    ],
    [`|${inDhcp(host(9) + host(2))}`, title, inDhcp(host(2) + host(9)), { only: ["source.sortHosts"] }],
  ]);

  silenceTable(/^Sort/, [
    [inDhcp(`|${host(2)}${host(9)}`)],
    [inDhcp(`|${host(2)}${host(2)}`)],
    [inDhcp(`<ra|nge start='10.0.0.20' end='10.0.0.30'/>${host(9)}${host(2)}`)],
    [inDhcp(host(9) + host(2)).replace("<ip", "<i|p")],
    [`|${inDhcp(host(9) + host(2))}`],
    [`|${inDhcp(host(2) + host(9))}`, { only: ["source"] }],
  ]);

  it("keeps every bit of text and is done after once", () => {
    const words = (text: string) => (text.match(/[^\s<>]+/g) ?? []).sort();
    let seed = 1;
    const random = (below: number) => {
      seed = (seed * 48271) % 0x7fffffff;
      return seed % below;
    };
    const pieces = [
      " ",
      "\n",
      "\n\n",
      "\n  ",
      "<!-- a -->",
      "<!-- b\nc -->",
      "<range start='10.0.0.5' end='10.0.0.6'/>",
    ];
    for (let round = 0; round < quickOrWide(25, 1000); round += 1) {
      let inner = "";
      for (let length = random(14); length >= 0; length -= 1) {
        inner += random(2) === 0 ? host(random(250) + 2) : pieces[random(pieces.length)];
      }
      const marked = inDhcp(inner).replace("<dhcp", "<|dhcp");
      const asking = { only: ["refactor.rewrite.sortHosts"] };
      const { analysis, actions } = actionsAt(marked, asking);
      const [action] = actions;
      if (!action) continue;
      const after = applied(analysis, action);
      assert.deepEqual(words(after), words(analysis.document.text));
      assert.deepEqual(actionsAt(after.replace("<dhcp", "<|dhcp"), asking).actions, [], after);
    }
  });
});
