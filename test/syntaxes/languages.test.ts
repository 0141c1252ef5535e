// Which files VS Code opens in our language: by unambiguous names, and by the first line where the name does not tell.
// All other XML stays XML, and is a network by its root.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { elements } from "../../server/src/vocabulary/load.js";

const { contributes } = JSON.parse(readFileSync("package.json", "utf8"));
const [language] = contributes.languages;

/** A glob pattern of VS Code's as a regular expression over the path, or over its last part if it has no slash. */
function matcher(pattern: string): (path: string) => boolean {
  const source = pattern.toLowerCase().replaceAll(/\*\*\/|\*|\?|\{[^}]*\}|\[[^\]]*\]|[^*?{[]/g, (part) => {
    if (part === "**/") return "(?:.*/)?";
    if (part === "*") return "[^/]*?";
    if (part === "?") return "[^/]";
    if (part.startsWith("[")) return part;
    if (part.startsWith("{")) return `(?:${part.slice(1, -1).split(",").map(glob).join("|")})`;
    return part.replace(/[.+^$()|\\]/, "\\$&");
  });
  const whole = new RegExp(`^${source}$`);
  return (path) => whole.test((pattern.includes("/") ? path : posix.basename(path)).toLowerCase());
}

/** A choice of a pattern: the names in braces hold stars at most. */
function glob(choice: string): string {
  return choice.replaceAll("*", "[^/]*?");
}

describe("the language by name", () => {
  const matchers = (language.filenamePatterns as readonly string[]).map(matcher);
  const isOurs = (path: string) => matchers.some((matches) => matches(path));

  const ours: readonly string[] = [
    // Where libvirt keeps them, of the system and of a user, and copies of those folders
    "/etc/libvirt/qemu/networks/default.xml",
    "/etc/libvirt/qemu/networks/autostart/default.xml",
    "/home/ann/.config/libvirt/qemu/networks/lab.xml",
    "/var/lib/libvirt/qemu/networks/default.xml",
    "/usr/share/libvirt/networks/default.xml",
    "/src/dotfiles/libvirt/qemu/networks/default.xml",
    "/src/knowledge_base/data/libvirt/networks/uefi.xml",
    "/etc/libvirt/qemu/networks/default.xml.pacnew",
    "/etc/libvirt/qemu/networks/default.xml.rpmsave",
    "/etc/libvirt/qemu/networks/default.xml.dpkg-dist",
    "/etc/libvirt/qemu/networks/default.xml.bak",
    // How people call them
    "/src/lab.network.xml",
    "/src/Lab.Network.XML",
    "/src/libvirt-network.xml",
    "/src/libvirt_network.xml",
    "/src/examples/k8s-libvirt-network.xml",
    "/src/host-libvirt-net.xml",
    "/tmp/vagrant-libvirt-net.xml",
    "/src/virbr0.xml",
    "/src/virbr10.xml",
    "/src/virbr1-nat.xml",
  ];
  for (const path of ours) it(`is ours for ${path}`, () => assert.ok(isOurs(path)));

  const others: readonly string[] = [
    // What else libvirt keeps
    "/etc/libvirt/qemu/guest.xml",
    "/etc/libvirt/qemu/autostart/guest.xml",
    "/etc/libvirt/qemu/default.network-guest.xml",
    "/etc/libvirt/qemu/networks.xml",
    "/etc/libvirt/storage/default.xml",
    "/etc/libvirt/nwfilter/clean-traffic.xml",
    "/etc/libvirt/qemu/snapshot/networks.xml",
    "/run/libvirt/network/default.xml",
    "/var/lib/libvirt/network/default.xml",
    "/etc/libvirt/qemu/networks/notes.txt",
    "/etc/libvirt/qemu/networks/default.xml.j2",
    "/usr/lib/firewalld/zones/libvirt.xml",
    "/usr/lib/firewalld/zones/libvirt-routed.xml",
    // What is a network as often as not: the root decides
    "/src/network.xml",
    "/src/networks.xml",
    "/src/net.xml",
    "/src/city.net.xml",
    "/src/networks/default.xml",
    "/src/default.xml",
    "/src/isolated.xml",
    "/src/br0.xml",
    "/src/virbr.xml",
    "/src/vagrant-libvirt.xml",
    "/tmp/virshAB12CD.xml",
    "/src/libvirt-networks.xml",
    "/src/libvirt-network-policy.xml",
    "/src/mylibvirt/networks.xml",
    "/src/notlibvirt/networks/a.xml",
    "/src/libvirt/networks/a/b.xml",
    // Templates belong to their own languages
    "/src/network.xml.j2",
    "/src/libvirt-net.xml.tpl",
    "/src/lab.network.xml.erb",
    // Other software
    "/src/scenario/output_network.xml",
    "/src/app/src/main/res/xml/network_security_config.xml",
    "/etc/systemd/network/lab.network",
    "/src/network.xml.ts",
  ];
  for (const path of others) it(`is not ours for ${path}`, () => assert.ok(!isOurs(path)));
});

describe("the language by a first line", () => {
  const firstLine = new RegExp(language.firstLine);

  const ours: readonly string[] = [
    "<network>",
    "  <network>  ",
    "<network connections='2'>",
    "<network ipv6='yes' trustGuestRxFilters=\"no\">",
    "<network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>",
    "<network><name>lab</name></network>",
    "<network",
    "<network ipv6='yes'",
    "<network/>",
  ];
  for (const line of ours) it(`is ours for ${line}`, () => assert.match(line, firstLine));

  it("is ours for every attribute of the root", () => {
    for (const { name } of elements[0]?.attributes ?? []) assert.match(`<network ${name}='x'>`, firstLine);
  });

  const others: readonly string[] = [
    "<networks>",
    "<network-security-config>",
    "<networkstatus>",
    "<network:a>",
    "<network name='equil test network'>",
    "<network xmlns='http://sndlib.zib.de/network'>",
    "<network ipv6='yes' name='x'>",
    "<domain type='network'>",
    "<?xml version='1.0'?><network name='x'>",
    "<!-- <network> -->",
    "text <network>",
    "",
  ];
  for (const line of others) it(`is not ours for ${JSON.stringify(line)}`, () => assert.doesNotMatch(line, firstLine));
});

describe("what VS Code is told of the language", () => {
  it("is there", () => {
    const paths: string[] = [language.configuration, ...contributes.grammars.map(({ path }: { path: string }) => path)];
    for (const path of paths) assert.ok(existsSync(path), path);
    assert.deepEqual(
      new Set(paths.map((path) => posix.basename(path))),
      new Set(readdirSync("syntaxes")),
      "a file of syntaxes/ is not named in package.json",
    );
  });

  it("has each grammar under its own scope", () => {
    for (const { path, scopeName } of contributes.grammars)
      assert.equal(JSON.parse(readFileSync(path, "utf8")).scopeName, scopeName);
  });

  // Red Hat's XML extension serves the languages that say they take part, besides xml: with ours among them, both would
  // complete, hover and find errors in one document.
  it("leaves networks to our server alone", () => assert.equal(contributes.xmlLanguageParticipants, undefined));
});
