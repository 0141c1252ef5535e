// Mistakes in the XML itself: tags that are not closed or closed too early, quotes and characters of word processors and
// other formats, what was copied along.
import { document, served, slipsOf } from "./slip.js";

const pool = `
  <network>
    <name>lab</name>
    <forward mode='nat'/>
    <bridge name='virbr20' stp='on' delay='2'/>
    <dns>
      <forwarder addr='9.9.9.9'/>
    </dns>
    <ip address='10.20.30.1' netmask='255.255.255.0'>
      <dhcp>
        <range start='10.20.30.100' end='10.20.30.199'/>
        <host mac='52:54:00:1d:4e:01' ip='10.20.30.11'/>
      </dhcp>
    </ip>
  </network>
`;
/** The network with one piece of it changed. */
const changed = (piece: string, by: string) => [pool.replace(piece, by), pool] as const;
const whole = document(pool);

export const xml = [
  ...slipsOf("tags", [
    [
      document,
      [
        changed("mode='nat'/>", "mode='nat'>"),
        changed("end='10.20.30.199'/>", "end='10.20.30.199'>"),
        changed("ip='10.20.30.11'/>", "ip='10.20.30.11'>"),
        changed("stp='on' delay='2'/>", "stp='on' delay='2'>"),
        changed("stp='on' delay='2'/>", "stp='on' delay='2'"),
        changed("addr='9.9.9.9'/>", "addr='9.9.9.9'"),
        changed("      </dhcp>\n", ""),
        changed("    </dns>\n", ""),
        changed("    </ip>\n", ""),
        changed("  </network>\n", ""),
        changed("<dns>", "<dns/>"),
        changed("255.255.255.0'>", "255.255.255.0'/>"),
        changed("<dhcp>", "<dhcp/>"),
        changed("</dhcp>", "<dhcp>"),
        changed("</name>", "<name>"),
        changed("</name>", "</nmae>"),
        changed("<ip ", "<IP "),
        changed("</ip>", "</Ip>"),
        changed("</dns>", "</dns"),
        changed("</dns>", "<dns/>"),
        changed("<dns>", "< dns>"),
        changed("</dns>", "< /dns>"),
        changed("</dns>", "</ dns>"),
        changed("<forwarder", "< forwarder"),
        changed("</dhcp>\n    </ip>", "</ip>\n    </dhcp>"),
      ],
    ],
  ]),
  ...slipsOf("quotes and characters", [
    [
      document,
      [
        [pool.replace(/'/g, "\u2019"), pool],
        [pool.replace(/'([^']*)'/g, "\u201c$1\u201d"), pool],
        [pool.replace(/'([^']*)'/g, '\\"$1\\"'), pool],
        [pool.replace(/'([^']*)'/g, "&quot;$1&quot;"), pool],
        [pool.replace(/ (stp|delay|end|netmask|ip)=/g, "\u00a0$1="), pool],
        changed("'virbr20'", "virbr20"),
        changed("'virbr20'", "'virbr20"),
        changed("'virbr20'", "virbr20'"),
        changed("'virbr20'", "'virbr20\""),
        changed("'on' delay", "'on'delay"),
        changed("'on' delay", "'on', delay"),
        changed("name='virbr20'", "name:'virbr20'"),
        changed("name='virbr20'", "name=='virbr20'"),
        changed("name='virbr20'", "name='virbr20' name='virbr20'"),
        [
          pool.replace("<dns>", "<!– the resolver –>\n    <dns>"),
          pool.replace("<dns>", "<!-- the resolver -->\n    <dns>"),
        ],
        [
          pool.replace("<dns>", "<!- the resolver ->\n    <dns>"),
          pool.replace("<dns>", "<!-- the resolver -->\n    <dns>"),
        ],
        [
          pool.replace("<dns>", "<! the resolver, later>\n    <dns>"),
          pool.replace("<dns>", "<!-- the resolver, later -->\n    <dns>"),
        ],
        [
          pool.replace("<dns>", "<!- <mtu size='9000'/> -->\n    <dns>"),
          pool.replace("<dns>", "<!-- <mtu size='9000'/> -->\n    <dns>"),
        ],
        [pool.replace(/'([^']*)'/g, "\\'$1\\'"), pool],
        [pool.replace(/'([^']*)'/g, "&apos;$1&apos;"), pool],
        [pool.replace("<dns>", "<!-- R -- D -->\n    <dns>"), pool.replace("<dns>", "<!-- R - - D -->\n    <dns>")],
        [
          pool.replace("</name>", "</name>\n    <title>R & D</title>"),
          pool.replace("</name>", "</name>\n    <title>R &amp; D</title>"),
        ],
      ],
    ],
  ]),
  ...slipsOf("copied along", [
    [
      (content) => content,
      [
        [`\n<?xml version='1.0' encoding='UTF-8'?>\n${whole}`, `<?xml version='1.0' encoding='UTF-8'?>\n${whole}`],
        [
          `<!-- lab -->\n<?xml version='1.0' encoding='UTF-8'?>\n${whole}`,
          `<?xml version='1.0' encoding='UTF-8'?>\n<!-- lab -->\n${whole}`,
        ],
        [`${whole}EOF\n`, whole],
        [`\`\`\`xml\n${whole}\`\`\`\n`, whole],
        [`$ virsh net-dumpxml lab\n${whole}`, whole],
        [whole.replace(/^( *)(?=<(?:network|dns|ip|dhcp)\b)/gm, "$1- "), whole],
        [whole.replace(/^( *)(?=<(?:dns|ip|dhcp)\b)/gm, "$1\u25bc"), whole],
        [whole.replace(/^( *)(?=<(?:name|dns|ip|dhcp)\b)/gm, "$1+ "), whole],
        [whole.replace(/\n/g, "\\n"), whole],
        [whole.replace(/\n/g, "\\n").replace(/'/g, '\\"'), whole],
        [whole.replace(/\n(?!$)/g, "\\n\n").replace(/\n$/, ""), whole],
        [`~~~\n${whole}~~~\n`, whole],
        [
          served("# the old name\n  <dns><txt name='example' value='hello'/></dns>"),
          served("<!-- # the old name -->\n  <dns><txt name='example' value='hello'/></dns>"),
        ],
        [
          served("// the old name\n  <dns><txt name='example' value='hello'/></dns>"),
          served("<!-- // the old name -->\n  <dns><txt name='example' value='hello'/></dns>"),
        ],
        [whole.replace(/</g, "&lt;").replace(/>/g, "&gt;"), /&lt;/],
      ],
    ],
  ]),
];
