// What the fixes of clashes promise, over generated workspaces: each removes its finding and brings no other, in its document
// or in another; and the first fix of every finding together leaves no clash.
import assert from "node:assert/strict";
import fc from "fast-check";
import type { Finding } from "../../server/src/findings.js";
import { type LintResult, lint } from "../../server/src/lint/lint.js";
import { crossFindings } from "../../server/src/workspace/cross.js";
import { applyEdits, type Edit, overlap } from "../../server/src/xml/text-edits.js";
import { quickOrWide } from "../helpers/wide.js";

interface File {
  readonly path: string;
  readonly text: string;
}

const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });

const host = fc.record({
  mac: fc.constantFrom("52:54:00:00:00:01", "52:54:00:00:00:02", "52:54:00:00:00:03"),
  name: optional(fc.constantFrom("web", "db", "node1")),
  number: fc.integer({ min: 10, max: 13 }),
});

const network = fc.record({
  folder: fc.constantFrom("", "", "", "other/"),
  name: fc.constantFrom("lab", "default", "node1", "red", "n1", "n2"),
  uuid: optional(fc.constantFrom("1bd1b0de-5bf7-43a5-b4f4-6ff4bb1f9a21", "2bd1b0de-5bf7-43a5-b4f4-6ff4bb1f9a22")),
  mode: fc.constantFrom("none", "nat", "route", "open", "bridge"),
  bridge: optional(fc.constantFrom("virbr0", "virbr1", "virbr2", "br-lab")),
  mac: optional(fc.constantFrom("52:54:00:0a:0b:0c", "52:54:00:0a:0b:0d")),
  subnet: fc.constantFrom(
    { net: "192.168.77", prefix: 24 },
    { net: "192.168.78", prefix: 24 },
    { net: "192.168.122", prefix: 24 },
    { net: "192.168.123", prefix: 24 },
    { net: "192.168.76", prefix: 22 },
    { net: "192.168.77", prefix: 28 },
  ),
  second: optional(fc.constantFrom("fd00:1:2:3", "fd00:1:2:4", "fd5a:9c3e:7b21:1")),
  hosts: fc.uniqueArray(host, { maxLength: 3, selector: ({ mac }) => mac }),
  range: fc.boolean(),
  route: fc.boolean(),
  pool: optional(fc.constantFrom("203.0.113.10", "203.0.113.12")),
  option: fc.boolean(),
});

type Made = typeof network extends fc.Arbitrary<infer T> ? T : never;

function textOf(made: Made): string {
  const { name, uuid, mode, bridge, mac, subnet, second, hosts, range, route, pool, option } = made;
  const { net, prefix } = subnet;
  const owns = mode !== "bridge";
  const numbered = hosts.filter(({ number }, index) => hosts.findIndex((other) => other.number === number) === index);
  const named = numbered.filter(
    (each, index) => !each.name || numbered.findIndex((other) => other.name === each.name) === index,
  );
  const dhcp = [
    ...(range ? [`<range start='${net}.2' end='${net}.9'/>`] : []),
    ...named.map(
      (each) => `<host mac='${each.mac}'${each.name ? ` name='${each.name}'` : ""} ip='${net}.${each.number}'/>`,
    ),
  ];
  const nat = mode === "nat" && pool ? `<nat><address start='${pool}' end='203.0.113.15'/></nat>` : "";
  return [
    "<network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>",
    `  <name>${name}</name>`,
    ...(uuid ? [`  <uuid>${uuid}</uuid>`] : []),
    ...(mode === "none" ? [] : [`  <forward mode='${mode}'>${nat}</forward>`]),
    ...(!owns || bridge ? [`  <bridge name='${owns ? bridge : "br0"}'/>`] : []),
    ...(mac && owns ? [`  <mac address='${mac}'/>`] : []),
    ...(owns
      ? [
          `  <ip address='${net}.1' prefix='${prefix}'>`,
          ...(dhcp.length > 0 ? ["    <dhcp>", ...dhcp.map((line) => `      ${line}`), "    </dhcp>"] : []),
          "  </ip>",
          ...(second ? [`  <ip family='ipv6' address='${second}::1' prefix='64'/>`] : []),
          ...(route ? [`  <route address='10.9.0.0' prefix='16' gateway='${net}.14'/>`] : []),
          ...(option ? [`  <dnsmasq:options><dnsmasq:option value='dhcp-option=3,${net}.1'/></dnsmasq:options>`] : []),
        ]
      : []),
    "</network>",
    "",
  ].join("\n");
}

const workspaces = fc
  .array(network, { minLength: 2, maxLength: 12 })
  .map((all) => all.map((made, index): File => ({ path: `${made.folder}n${index}.xml`, text: textOf(made) })));

/** The files stay the same objects while their text does. */
const readings = new WeakMap<File, LintResult>();

function readingOf(file: File): LintResult {
  const result = readings.get(file) ?? lint(file.text, { insist: true });
  readings.set(file, result);
  return result;
}

interface Found {
  /** Of each document by itself. */
  readonly own: readonly (readonly Finding[])[];
  readonly between: readonly (readonly Finding[])[];
}

function look(files: readonly File[]): Found {
  const documents = files.map((file) => ({ path: file.path, result: readingOf(file) }));
  const across = crossFindings(documents);
  assert.deepEqual(
    across.flatMap(({ failures }) => failures),
    [],
  );
  return { own: documents.map(({ result }) => result.findings), between: across.map(({ findings }) => findings) };
}

/** How often each rule is found in each document. */
function counts({ own, between }: Found): Map<string, number> {
  const all = new Map<string, number>();
  own.forEach((findings, index) => {
    for (const { rule } of [...findings, ...(between[index] ?? [])])
      all.set(`${index} ${rule}`, (all.get(`${index} ${rule}`) ?? 0) + 1);
  });
  return all;
}

const replaced = (files: readonly File[], index: number, text: string) =>
  files.map((file, each) => (each === index ? { ...file, text } : file));

/** Each once, without those in what is removed. */
function united(edits: readonly Edit[]): Edit[] {
  const distinct = [...new Map(edits.map((edit) => [`${edit.start} ${edit.end} ${edit.newText}`, edit])).values()];
  const isWithin = (edit: Edit, other: Edit) => other.start <= edit.start && edit.end <= other.end;
  return distinct.filter(
    (edit) => !distinct.some((other) => other !== edit && other.newText === "" && isWithin(edit, other)),
  );
}

describe("fixes of clashes", () => {
  it("remove their findings and bring no others, in any document", () => {
    let tried = 0;
    fc.assert(
      fc.property(workspaces, (files) => {
        const before = look(files);
        const known = counts(before);
        before.between.forEach((findings, index) => {
          for (const { rule, fixes, message } of findings) {
            for (const { title, edits } of fixes) {
              const what = `${files[index]?.path}: ${message}: ${title}`;
              assert.ok(!overlap(edits), what);
              const text = applyEdits(files[index]?.text ?? "", edits);
              const after = counts(look(replaced(files, index, text)));
              assert.ok((after.get(`${index} ${rule}`) ?? 0) < (known.get(`${index} ${rule}`) ?? 0), `${what} stays`);
              const fresh = [...after].filter(([key, count]) => count > (known.get(key) ?? 0));
              // What a removal leads to is said in its title.
              const isRemoval = title.startsWith("Remove");
              assert.deepEqual(isRemoval ? [] : fresh, [], `${what}\n${text}`);
              tried += 1;
            }
          }
        });
      }),
      { numRuns: quickOrWide(6, 100) },
    );
    assert.ok(tried > 20);
  });

  it("leave no clash when the first of every finding is applied", () => {
    fc.assert(
      fc.property(workspaces, (files) => {
        const { between } = look(files);
        const fixed = files.map(({ path, text }, index): File => {
          const edits = united((between[index] ?? []).flatMap(({ fixes: [first] }) => first?.edits ?? []));
          assert.ok(!overlap(edits), `${path}: ${JSON.stringify(edits)}`);
          return { path, text: applyEdits(text, edits) };
        });
        assert.deepEqual(
          look(fixed).between.flatMap((findings, index) =>
            findings.map(({ rule, message }) => `${files[index]?.path} ${rule}: ${message}\n${fixed[index]?.text}`),
          ),
          [],
        );
      }),
      { numRuns: quickOrWide(40, 600) },
    );
  });
});
