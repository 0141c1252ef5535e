// Documents shrink to the relevant part, in a bounded number of queries.
import assert from "node:assert/strict";
import { shrink } from "./shrink.js";

const document = `<?xml version="1.0"?>
<!-- about it -->
<network connections="1">
  <name>laboratory</name>
  <ip address="10.0.0.1" prefix="24"><dhcp><range start="10.0.0.2" end="10.0.0.9"/></dhcp></ip>
  <bridge name="virbr0" stp="on"/>
</network>
`;

describe("shrink", () => {
  it("leaves what the answer depends on", async () => {
    const small = await shrink(document, async (text) => /<network.*prefix="24".*<\/network>/s.test(text), 500);
    assert.equal(small, '<network><ip prefix="24"></ip></network>');
  });

  it("shortens names", async () => {
    const small = await shrink(
      "<network><name>laboratory</name></network>",
      async (text) => /<name>[^<]/.test(text),
      500,
    );
    assert.equal(small, "<network><name>n</name></network>");
  });

  it("changes nothing when everything matters", async () => {
    assert.equal(await shrink(document, async () => false, 500), document);
  });

  it("stops asking at its budget", async () => {
    let asked = 0;
    await shrink(document, async () => ++asked > 1000, 7);
    assert.equal(asked, 7);
  });
});
