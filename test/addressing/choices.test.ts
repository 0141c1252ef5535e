// What is chosen for networks of a workspace, from one state to the next.
import assert from "node:assert/strict";
import { createChooser } from "../../server/src/addressing/choices.js";
import { createInUse } from "../../server/src/addressing/in-use.js";
import { nextNames } from "../../server/src/addressing/new-identifiers.js";
import { lint } from "../../server/src/lint/lint.js";
import { formatAddress } from "../../server/src/network/address.js";
import type { Network } from "../../server/src/network/model.js";

function read(content: string): Network {
  const { network } = lint(`<network>${content}</network>`);
  assert.ok(network);
  return network;
}

const alike = () => read("<name>lab</name><bridge name='virbr5'/><ip address='10.0.0.1' prefix='24'/>");

function world() {
  const inUse = createInUse();
  const chooser = createChooser(inUse);
  return {
    ...inUse,
    ...chooser,
    /** Name, bridge and subnet for a network. */
    ask(key: string, network: Network, path = `${key}.xml`) {
      const choices = chooser.for(key, network, path);
      const [subnet] = network.subnets;
      const address = subnet && choices.subnet(subnet);
      return [choices.name(), choices.bridge(), address && formatAddress(address)].join(" ");
    },
  };
}

describe("choices", () => {
  it("are what a network has, if it is the only one", () => {
    const { add, ask } = world();
    const [a, b] = [alike(), read("<name>red</name><bridge name='virbr6'/><ip address='10.0.1.1' prefix='24'/>")];
    add(a);
    add(b);
    assert.equal(ask("a", a), "lab virbr5 10.0.0.1");
  });

  it("differ for all, and stay", () => {
    const { add, ask, renew } = world();
    const all = [alike(), alike(), alike()];
    for (const each of all) add(each);
    const asked = () => all.map((each, index) => ask(`${"abc"[index]}`, each));
    const first = ["a virbr1 192.168.123.1", "b virbr2 192.168.124.1", "c virbr3 192.168.125.1"];
    assert.deepEqual(asked(), first);
    renew();
    // Whoever is asked first in another state gets what it had.
    assert.deepEqual(
      all.toReversed().map((each, index) => ask(`${"cba"[index]}`, each)),
      first.toReversed(),
    );
  });

  it("change when they are taken, and are free again for others", () => {
    const { add, ask, renew, forget, delete: remove } = world();
    const [a, b, c] = [alike(), alike(), alike()];
    for (const each of [a, b, c]) add(each);
    assert.equal(ask("a", a), "a virbr1 192.168.123.1");
    assert.equal(ask("b", b), "b virbr2 192.168.124.1");
    add(read("<name>b</name><bridge name='virbr2'/><ip address='192.168.124.1' prefix='24'/>"));
    renew();
    assert.equal(ask("b", b), "lab-2 virbr3 192.168.125.1");
    remove(a);
    forget("a");
    renew();
    assert.equal(ask("c", c), "c virbr1 192.168.123.1");
  });

  it("suggest the name of the file if it suits", () => {
    const names = (path: string) => {
      const { add, ask } = world();
      const [a, b] = [alike(), alike()];
      add(a);
      add(b);
      return ask("a", a, path).split(" ")[0];
    };
    const rows: [path: string, name: string][] = [
      ["nets/blue.xml", "blue"],
      ["file:///nets/blue.xml", "blue"],
      ["lab.xml", "lab-2"],
      ["default.xml", "lab-2"],
      ["001.xml", "lab-2"],
      ["my net.xml", "lab-2"],
      ["blue", "lab-2"],
    ];
    for (const [path, name] of rows) assert.equal(names(path), name, path);
  });

  it("never include what the network default has", () => {
    const { add, ask } = world();
    const stock = read("<name>default</name><bridge name='virbr0'/><ip address='192.168.122.1' prefix='24'/>");
    add(stock);
    assert.equal(ask("a", stock), "a virbr1 192.168.123.1");
  });

  it("count names on", () => {
    const rows: [name: string, next: string[]][] = [
      ["web", ["web-2", "web-3"]],
      ["node1", ["node2", "node3"]],
      ["node09", ["node10", "node11"]],
      ["a-2", ["a-3", "a-4"]],
      ["9", ["10", "11"]],
    ];
    for (const [name, next] of rows) assert.deepEqual([...take(nextNames(name), 2)], next);
  });
});

function* take<T>(source: Iterable<T>, count: number): Generator<T> {
  let left = count;
  for (const each of source) {
    if (left-- === 0) return;
    yield each;
  }
}
