// Adds an IPv6 subnet, a UUID or a MAC address to networks without them.
import { actionTable, silenceTable } from "../../helpers/actions.js";

const network = (...lines: string[]) => `<network>\n${lines.map((line) => `\t${line}\n`).join("")}</network>\n`;
const name = "<name>lab</name>";
const ip = "<ip address='10.0.0.1' prefix='24'/>";
const uuid = "<uuid>a0a1a2a3-a4a5-46a7-a8a9-aaabacadaeaf</uuid>";
const mac = "<mac address='52:54:00:a0:a1:a2'/>";
const ula = "<ip family='ipv6' address='fda0:a1a2:a3a4::1' prefix='64'/>";

describe("additions", () => {
  const addSubnet = "Add the IPv6 subnet fda0:a1a2:a3a4::/64";
  actionTable([
    [network(name, `|${ip} <!-- LAN -->`, "<dns/>"), addSubnet, network(name, `${ip} <!-- LAN -->`, ula, "<dns/>")],
    [
      `|${network(name, "<portgroup name='x' default='yes'/>")}`,
      addSubnet,
      network(name, ula, "<portgroup name='x' default='yes'/>"),
    ],
    [`<|network>${name}${ip}</network>`, addSubnet, `<network>${name}${ip}${ula}</network>`],
    [
      network(name, "<forward/>", `|${ip}`),
      `${addSubnet}, with NAT`,
      network(name, "<forward>\n\t\t<nat ipv6='yes'/>\n\t</forward>", ip, ula),
    ],
    [
      network(name, "<forward><nat><port start='1' end='9'/></nat></forward>", `|${ip}`),
      `${addSubnet}, with NAT`,
      network(name, "<forward><nat ipv6='yes'><port start='1' end='9'/></nat></forward>", ip, ula),
    ],
    [
      "<|network><name>lab</name><forward mode='nat'/></network>",
      `${addSubnet}, with NAT`,
      `<network><name>lab</name><forward mode='nat'><nat ipv6='yes'/></forward>${ula}</network>`,
    ],
    [
      network(name, "<forward><nat ipv6='no'/></forward>", `|${ip}`),
      addSubnet,
      network(name, "<forward><nat ipv6='no'/></forward>", ip, ula),
    ],
    [network(name, "<forward mode='route'/>", `|${ip}`), addSubnet, network(name, "<forward mode='route'/>", ip, ula)],
    [network(name, "<forward/>", `|${ip}`), addSubnet, network(name, "<forward/>", ip, ula), { target: "6.4.0" }],
    [network(`|${name} <!-- mine -->`, ip), "Add a UUID", network(`${name} <!-- mine -->`, uuid, ip)],
    [
      `|${network("<uuid|x/>".replace("|x", ""), name).replace("<uuid/>", "<!-- x -->")}`,
      "Add a UUID",
      network("<!-- x -->", name, uuid),
    ],
    [
      `|${network(name, "<bridge name='virbr1'/>", ip)}`,
      "Add a MAC address for the bridge",
      network(name, "<bridge name='virbr1'/>", mac, ip),
    ],
    [
      network(ip, "|<bridge name='virbr1'/>", name),
      "Add a MAC address for the bridge",
      network(ip, "<bridge name='virbr1'/>", name, mac),
    ],
  ]);
  silenceTable(/IPv6/, [[network(name, `|${ip}`, "<mtu size='150'/>")]]);
  silenceTable(/^Add/, [
    [`|${network(name, "<uuid>0f0a7c0e-3f7c-4d57-8a2b-2f6f0f1f6a10</uuid>", mac, ula)}`],
    [`|${network(name, "<uuid></uuid>", mac, ip, "<ip family='ipv6' address='nonsense'/>")}`],
    [network(name, "<forward mode='bridge'/>", "<br|idge name='br0'/>")],
    [network(name, "<forward mode='bridge'/>", `|${ip}`, "<bridge name='br0'/>")],
    [network(name, `<dns>|</dns>`)],
    [network(name, "<bri|dge name='virbr1'/>"), { target: "0.8.7" }],
  ]);
});
