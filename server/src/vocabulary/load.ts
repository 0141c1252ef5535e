// Loads the vocabulary of schemas/ as one list, in the order in which libvirt writes a network. Nothing else imports
// this data; schemas/vocabulary.schema.json checks its shape.
import addressing from "../../../schemas/addressing.json" with { type: "json" };
import bridge from "../../../schemas/bridge.json" with { type: "json" };
import dns from "../../../schemas/dns.json" with { type: "json" };
import dnsmasq from "../../../schemas/dnsmasq.json" with { type: "json" };
import forward from "../../../schemas/forward.json" with { type: "json" };
import network from "../../../schemas/network.json" with { type: "json" };
import profiles from "../../../schemas/profiles.json" with { type: "json" };
import retired from "../../../schemas/retired.json" with { type: "json" };
import switching from "../../../schemas/switching.json" with { type: "json" };
import typeList from "../../../schemas/types.json" with { type: "json" };
import type { ElementSpec, Topic, TypeSpec } from "./entries.js";

const topics = [network, forward, bridge, dns, switching, addressing, profiles, dnsmasq, retired] as readonly unknown[];

/** All elements of all versions; the root comes first. */
export const elements: readonly ElementSpec[] = (topics as readonly Topic[]).flatMap((topic) => topic.elements);

/** The types of values by name. */
export const types: ReadonlyMap<string, TypeSpec> = new Map(
  (typeList.types as unknown as readonly TypeSpec[]).map((type) => [type.name, type]),
);
