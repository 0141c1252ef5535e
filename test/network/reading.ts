// Reads small documents for the tests in this folder.
import assert from "node:assert/strict";
import { type Address, formatAddress } from "../../server/src/network/address.js";
import type { Field, Network, Subnet } from "../../server/src/network/model.js";
import { readNetwork } from "../../server/src/network/read.js";
import { newestVersion, parseVersion } from "../../server/src/vocabulary/versions.js";
import { parse } from "../../server/src/xml/parse.js";

/** Reads a whole text as libvirt of that version. */
export function readDocument(text: string, target = newestVersion): Network {
  const { root } = parse(text);
  const version = parseVersion(target);
  assert.ok(root && version);
  return readNetwork(root, version);
}

/** Reads what stands in a network; the prefix `x` is bound, `q` is not. */
export function read(inner: string, target?: string): Network {
  return readDocument(`<network xmlns:x="urn:x"><name>lab</name>${inner}</network>`, target);
}

/** Reads attributes and content of one <ip>. */
export function readIp(attributes: string, inner = "", target?: string): Subnet {
  const [subnet] = read(`<ip ${attributes}>${inner}</ip>`, target).subnets;
  assert.ok(subnet);
  return subnet;
}

/** An address field as text. */
export function shown(field: Field<Address> | undefined): string | undefined {
  return field?.value && formatAddress(field.value);
}
