import { parseAddress } from "../../network/address.js";
import { quoted } from "../../prose/wording.js";
import { defineRule } from "../rule.js";
import { change } from "../shared/fixes.js";
import { withoutAccents } from "../shared/name-repairs.js";

export const dhcpHostNameMalformed = defineRule({
  id: "dhcp-host-name-malformed",
  title: "Static host with a name that is not a host name",
  stage: "runtime",
  severity: "warning",
  why: "libvirt checks the first character of the name and writes the rest as it is into a comma-separated line for dnsmasq. A space, a slash or an overlong part makes dnsmasq reject the whole line, so that the guest loses its fixed address too; a comma ends the name. Words such as `ignore`, `infinite` or `12h` mean something else to dnsmasq.",
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
    const better = found.better !== "" && problem(found.better) === undefined ? found.better : undefined;
    report({
      span: name.span,
      ...(found.mild ? { stage: "advice", severity: "information" } : {}),
      message: `name is ${quoted(name.raw)}; ${found.effect}, write ${better ?? "letters, digits and hyphens"}`,
      fixes: better ? [change(name.attribute, better)] : [],
    });
  },
});

interface Problem {
  readonly effect: string;
  readonly better: string;
  /** dnsmasq accepts it; only other programs may not. */
  readonly mild?: true;
}

function problem(name: string): Problem | undefined {
  const better = withoutAccents(name)
    .replace(/[^A-Za-z0-9.-]+/g, "-")
    .replace(/(?<!-)-+(?=\.|$)/g, "")
    .replace(/\.+(\.|$)/g, "$1");
  if (name === "ignore") {
    return { effect: "to dnsmasq this is the order to give the guest no address at all", better: `vm-${name}` };
  }
  if (name === "infinite" || /^\d+[smhdw]?$/i.test(name)) {
    return { effect: "dnsmasq takes it for a lease time, not for a name", better: `vm-${name}` };
  }
  if (parseAddress(name) !== undefined && /^[\d.]+$/.test(name)) {
    return { effect: "dnsmasq takes it for an address, not for a name", better: `vm-${name.replaceAll(".", "-")}` };
  }
  if (name.includes(",")) return { effect: "dnsmasq takes what follows the comma for another setting", better };
  if (/[^A-Za-z0-9._-]/.test(name) || name.split(".").some((label) => label.length > 63)) {
    return { effect: "dnsmasq rejects it, and the guest loses its fixed address too", better };
  }
  if (/_|-(\.|$)|\.\.|\.$/.test(name))
    return { effect: "libvirt and dnsmasq take it, but it is no legal host name", better, mild: true };
  return undefined;
}
