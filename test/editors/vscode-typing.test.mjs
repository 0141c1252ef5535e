// Networks typed into real VS Code by real keys: what stands there at the end is what was meant. `npm run test:typing`
// types all networks at all paces.
import assert from "node:assert/strict";
import { vscodes, workspace } from "./tools.mjs";
import { networks } from "./vscode/networks.mjs";
import { emptyFiles, startTypist, ways } from "./vscode/typist.mjs";

const pace = 90;
/** What each way is tried on; whatever can go wrong with the others is in one of these. */
const typed = {
  typed: ["nat"],
  closed: ["hosts"],
  helped: ["nat", "sriov", "pxe", "hosts", "macvtap", "isolated"],
};

for (const code of vscodes().filter(({ id }) => id === "newest"))
  describe(`typing in ${code.name}`, () => {
    const files = workspace(emptyFiles(networks, [pace]));
    /** @type {Awaited<ReturnType<typeof startTypist>>} */
    let typist;
    before(async () => {
      typist = await startTypist(code, files, { part: "typing" });
      await typist.warmUp();
    });
    after(async () => {
      await typist?.stop();
      files.remove();
    });

    for (const way of ways)
      for (const network of networks.filter(({ id }) => typed[way].includes(id)))
        it(`${network.id}, ${way}`, async function () {
          this.timeout(120_000);
          const { written, text } = await typist.type(network, way, pace);
          assert.equal(written.trimEnd(), text);
        });
  });
