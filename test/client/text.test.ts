import assert from "node:assert/strict";
import {
  fileNameFor,
  forwardOffset,
  networkName,
  outerTags,
  rootOffset,
  withoutComments,
} from "../../client/src/text.js";

describe("the text of a network", () => {
  const names: [text: string, name: string | undefined][] = [
    ["<network><name>lab</name></network>", "lab"],
    ["<network>\n  <name >lab 2</name\n></network>", "lab 2"],
    ["<network><!-- <name>old</name> --><name>lab</name></network>", "lab"],
    ["<network><uuid/><name>a&amp;b&#x2f;&#49;&lt;&unknown;</name></network>", "a&b/1<&unknown;"],
    ["<network><name>&#x110000;</name></network>", "&#x110000;"],
    ["<network><dns><name>inner</name></dns><name>lab</name></network>", "lab"],
    ["<network><ip address='10.0.0.1'/><name>lab</name></network>", "lab"],
    ["<name>lab</name>", "lab"],
    ["<network><name></name></network>", undefined],
    ["<network><name>lab", undefined],
    ["<network><name/></network>", undefined],
    ["<network/>", undefined],
    ["", undefined],
  ];
  for (const [text, name] of names) {
    it(`${name === undefined ? "has no name" : `has the name ${name}`}: ${text}`, () =>
      assert.equal(networkName(text), name));
  }

  const fileNames: [name: string, file: string][] = [
    ["lab", "lab.network.xml"],
    ["my lab", "my-lab.network.xml"],
    ["../etc/x", "etc-x.network.xml"],
    ["a:b*c", "a-b-c.network.xml"],
    ["n\u00e9t", "n\u00e9t.network.xml"],
    ["", "new.network.xml"],
    ["...", "new.network.xml"],
  ];
  for (const [name, file] of fileNames) {
    it(`"${name}" is saved as ${file}`, () =>
      assert.equal(fileNameFor(`<network><name>${name}</name></network>`), file));
  }

  const forwards: [text: string][] = [
    ["<network><name>n</name>|<forward mode='nat'/></network>"],
    ["<!-- <forward/> -->\n<network>\n  <dns><forwarder addr='10.0.0.1'/></dns>\n  |<forward/></network>"],
    ["<?xml version='1.0'?>\n|<network><dns><forwarder addr='1.1.1.1'/></dns></network>"],
    ["|<network><forward"],
    ["|<network>"],
  ];
  for (const [marked] of forwards) {
    it(`says where the forward mode is: ${marked}`, () =>
      assert.equal(forwardOffset(marked.replace("|", "")), marked.indexOf("|")));
  }

  it("says nothing of a text without tags", () => {
    assert.equal(forwardOffset("lab"), undefined);
    assert.equal(rootOffset("lab"), undefined);
    assert.equal(rootOffset("<!DOCTYPE network><network/>"), undefined);
    assert.equal(
      rootOffset("\uFEFF<?xml version='1.0'?><!-- x -->\n<network/>"),
      "\uFEFF<?xml version='1.0'?><!-- x -->\n".length,
    );
  });

  it("blanks comments and CDATA out, and leaves offsets as they are", () => {
    const text = "a<!-- <b> -->c<![CDATA[<d>]]>e<!-- f";
    const plain = withoutComments(text);
    assert.equal(plain.length, text.length);
    assert.equal(plain.replace(/ +/g, " "), "a c e ");
  });

  it("tells the root and its children, and what they hold", () => {
    const text = "<network>\n  <name>lab</name>\n  <ip\n   address='10.0.0.1>'><dhcp/></ip><dns/><mtu ";
    assert.deepEqual(
      [...outerTags(text)].map(({ name, attributes, closed, hasText }) => [name, attributes.trim(), closed, hasText]),
      [
        ["network", "", true, false],
        ["name", "", true, true],
        ["ip", "address='10.0.0.1>'", true, false],
        ["dns", "/", true, false],
        ["mtu", "", false, false],
      ],
    );
  });
});
