// Reads <dns>: forwarders and records.
import type { XmlElement } from "../xml/tree.js";
import { parseAddress } from "./address.js";
import { elementsByName, field, findElements, optionalField, textField } from "./fields.js";
import type { Dns, DnsHost, Forwarder, Srv } from "./model.js";
import { readText, readUnsigned, readYesNo } from "./words.js";

/** Reads a <dns>. */
export function readDns(element: XmlElement): Dns {
  return {
    element,
    enable: field(element, "enable", readYesNo),
    forwardPlainNames: field(element, "forwardPlainNames", readYesNo),
    forwarders: findElements(element, "forwarder").map(readForwarder),
    txts: findElements(element, "txt").map((txt) => ({
      element: txt,
      name: field(txt, "name", readText),
      value: field(txt, "value", readText),
    })),
    srvs: findElements(element, "srv").map(readSrv),
    hosts: findElements(element, "host").map(readDnsHost),
  };
}

function readForwarder(element: XmlElement): Forwarder {
  return {
    element,
    addr: field(element, "addr", parseAddress),
    domain: field(element, "domain", readText),
    port: field(element, "port", readUnsigned),
  };
}

function readSrv(element: XmlElement): Srv {
  return {
    element,
    service: field(element, "service", readText),
    protocol: field(element, "protocol", readText),
    domain: field(element, "domain", readText),
    target: field(element, "target", readText),
    port: optionalField(element, "port", readUnsigned),
    priority: optionalField(element, "priority", readUnsigned),
    weight: optionalField(element, "weight", readUnsigned),
  };
}

function readDnsHost(element: XmlElement): DnsHost {
  return {
    element,
    ip: field(element, "ip", parseAddress),
    hostnames: elementsByName(element, "hostname").map((hostname) => textField(hostname, readText)),
  };
}
