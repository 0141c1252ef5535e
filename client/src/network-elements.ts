// What is on and in the root element of a network. Made from schemas/ by `npm run generate`; edit there.

/** The attributes of the root. */
export const rootAttributes: readonly string[] = ["connections", "ipv6", "trustGuestRxFilters"];

/** The children of the root with their attributes; `null` for those that hold text or anything at all. */
export const rootChildren: ReadonlyMap<string, readonly string[] | null> = new Map([
  ["bandwidth", ["classID"]],
  ["bridge", ["delay", "macTableManager", "name", "stp", "zone"]],
  ["description", null],
  ["dns", ["enable", "forwardPlainNames"]],
  ["domain", ["localOnly", "name", "register"]],
  ["forward", ["dev", "managed", "mode"]],
  ["ip", ["address", "family", "localPtr", "netmask", "prefix"]],
  ["link", ["state"]],
  ["mac", ["address"]],
  ["metadata", null],
  ["mtu", ["size"]],
  ["name", null],
  ["port", ["isolated"]],
  ["portgroup", ["default", "name", "trustGuestRxFilters"]],
  ["route", ["address", "family", "gateway", "metric", "netmask", "prefix"]],
  ["title", null],
  ["uuid", null],
  ["virtualport", ["type"]],
  ["vlan", ["trunk"]],
]);
