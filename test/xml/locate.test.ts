// The place at a cursor. Each case: text with `|`, and the expected place as `kind of-what in path`.
import assert from "node:assert/strict";
import { locate, type Place } from "../../server/src/xml/locate.js";
import { parse } from "../../server/src/xml/parse.js";
import { cursor } from "../helpers/markers.js";

const cases: readonly (readonly [marked: string, place: string])[] = [
  ["|", "prolog in "],
  ["|<a/>", "prolog in "],
  ["<!-- --> |<a/>", "prolog in "],
  ["<a/>|", "epilog in "],
  ["<a/>\n|<!-- -->", "epilog in "],
  ["<a/>b|", "epilog in "],
  ["<|", "element-name  in "],
  ["<|a/>", "element-name a in "],
  ["<a|/>", "element-name a in "],
  ["<a><i|</a>", "element-name i in a"],
  ["<a><|</a>", "element-name  in a"],
  ["<a><|\n<b/></a>", "element-name  in a"],
  ["<ip |", "tag ip in "],
  ["<ip |/>", "tag ip in "],
  ["<ip |<b/>", "tag ip in "],
  ["<ip a='1'|/>", "tag ip before in "],
  ["<ip a='1'| b='2'/>", "tag ip before in "],
  ["<ip a='1' | b='2'/>", "tag ip in "],
  ["<ip a='1' |b='2'/>", "attribute-name ip b in "],
  ["<ip a='1' |'2'/>", "tag ip in "],
  ["<ip a='1'|b='2'/>", "attribute-name ip b in "],
  ["<ip a='1'\n   |\n/>", "tag ip in "],
  ["<ip a='1', |/>", "tag ip in "],
  ["<ip a='1',|/>", "tag ip before in "],
  ["<ip a='1'/|>", "tag-end ip in "],
  ["<ip ad|", "attribute-name ip ad in "],
  ["<ip ad|='1'/>", "attribute-name ip ad in "],
  ["<ip ad |='1'/>", "equals ip ad in "],
  ["<ip ad= |'1'/>", "equals ip ad in "],
  ["<ip ad=|", "attribute-value ip ad 0 in "],
  ["<ip ad=|/>", "attribute-value ip ad 0 in "],
  ["<ip ad= |/>", "attribute-value ip ad 0 in "],
  ["<ip ad=| b='1'/>", "attribute-value ip ad 0 in "],
  ["<ip ad=|'1'/>", "equals ip ad in "],
  ["<ip ad='|", "attribute-value ip ad 0 in "],
  ["<ip ad='|'/>", "attribute-value ip ad 0 in "],
  ["<ip ad='12|'/>", "attribute-value ip ad 2 in "],
  ["<ip ad='1|2'/>", "attribute-value ip ad 1 in "],
  ["<ip ad='12|\n<b/>", "attribute-value ip ad 2 in "],
  ["<ip ad='1|2/>\n<b/>", "attribute-value ip ad 1 in "],
  ["<ip ad=12|/>", "attribute-value ip ad 2 in "],
  ["<ip ad=|12/>", "attribute-value ip ad 0 in "],
  ["<ip ad |/>", "tag ip in "],
  ["<dhcp>|</dhcp>", "content dhcp in dhcp"],
  ["<ip><dhcp>|</dhcp></ip>", "content dhcp in ip/dhcp"],
  ["<ip>|<dhcp></dhcp></ip>", "content ip in ip"],
  ["<ip><dhcp></dhcp>|</ip>", "content ip in ip"],
  ["<ip><dhcp/>|</ip>", "content ip in ip"],
  ["<name>la|b</name>", "content name 'lab' in name"],
  ["<name>|lab</name>", "content name 'lab' in name"],
  ["<name>lab|</name>", "content name 'lab' in name"],
  ["<name>lab|", "content name 'lab' in name"],
  ["<d><h>|<h></d>", "content h in d/h"],
  ["<d><h>a|\n</d>", "content h 'a\n' in d/h"],
  ["<d>a|", "content d 'a' in d"],
  ["<a></|a>", "end-tag a in "],
  ["<a><|/a>", "end-tag a in "],
  ["<a></a|>", "end-tag a in "],
  ["<ip><dhcp></|", "end-tag dhcp in ip/dhcp"],
  ["<ip><dhcp></dh|\n</ip>", "end-tag dhcp in ip/dhcp"],
  ["<ip></fo|o></ip>", "end-tag ip in ip"],
  ["<a><!-- | --></a>", "comment in a"],
  ["<a><!-- --|></a>", "comment in a"],
  ["<!-- |", "comment in "],
  ["<!-- -->|", "prolog in "],
  ["<a><![CDATA[|]]></a>", "cdata in a"],
  ["<?xml |?><a/>", "instruction in "],
  ["<!DOCTYPE |a><a/>", "doctype in "],
];

function describePlace(place: Place): string {
  const path = ` in ${place.path.map(({ name }) => name).join("/")}`;
  switch (place.kind) {
    case "element-name":
    case "tag-end":
      return `${place.kind} ${place.element.name}${path}`;
    case "tag":
      return `tag ${place.element.name}${place.needsBlankBefore ? " before" : ""}${place.needsBlankAfter ? " after" : ""}${path}`;
    case "attribute-name":
    case "equals":
      return `${place.kind} ${place.element.name} ${place.attribute.name}${path}`;
    case "attribute-value":
      return `${place.kind} ${place.element.name} ${place.attribute.name} ${place.valueOffset}${path}`;
    case "content":
      return `content ${place.element.name}${place.text ? ` '${place.text.value}'` : ""}${path}`;
    case "end-tag":
      return `end-tag ${place.element?.name}${path}`;
    default:
      return `${place.kind}${path}`;
  }
}

describe("locate", () => {
  for (const [marked, expected] of cases) {
    it(JSON.stringify(marked), () => {
      const { text, offset } = cursor(marked);
      const place = locate(parse(text), offset);
      assert.equal(describePlace(place), expected);
      assert.equal(place.parent, place.path.at(-1));
      assert.equal(place.offset, offset);
    });
  }

  it("takes an offset outside the text for its nearest end", () => {
    const document = parse("<a>b");
    for (const [offset, nearest] of [
      [-1, 0],
      [99, 4],
      [Number.NaN, 0],
      [1.5, 1],
    ] as const) {
      assert.equal(locate(document, offset).offset, nearest);
    }
  });
});
