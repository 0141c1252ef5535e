import { parseAddress } from "../../network/address.js";
import { longestLabel, longLabelOf } from "../../network/dns-name.js";
import { quoted, toWrite } from "../../prose/wording.js";
import { defineRule } from "../rule.js";
import { change } from "../shared/fixes.js";
import { withoutAccents } from "../shared/name-repairs.js";

export const dhcpHostNameMalformed = defineRule({
  id: "dhcp-host-name-malformed",
  title: "Invalid name of a static host",
  stage: "runtime",
  severity: "warning",
  why: "libvirt only checks the first character of the name and writes the rest as it is into a comma-separated line for dnsmasq. A space, a slash or a label that is too long makes dnsmasq reject the whole line, so that the guest loses its fixed address too; a comma ends the name. Words such as `ignore`, `infinite` or `12h` mean something else to dnsmasq.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <host mac='52:54:00:00:00:01' name='«web server»' ip='192.168.77.5'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <host mac='52:54:00:00:00:01' name='«web,db»' ip='192.168.77.5'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <host mac='52:54:00:00:00:01' name='«web_1»' ip='192.168.77.5'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <host mac='52:54:00:00:00:01' name='«12h»' ip='192.168.77.5'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <host mac='52:54:00:00:00:01' name='«ignore»' ip='192.168.77.5'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <host mac='52:54:00:00:00:01' name='«infinite »' ip='192.168.77.5'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <host mac='52:54:00:00:00:01' name='«192.168.77.1»' ip='192.168.77.5'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <host mac='52:54:00:00:00:01' name='«192.168.77.»' ip='192.168.77.5'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <host mac='52:54:00:00:00:01' name='«bär»' ip='192.168.77.5'/>
          </dhcp>
        </ip>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <host mac='52:54:00:00:00:01' name='web-server' ip='192.168.77.5'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <host mac='52:54:00:00:00:01' name='aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' ip='192.168.77.5'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <host mac='52:54:00:00:00:01' name='2024.11' ip='192.168.77.5'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <host mac='52:54:00:00:00:01' name='12hours' ip='192.168.77.5'/>
          </dhcp>
        </ip>
      </network>
    `,
  ],
  on: "host",
  check({ name }, { report }) {
    // The parser checks the first character.
    if (!name || !/^[A-Za-z0-9]/.test(name.raw)) return;
    const found = problem(name.raw);
    if (!found) return;
    // What is left of a name may be an order to dnsmasq in its turn.
    const better = [found.better, problem(found.better)?.better ?? ""].find((name) => name && !problem(name));
    report({
      span: name.span,
      ...(found.mild ? { stage: "advice", severity: "information" } : {}),
      message: `${found.what}${toWrite(better, "; use letters, digits and hyphens")}`,
      consequence: found.effect,
      fixes: better ? [change(name.attribute, better)] : [],
    });
  },
});

interface Problem {
  readonly what: string;
  /** What dnsmasq does about it. */
  readonly effect: string;
  readonly better: string;
  /** dnsmasq accepts it; only other programs may not. */
  readonly mild?: true;
}

const lineLost = "dnsmasq rejects the whole line, so the guest loses its fixed address too.";
const accepted = "libvirt and dnsmasq accept it, but other programs may not.";

function problem(name: string): Problem | undefined {
  const what = quoted(name);
  const better = withoutAccents(name)
    .replace(/[^A-Za-z0-9.-]+/g, "-")
    .split(".")
    .map((label) => label.slice(0, longestLabel).replace(/(?<!-)-+$/, ""))
    .filter((label) => label !== "")
    .join(".");
  if (name === "ignore") {
    const effect = "dnsmasq gives the guest no address at all.";
    return { what: `${what} is an order to dnsmasq, not a name`, effect, better: `host-${name}` };
  }
  if (name === "infinite" || /^\d+[smhdw]?$/i.test(name)) {
    const effect = "dnsmasq uses it as the lease time of the guest, which stays without a name.";
    return { what: `${what} is a lease time to dnsmasq, not a name`, effect, better: `host-${name}` };
  }
  if (parseAddress(name) !== undefined && /^[\d.]+$/.test(name)) {
    const effect = "dnsmasq interprets it as an address of the guest, which stays without a name.";
    return { what: `${what} is an address, not a name`, effect, better: `host-${name.replaceAll(".", "-")}` };
  }
  if (name.includes(",")) {
    const effect = "dnsmasq interprets what follows the comma as another setting.";
    return { what: `The host name ${what} has a comma`, effect, better };
  }
  if (/[^A-Za-z0-9._-]/.test(name)) {
    return { what: `${what} is not a host name`, effect: lineLost, better };
  }
  const long = longLabelOf(name);
  if (long !== undefined) {
    const part = name === long ? "The name" : "A label of the name";
    return {
      what: `${part} has ${long.length} characters, at most ${longestLabel} are allowed`,
      effect: lineLost,
      better,
    };
  }
  const fault = name.includes("_")
    ? "has an underscore"
    : /\.\.|\.$/.test(name)
      ? "has an empty label"
      : /-(\.|$)/.test(name)
        ? "has a label that ends with a hyphen"
        : undefined;
  if (fault === undefined) return undefined;
  return { what: `The host name ${what} ${fault}`, effect: accepted, better, mild: true };
}
