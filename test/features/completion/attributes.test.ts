// Completion of attributes: every one of the format in its element, and handling of half-typed and existing names.
import assert from "node:assert/strict";
import { modes } from "../../../server/src/network/read-forward.js";
import { newest } from "../../../server/src/vocabulary/versions.js";
import { type ElementSpec, type Mode, vocabularyOf } from "../../../server/src/vocabulary/vocabulary.js";
import { accepted, labels } from "../../helpers/complete.js";

const vocabulary = vocabularyOf(newest);

const network = (inner: string) => `<network>\n  ${inner}\n</network>`;

/** A document with the cursor, what is accepted, and the document after. */
const cases: readonly (readonly [before: string, label: string, after: string])[] = [
  // where nothing is typed
  [network("<ip |/>"), "address", network("<ip address='|'/>")],
  [network("<ip | />"), "address", network("<ip address='|' />")],
  [network("<ip |>"), "address", network("<ip address='|'>")],
  [network("<ip |></ip>"), "address", network("<ip address='|'></ip>")],
  [network("<ip |"), "address", network("<ip address='|'")],
  [network("<ip address='10.9.0.1' |/>"), "prefix", network("<ip address='10.9.0.1' prefix='|'/>")],
  [network("<ip address='10.9.0.1'|/>"), "prefix", network("<ip address='10.9.0.1' prefix='|'/>")],
  [network("<ip address='10.9.0.1'|>"), "prefix", network("<ip address='10.9.0.1' prefix='|'>")],
  [network("<ip | address='10.9.0.1'/>"), "prefix", network("<ip prefix='|' address='10.9.0.1'/>")],
  [network("<ip |address='10.9.0.1'/>"), "prefix", network("<ip prefix='|' address='10.9.0.1'/>")],
  [
    network("<ip address='10.9.0.1'| localPtr='no'/>"),
    "prefix",
    network("<ip address='10.9.0.1' prefix='|' localPtr='no'/>"),
  ],
  [
    network("<ip address='10.9.0.1'|localPtr='no'/>"),
    "prefix",
    network("<ip address='10.9.0.1' prefix='|' localPtr='no'/>"),
  ],
  [
    network("<ip address='10.9.0.1'\n      |\n  />"),
    "prefix",
    network("<ip address='10.9.0.1'\n      prefix='|'\n  />"),
  ],
  [network("<ip address='10.9.0.1'\r\n\t|/>"), "prefix", network("<ip address='10.9.0.1'\r\n\tprefix='|'/>")],
  ["<network |/>", "ipv6", "<network ipv6='|'/>"],
  ["<network |>\n  <name>a</name>\n</network>", "ipv6", "<network ipv6='|'>\n  <name>a</name>\n</network>"],
  // in place of what is typed
  [network("<ip addr|/>"), "address", network("<ip address='|'/>")],
  [network("<ip addr|>"), "address", network("<ip address='|'>")],
  [network("<ip addr|"), "address", network("<ip address='|'")],
  [network("<ip addr|\n"), "address", network("<ip address='|'\n")],
  [network("<ip ad|dr/>"), "address", network("<ip address='|'/>")],
  [network("<ip |addr/>"), "address", network("<ip address='|'/>")],
  [network("<ip address='10.9.0.1'pre|/>"), "prefix", network("<ip address='10.9.0.1' prefix='|'/>")],
  [network("<ip pre| address='10.9.0.1'/>"), "prefix", network("<ip prefix='|' address='10.9.0.1'/>")],
  [network("<ip addr|=/>"), "address", network("<ip address='|'/>")],
  [network("<ip addr| = />"), "address", network("<ip address='|' />")],
  // the name before a value
  [network("<ip addr|='10.9.0.1'/>"), "address", network("<ip address|='10.9.0.1'/>")],
  [network("<ip addr| = '10.9.0.1'/>"), "address", network("<ip address| = '10.9.0.1'/>")],
  [network("<ip p|='24'/>"), "prefix", network("<ip prefix|='24'/>")],
  [network("<ip ad|dress='10.9.0.1'/>"), "address", network("<ip address|='10.9.0.1'/>")],
  [network("<ip address='10.9.0.1'pre|='24'/>"), "prefix", network("<ip address='10.9.0.1' prefix|='24'/>")],
  [network("<ip ne|xt='255.0.0.0'/>"), "netmask", network("<ip netmask|='255.0.0.0'/>")],
  // in the quotes of the element, else of the document
  [network('<ip address="10.9.0.1" |/>'), "prefix", network('<ip address="10.9.0.1" prefix="|"/>')],
  [
    network("<bridge name=\"b\"/>\n  <ip address='10.9.0.1' |/>"),
    "prefix",
    network("<bridge name=\"b\"/>\n  <ip address='10.9.0.1' prefix='|'/>"),
  ],
  [network('<bridge name="b"/>\n  <ip |/>'), "address", network('<bridge name="b"/>\n  <ip address="|"/>')],
  ['<?xml version="1.0"?>\n<network |/>', "ipv6", "<?xml version=\"1.0\"?>\n<network ipv6='|'/>"],
  // the only value there is
  [network("<forward mode='bridge'/><vlan |/>"), "trunk", network("<forward mode='bridge'/><vlan trunk='yes'|/>")],
  [
    network("<forward mode='hostdev'><address |/></forward>"),
    "type",
    network("<forward mode='hostdev'><address type='pci'|/></forward>"),
  ],
  ["<network |/>", "xmlns:dnsmasq", "<network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'|/>"],
  // in tags that are broken elsewhere
  [
    network("<ip address='10.9.0.1' |\n  <bridge name='b'/>"),
    "prefix",
    network("<ip address='10.9.0.1' prefix='|'\n  <bridge name='b'/>"),
  ],
  [network("<ip address=10.9.0.1 |/>"), "prefix", network("<ip address=10.9.0.1 prefix='|'/>")],
];

/** The element with the cursor in its tag, within all it stands in, in a network of that mode and family. */
function within(spec: ElementSpec, mode: Mode, family: string): string {
  const said: Record<string, string> = {
    "/network": " xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'",
    "/network/forward": mode === "none" ? "" : ` mode='${mode}'`,
    "/network/ip": ` family='${family}'`,
  };
  const forward = mode === "none" || spec.path.startsWith("/network/forward") ? "" : `<forward mode='${mode}'/>`;
  let text = `<${spec.name}${spec.path === "/network/forward" ? said[spec.path] : ""} |/>`;
  for (let path = spec.parents[0]; path !== undefined; path = vocabulary.element(path)?.parents[0]) {
    const name = vocabulary.element(path)?.name;
    text = `<${name}${said[path] ?? ""}>${path === "/network" ? forward : ""}${text}</${name}>`;
  }
  return text;
}

describe("completion of attributes", () => {
  for (const [before, label, after] of cases) {
    it(`${JSON.stringify(before)} ${label}`, () => assert.equal(accepted(before, label), after));
  }

  describe("knows every attribute of the format", () => {
    for (const spec of vocabulary.elements.filter((each) => vocabulary.known(each))) {
      for (const attribute of vocabulary.attributesOf(spec)) {
        const said = attribute.modes?.length === 0 ? "in no mode" : "and writes it";
        if (spec.path === "/network/forward" && attribute.name === "mode") continue;
        it(`${spec.path} ${attribute.name} ${said}`, () => {
          const place = modes
            .map((mode) => within(spec, mode, attribute.family ?? "ipv4"))
            .find((each) => labels(each).includes(attribute.name));
          if (attribute.modes?.length === 0) return assert.equal(place, undefined);
          assert.ok(place);
          const after = accepted(place, attribute.name);
          const quoted = `${attribute.name}='`;
          assert.ok(
            after.replace("|", "").startsWith(place.replace("|", quoted).slice(0, place.indexOf("|") + quoted.length)),
          );
          assert.ok(after.replace("|", "").endsWith(`'${place.slice(place.indexOf("|") + 1)}`));
        });
      }
    }
  });
});
