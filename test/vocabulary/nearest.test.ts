import assert from "node:assert/strict";
import { nearest } from "../../server/src/vocabulary/nearest.js";

describe("nearest", () => {
  const rows: [word: string, candidates: string, meant: string | undefined][] = [
    ["dchp", "tftp dhcp", "dhcp"],
    ["adress", "address netmask prefix", "address"],
    ["gatway", "address gateway metric", "gateway"],
    ["netmaks", "address netmask prefix", "netmask"],
    ["interfaces", "interface pf address", "interface"],
    ["foward", "name uuid forward bridge", "forward"],
    ["brige", "name forward bridge", "bridge"],
    ["Name", "name uuid", "name"],
    ["localonly", "name localOnly register", "localOnly"],
    ["MTU", "mac mtu", "mtu"],
    ["nme", "name stp", "name"],
    ["passtrough", "nat passthrough private", "passthrough"],
    ["openvswich", "openvswitch midonet", "openvswitch"],
    ["isolated", "nat route open", undefined],
    ["id", "ip dns", undefined],
    ["gw", "gateway", undefined],
    ["mac", "nat vlan", undefined],
    ["", "ip", undefined],
    ["range", "", undefined],
    ["hots", "host hosts", "host"],
    ["stared", "end start", "start"],
    ["prefixlength", "prefix", undefined],
  ];
  for (const [word, candidates, meant] of rows) {
    it(`${word || "nothing"} among ${candidates || "nothing"}: ${meant ?? "none"}`, () => {
      assert.equal(nearest(word, candidates.split(" ").filter(Boolean)), meant);
    });
  }
});
