// Names and defaults of port groups, and isolated ports.
import assert from "node:assert/strict";
import { findingsOf, fixTable, ruleTable } from "../helpers/rule-table.js";

describe("portgroup rules", () => {
  describe("names and defaults", () => {
    ruleTable(
      [
        ["portgroup-name-repeated", "<portgroup name='a'/><portgroup name='«a»'/>", undefined, "define"],
        ["portgroup-name-repeated", "<portgroup name='a'/><portgroup name='A'/><portgroup name='a '/>"],
        ["portgroup-name-repeated", "<portgroup name='&#xe9;'/><portgroup name='e&#x301;'/>"],
        ["portgroup-name-repeated", "<portgroup name='a'/><portgroup name='«&#97;»'/>", undefined, "define"],
        ["portgroup-name-repeated", "<portgroup name='a'/><portgroup name='a'/>", "1.2.12"],
        ["portgroup-name-repeated", "<portgroup/><portgroup name=''/>"],
        [
          "portgroup-default-repeated",
          "<portgroup name='a' default='YES'/><portgroup name='b' «default='yes'»/>",
          undefined,
          "define",
        ],
        ["portgroup-name-repeated", "<portgroup name='a' default='true'/><portgroup name='b' default='yes'/>"],
        ["portgroup-name-repeated", "<portgroup name='a' default='yes'/><portgroup name='b' default='yes'/>", "0.10.2"],
      ],
      /^portgroup-(name|default)-repeated$/,
    );
  });

  it("portgroup-default-repeated offers to keep the first or this one, for at most 100 defaults too many", () => {
    const editsFor = (count: number) => {
      const groups = Array.from({ length: count }, (_, index) => `<portgroup name='g${index}' default='yes'/>`);
      const found = findingsOf(`<network><name>lab</name>${groups.join("")}</network>`);
      return found.find(({ rule }) => rule === "portgroup-default-repeated")?.fixes.map(({ edits }) => edits.length);
    };
    assert.deepEqual(editsFor(101), [100, 100]);
    assert.deepEqual(editsFor(102), []);
  });

  describe("fixes", () => {
    fixTable([
      [
        "portgroup-name-repeated",
        "<portgroup name='a'/><portgroup name='a-2'/><portgroup name='a'/>",
        ["<portgroup name='a'/><portgroup name='a-2'/><portgroup name='a-3'/>"],
      ],
      [
        "portgroup-name-repeated",
        "<portgroup name='vlan9'/><portgroup name='vlan9'/>",
        ["<portgroup name='vlan9'/><portgroup name='vlan10'/>"],
      ],
      [
        "portgroup-default-repeated",
        "<portgroup name='a' default='yes' trustGuestRxFilters='yes'/><portgroup name='b' default='yes'/>",
        [
          "<portgroup name='a' default='yes' trustGuestRxFilters='yes'/><portgroup name='b'/>",
          "<portgroup name='a' trustGuestRxFilters='yes'/><portgroup name='b' default='yes'/>",
        ],
      ],
    ]);
  });

  describe("advice", () => {
    ruleTable(
      [
        ["portgroup-empty", "<«portgroup» name='a' default='no'/>", undefined, "advice"],
        ["portgroup-empty", "<portgroup name='a' default='yes' trustGuestRxFilters='yes'/>"],
        ["portgroup-empty", "<portgroup name='a' default='yes'/><portgroup name='b'><bandwidth/></portgroup>"],
      ],
      /^portgroup-(empty|without-default)$/,
    );
  });

  describe("isolated ports", () => {
    const ovs = "<bridge name='br0'/><virtualport type='openvswitch'/>";
    ruleTable(
      [
        ["port-isolation-without-bridge", "<port isolated='yes'/>"],
        ["port-isolation-without-bridge", "<forward mode='private' dev='eth0'/><port isolated='no'/>"],
        [
          "port-isolation-without-bridge",
          "<forward mode='bridge' dev='eth0'/><port «isolated='yes'»/>",
          undefined,
          "runtime",
        ],
        [
          "port-isolation-without-bridge",
          `<forward mode='bridge'/>${ovs}<port «isolated='yes'»/>`,
          undefined,
          "runtime",
        ],
      ],
      /^port-isolation/,
    );
  });
});
