// The vocabulary itself: its shape, its completeness, and the consistency of its parts.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { Ajv } from "ajv";
import type { AttributeSpec, Bounds, ElementSpec } from "../../server/src/vocabulary/entries.js";
import { elements, types } from "../../server/src/vocabulary/load.js";
import type { ElementPath } from "../../server/src/vocabulary/paths.js";
import { bound, compareVersions, holds, newestVersion, oldestVersion } from "../../server/src/vocabulary/versions.js";
import { vocabularyOf } from "../../server/src/vocabulary/vocabulary.js";

const folder = "schemas";
const files = readdirSync(folder).filter((name) =>
  /^(?!(?:releases|roots|dnsmasq-options)\.).*(?<!\.schema)\.json$/.test(name),
);
const attributes = elements.flatMap((element) => element.attributes.map((attribute) => ({ element, attribute })));
const values = attributes.flatMap(({ element, attribute }) =>
  (attribute.values ?? []).map((value) => ({ element, attribute, value })),
);
const newest = vocabularyOf(bound(newestVersion));

type Entry = Readonly<Record<string, unknown>>;

/** What is wrong with a file of the vocabulary, each with the path of the element or the name of the type it is about. */
function faultsOf(file: string, content: Entry, errors: typeof validate.errors): string[] {
  return (errors ?? []).map(({ instancePath, message, params }) => {
    let where = "";
    let at: unknown = content;
    const rest: string[] = [];
    for (const step of instancePath.split("/").slice(1)) {
      at = (at as Entry)[step];
      const { path, name } = (at ?? {}) as Entry;
      if (typeof path === "string" || typeof name === "string") {
        where = typeof path === "string" ? path : where === "" ? `${name}` : `${where}@${name}`;
        rest.length = 0;
      } else if (!/^\d+$/.test(step)) rest.push(step);
    }
    const told = typeof at === "string" ? ` is ${JSON.stringify(at)}, which` : "";
    const allowed: readonly string[] = params.allowedValues ?? [];
    const meant = typeof at === "string" ? newest.nearest(at, allowed) : undefined;
    return `${folder}/${file}: ${[where, ...rest].join(" ")}${told} ${message}${meant ? `; did you mean ${meant}?` : ""}`;
  });
}

const schema = JSON.parse(readFileSync(`${folder}/vocabulary.schema.json`, "utf8"));
const validate = new Ajv({ allErrors: true, formats: { regex: true } }).compile(schema);

describe("vocabulary", () => {
  for (const file of files) {
    it(`${file} has the shape of vocabulary.schema.json`, () => {
      const content = JSON.parse(readFileSync(`${folder}/${file}`, "utf8"));
      validate(content);
      assert.deepEqual(faultsOf(file, content, validate.errors), []);
    });
  }
  it("the schema refuses what it should", () => {
    const { elements: all, ...rest } = JSON.parse(readFileSync(`${folder}/bridge.json`, "utf8"));
    const broken = (change: object) => validate({ ...rest, elements: [{ ...all[0], ...change }] });
    assert.ok(broken({}));
    assert.equal(broken({ since: "soon" }), false);
    assert.equal(broken({ since: undefined }), false);
    assert.equal(broken({ description: "no full stop" }), false);
    assert.equal(broken({ modes: ["wifi"] }), false);
    assert.equal(broken({ colour: "red" }), false);
  });

  it("says what is wrong with an entry by its path, and what may have been meant", () => {
    const content = JSON.parse(readFileSync(`${folder}/bridge.json`, "utf8"));
    const [bridge] = content.elements;
    bridge.attributes[0].type = "devicename";
    bridge.anchor = "conectivity";
    validate(content);
    assert.deepEqual(
      faultsOf("bridge.json", content, validate.errors).map((fault) => fault.replace(/ must .*; /, " ...; ")),
      [
        `schemas/bridge.json: ${bridge.path} anchor is "conectivity", which ...; did you mean connectivity?`,
        `schemas/bridge.json: ${bridge.path}@${bridge.attributes[0].name} type is "devicename", which ...; did you mean deviceName?`,
      ],
    );
  });

  it("is whole: at least 44 elements and 97 attributes", () => {
    assert.ok(elements.length >= 44, `${elements.length} elements`);
    assert.ok(attributes.length >= 97, `${attributes.length} attributes`);
  });
  it("has all files that are there", () => {
    const stored = files.flatMap((file) => JSON.parse(readFileSync(`${folder}/${file}`, "utf8")).elements ?? []);
    assert.equal(stored.length, elements.length);
  });
  it("names everything once", () => {
    assert.equal(new Set(elements.map(({ path }) => path)).size, elements.length);
    for (const { path, attributes: own } of elements) {
      assert.equal(new Set(own.map(({ name }) => name)).size, own.length, path);
    }
    assert.equal(new Set(elements.map(({ description }) => description)).size, elements.length);
  });
  it("begins with the only root", () => {
    assert.deepEqual(
      elements.filter(({ parents }) => parents.length === 0).map(({ path }) => path),
      ["/network"],
    );
    assert.equal(elements[0]?.path, "/network");
  });

  it("names by values that read as what they name", () => {
    const readers: Record<string, RegExp> = { address: /^address/, mac: /^mac/, uuid: /^uuid$/ };
    const named = [...attributes.map(({ attribute }) => attribute), ...elements.flatMap(({ text }) => text ?? [])];
    for (const { type, names } of named) {
      const parser = types.get(type)?.parser ?? [];
      const reader = readers[names?.thing ?? ""] ?? /^(any|integer)$/;
      if (names)
        assert.ok(
          parser.some((form) => reader.test(form.reader)),
          `${type} names ${names.thing}`,
        );
    }
    assert.ok(named.filter(({ names }) => names?.defines !== undefined).length > 10);
  });

  it("refers only to what exists", () => {
    const paths = new Set(elements.map(({ path }) => path));
    for (const element of elements) {
      for (const parent of element.parents) assert.ok(paths.has(parent), `${element.path} in ${parent}`);
      const children = elements.filter(({ parents }) => parents.includes(element.path)).map(({ name }) => name);
      if (element.order) assert.deepEqual([...element.order].sort(), children.sort(), `order in ${element.path}`);
      if (element.text) assert.ok(types.has(element.text.type), element.path);
      assert.equal(element.path.split("/").at(-1), element.name);
      for (const attribute of element.attributes) {
        assert.ok(types.has(attribute.type), `${attribute.type} of ${element.path} ${attribute.name}`);
        for (const { name } of attribute.excludes ?? []) {
          const back = newest.attribute(element, name)?.excludes?.some((other) => other.name === attribute.name);
          assert.ok(back, `${element.path}: ${name} does not exclude ${attribute.name}`);
        }
        for (const { in: parents } of attribute.requiredBy ?? []) {
          for (const parent of parents ?? []) assert.ok(element.parents.includes(parent), element.path);
        }
        const kinds = newest.element("/network/virtualport")?.attributes[0]?.values?.map(({ value }) => value);
        for (const kind of attribute.onlyTypes ?? []) assert.ok(kinds?.includes(kind), kind);
      }
    }
  });
  it("means one value by each word of other tools, and none that is a value", () => {
    const plain = (word: string) => word.toLowerCase().replace(/(?<!^)-|[\s_]/g, "");
    const lists = [
      ...attributes.map(({ attribute }) => attribute.values ?? []),
      ...[...types.values()].map(({ meanings = [] }) => meanings),
    ];
    let words = 0;
    for (const list of lists) {
      const meant = list.flatMap(({ meantBy = [] }) => meantBy.map(plain));
      assert.equal(new Set(meant).size, meant.length, meant.join());
      for (const { value } of list) assert.ok(!meant.includes(plain(value)), value);
      words += meant.length;
    }
    assert.ok(words > 100, `${words}`);
  });
  it("uses every type", () => {
    const used = new Set([
      ...attributes.map(({ attribute }) => attribute.type),
      ...elements.flatMap(({ text }) => (text ? [text.type] : [])),
    ]);
    assert.deepEqual(
      [...types.keys()].filter((name) => !used.has(name)),
      [],
    );
  });

  it("has bounds in order and within the range that is covered", () => {
    const within = (item: Bounds, where: string) => {
      for (const version of [item.since, item.until].filter((each) => each !== undefined)) {
        assert.ok(compareVersions(bound(version), bound(oldestVersion)) >= 0, `${where}: ${version}`);
        assert.ok(
          compareVersions(bound(version), bound(newestVersion)) <= 0,
          `${where}: ${version} is newer than ${newestVersion}`,
        );
      }
      if (item.since !== undefined && item.until !== undefined) {
        assert.ok(compareVersions(bound(item.since), bound(item.until)) <= 0, where);
      }
    };
    for (const element of elements) {
      for (const item of [element, ...bounded(element)]) within(item, element.path);
    }
    for (const { element, attribute } of attributes) {
      for (const item of [attribute, ...bounded(attribute)]) within(item, `${element.path} ${attribute.name}`);
    }
    for (const type of types.values()) {
      for (const form of [...type.parser, ...type.schema, ...(type.driver ?? [])]) within(form, type.name);
    }
  });
  it("knows nothing before what it belongs to", () => {
    const notBefore = (item: { readonly since: string }, owner: { readonly since: string }, where: string) =>
      assert.ok(compareVersions(bound(item.since), bound(owner.since)) >= 0, where);
    for (const element of elements) {
      for (const parent of element.parents.slice(0, 1)) {
        const owner = newest.element(parent);
        assert.ok(owner);
        notBefore(element, owner, element.path);
      }
    }
    for (const { element, attribute } of attributes) notBefore(attribute, element, `${element.path} ${attribute.name}`);
    for (const { element, attribute, value } of values) {
      notBefore(value, attribute, `${element.path} ${attribute.name} ${value.value}`);
    }
  });

  it("judges in every version that knows the attribute", () => {
    const versions = new Set<string>([oldestVersion, newestVersion]);
    for (const type of types.values()) {
      for (const { since, until } of [...type.parser, ...type.schema]) {
        if (since !== undefined) versions.add(since);
        if (until !== undefined) versions.add(until);
      }
    }
    for (const version of [...versions].map(bound)) {
      for (const { element, attribute } of attributes) {
        if (!holds(attribute, version)) continue;
        const type = newest.type(attribute.type);
        const where = `${element.path} ${attribute.name} in ${version.major}.${version.minor}.${version.micro}`;
        assert.ok(
          type?.parser.some((form) => holds(form, version)),
          where,
        );
        assert.ok(
          type.schema.some((form) => holds(form, version)),
          where,
        );
      }
    }
  });
  it("has examples, defaults and values that the newest version takes", () => {
    for (const { element, attribute } of attributes) {
      const where = `${element.path} ${attribute.name}`;
      const known = newest.known(element) && newest.known(attribute);
      if (!known) continue;
      for (const value of newest.valuesOf(attribute))
        assert.deepEqual(newest.judge(attribute, value), { ok: true }, where);
      if (!attribute.values) {
        const { example } = newest.type(attribute.type);
        assert.deepEqual(newest.judge(attribute, example), { ok: true }, `${where}: ${example}`);
      }
      if (attribute.default !== undefined) {
        assert.deepEqual(newest.judge(attribute, attribute.default), { ok: true }, `${where}: ${attribute.default}`);
      }
    }
    for (const { element, attribute } of attributes) {
      if (attribute.example === undefined) continue;
      const where = `${element.path} ${attribute.name}: ${attribute.example}`;
      assert.deepEqual(newest.judge(attribute, attribute.example), { ok: true }, where);
      assert.equal(attribute.values, undefined, where);
    }
    for (const { path, text } of elements) {
      if (!text) continue;
      assert.deepEqual(newest.judge(text, newest.type(text.type).example), { ok: true }, path);
    }
  });
  it("lists the values of what is read as one of them", () => {
    for (const { element, attribute } of attributes) {
      const type = newest.type(attribute.type);
      const listed = type.parser.some(({ reader }) => reader === "values") || type.schema.some((form) => form.values);
      const where = `${element.path} ${attribute.name}`;
      if (listed) assert.ok(attribute.values, `${where} is a ${attribute.type}: it lists its "values" itself`);
    }
  });
  it("calls usual only what somebody should write, and always only what libvirt does not ask for", () => {
    const usual = [...elements, ...attributes.map(({ attribute }) => attribute)].filter((item) => item.usual);
    assert.notEqual(usual.length, 0);
    for (const item of usual) {
      assert.equal(item.deprecated, undefined, item.name);
      assert.ok(item.modes?.length !== 0 && !("readonly" in item), item.name);
      const unbounded = item.requiredBy?.some(({ since, until, in: parents }) => !since && !until && !parents);
      assert.ok(item.usual === "often" || !unbounded, item.name);
    }
  });
  it("writes nothing together that excludes each other, in any version", () => {
    const versions = new Set(
      attributes
        .flatMap(({ attribute }) => [attribute, ...bounded(attribute)])
        .map(({ since }) => since ?? oldestVersion),
    );
    for (const vocabulary of [...versions].map((version) => vocabularyOf(bound(version)))) {
      for (const element of elements) {
        const together = vocabulary
          .attributesOf(element)
          .filter((attribute) => attribute.usual === "always" || vocabulary.requirement(attribute, element.parents[0]));
        for (const { name, excludes } of together) {
          const excluded = together.filter((other) => excludes?.some((each) => each.name === other.name));
          assert.deepEqual(excluded, [], `${element.path} ${name} in ${vocabulary.version}`);
        }
      }
    }
  });
  it("ties to a family only what stands in something that says one", () => {
    const says = (path: ElementPath): boolean => {
      const element = newest.element(path);
      return element?.attributes.some(({ type }) => type === "family") || element?.parents.some(says) === true;
    };
    for (const { path, family } of elements) assert.ok(!family || says(path), path);
    for (const { element, attribute } of attributes) assert.ok(!attribute.family || says(element.path), element.path);
  });
  it("bans only modes in which the item has no effect", () => {
    for (const item of [...elements, ...attributes.map(({ attribute }) => attribute)]) {
      const banned = (item.bans ?? []).flatMap(({ modes }) => modes);
      for (const mode of banned) assert.ok(item.modes && !item.modes.includes(mode), `${item.name} in ${mode}`);
    }
  });
  it("compiles every pattern", () => {
    for (const type of types.values()) {
      for (const { pattern } of [...type.parser, ...type.schema, ...(type.driver ?? [])]) {
        if (pattern !== undefined) assert.doesNotThrow(() => new RegExp(`^(?:${pattern})$`, "u"), type.name);
      }
    }
  });
});

/** Everything with bounds of its own that hangs on an element or attribute. */
function bounded(item: ElementSpec | AttributeSpec): readonly Bounds[] {
  return [
    ...(item.requiredBy ?? []),
    ...(item.bans ?? []),
    ...("repeated" in item ? (item.repeated ?? []) : []),
    ...("values" in item ? (item.values ?? []) : []),
  ];
}
