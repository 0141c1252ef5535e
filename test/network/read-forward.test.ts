import assert from "node:assert/strict";
import { forwardDevices, modes } from "../../server/src/network/read-forward.js";
import { read, shown } from "./reading.js";

describe("network/read-forward", () => {
  const sources: readonly (readonly [string, string | undefined, string])[] = [
    ["", "none", "absent"],
    ["<forward/>", "nat", "implied"],
    ["<forward dev='eth0'/>", "nat", "implied"],
    ["<forward mode=''/>", "nat", "implied"],
    ["<forward mode='none'/>", "none", "written"],
    ["<forward mode='NAT'/>", undefined, "written"],
    ["<forward mode='isolated'/>", undefined, "written"],
    ["<forward mode=' nat'/>", undefined, "written"],
    ...modes.map((mode) => [`<forward mode='${mode}'/>`, mode, "written"] as const),
  ];
  for (const [inner, mode, source] of sources) {
    it(`mode of ${inner || "nothing"}`, () => {
      const network = read(inner);
      assert.equal(network.mode, mode);
      assert.equal(network.modeSource, source);
    });
  }

  const pools: readonly (readonly [string, readonly string[]])[] = [
    ["", []],
    ["<forward/>", []],
    ["<forward dev='a'/>", ["a"]],
    ["<forward dev=''/>", []],
    ["<forward><interface dev='a'/><interface dev='b'/></forward>", ["a", "b"]],
    ["<forward dev='a'><interface dev='a'/><interface dev='b'/></forward>", ["a", "b"]],
    ["<forward><pf dev='a'/><address type='pci'/></forward>", []],
  ];
  for (const [inner, devices] of pools) {
    it(`devices of ${inner || "nothing"}`, () =>
      assert.deepEqual(
        forwardDevices(read(inner)).map(({ dev }) => dev?.value),
        devices,
      ));
  }

  it("keeps dev and interfaces apart", () => {
    const { forward } = read("<forward dev='a'><interface dev='a'/><interface/><pf dev='p'/><address/></forward>");
    assert.equal(forward?.dev?.value, "a");
    assert.deepEqual(
      forward?.interfaces.map(({ dev }) => dev?.value),
      ["a", undefined],
    );
    assert.equal(forward?.physicalFunctions.length, 1);
    assert.equal(forward?.pciAddresses.length, 1);
  });

  it("reads address translation in any mode", () => {
    const nat = read(
      "<forward mode='route'><nat ipv6='yes'><address start='1.2.3.4' end='x'/><port start='1024' end='70000'/></nat></forward>",
    ).forward?.nat;
    assert.equal(nat?.ipv6?.value, true);
    assert.equal(shown(nat?.address?.start), "1.2.3.4");
    assert.equal(nat?.address?.end?.value, undefined);
    assert.equal(nat?.port?.start?.value, 1024);
    assert.equal(nat?.port?.end?.value, 70000);
  });
});
