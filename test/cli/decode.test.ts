import assert from "node:assert/strict";
import { decode } from "../../server/src/cli/decode.js";

const old = { major: 9, minor: 0, micro: 0 };
const last = { major: 11, minor: 3, micro: 0 };
const recent = { major: 12, minor: 8, micro: 0 };
const bytesOf = (text: string) => Buffer.from(text, "latin1");
const declare = (name: string) => `<?xml version="1.0" encoding='${name}'?>`;
const utf16 = (text: string) => Buffer.from(text, "utf16le");

describe("cli/decode", () => {
  const fine: [title: string, bytes: Uint8Array, text: string, target?: typeof old][] = [
    ["ASCII", bytesOf("<a/>"), "<a/>"],
    ["nothing", bytesOf(""), ""],
    ["UTF-8", Buffer.from("é日😀"), "é日😀"],
    ["UTF-8 with byte order mark", bytesOf("\xef\xbb\xbf<a/>"), "<a/>"],
    ["a mark only at the start", Buffer.from("<a>\ufeff</a>"), "<a>\ufeff</a>"],
    ["UTF-8, declared", Buffer.from(`${declare("utf8")}é`), `${declare("utf8")}é`],
    ["Latin-1, declared", bytesOf(`${declare("ISO-8859-1")}\xe9\x85`), `${declare("ISO-8859-1")}é\x85`],
    [
      "Latin-1 declared with blanks",
      bytesOf("<?xml version='1.0' encoding = \"latin1\" ?>\xe9"),
      "<?xml version='1.0' encoding = \"latin1\" ?>é",
    ],
    ["Shift JIS, declared", bytesOf(`${declare("Shift_JIS")}\x82\xa0`), `${declare("Shift_JIS")}あ`],
    ["KOI8-R, declared", bytesOf(`${declare("koi8-r")}\xc1`), `${declare("koi8-r")}а`],
    [
      "an old libvirt reads UTF-8 whatever is declared",
      Buffer.from(`${declare("ISO-8859-1")}é`),
      `${declare("ISO-8859-1")}é`,
      old,
    ],
    ["a mark outranks the declaration", Buffer.from(`\ufeff${declare("ISO-8859-1")}é`), `${declare("ISO-8859-1")}é`],
    ["an encoding nobody knows, as long as all is ASCII", bytesOf(declare("IBM437")), declare("IBM437")],
    ["an encoding named elsewhere", Buffer.from("<a encoding='latin1'>é</a>"), "<a encoding='latin1'>é</a>"],
    ["UTF-16 declared, read as UTF-8", bytesOf(declare("UTF-16")), declare("UTF-16"), last],
  ];
  for (const [title, bytes, text, target] of fine)
    it(title, () =>
      assert.deepEqual(
        decode(bytes, () => target ?? recent),
        { text, problem: undefined },
      ),
    );

  const wide = `The file is in UTF-16, of which virsh reads only what is before the first zero byte; save it as UTF-8`;
  const notUtf8 = (byte: string) => `Byte 0x${byte} is not UTF-8; save the file as UTF-8`;
  const broken: [title: string, bytes: Uint8Array, marked: string, message: string, target?: typeof old][] = [
    ["a Latin-1 letter", bytesOf("<a>\xe9</a>"), "<a>«\ufffd»</a>", notUtf8("E9")],
    [
      "after characters of several bytes",
      Buffer.concat([Buffer.from("é😀"), bytesOf("\xff!")]),
      "é😀«\ufffd»!",
      notUtf8("FF"),
    ],
    ["after a byte order mark", bytesOf("\xef\xbb\xbfa\x80"), "a«\ufffd»", notUtf8("80")],
    [
      "after a replacement character of the author's",
      Buffer.concat([Buffer.from("\ufffd"), bytesOf("\xfe")]),
      "\ufffd«\ufffd»",
      notUtf8("FE"),
    ],
    ["the first of several", bytesOf("a\xe9b\xe9"), "a«\ufffd»b\ufffd", notUtf8("E9")],
    ["a character cut off at the end", bytesOf("<a/>\xe2\x82"), "<a/>«\ufffd»", notUtf8("E2")],
    ["an overlong form", bytesOf("\xc0\xaf"), "«\ufffd»\ufffd", notUtf8("C0")],
    ["a surrogate", bytesOf("\xed\xa0\x80"), "«\ufffd»\ufffd\ufffd", notUtf8("ED")],
    [
      "Latin-1 declared, for an old libvirt",
      bytesOf(`${declare("ISO-8859-1")}\xe9`),
      `${declare("ISO-8859-1")}«\ufffd»`,
      `Byte 0xE9 is not UTF-8, which libvirt 11.3.0 expects whatever encoding the document declares; save the file as UTF-8`,
      last,
    ],
    ["UTF-16 little endian", utf16("\ufeff<a/>"), "«»<a/>", wide],
    ["UTF-16 big endian", utf16("\ufeff<a/>").swap16(), "«»<a/>", wide],
    ["UTF-16 without mark", utf16("<a/>"), "«»<a/>", wide],
    [
      "UTF-16 declared, bytes written",
      bytesOf(`${declare("UTF-16")}<a/>`),
      `${declare("«UTF-16»")}<a/>`,
      `The document declares the encoding "UTF-16" but is not in it; write UTF-8`,
    ],
    [
      "ASCII declared, more written",
      bytesOf(`${declare("US-ASCII")}\xe9`),
      `${declare("US-ASCII")}«é»`,
      `Byte 0xE9 is not ASCII, the encoding the document declares; declare UTF-8`,
    ],
  ];
  for (const [title, bytes, marked, message, target] of broken)
    it(`refused: ${title}`, () => {
      const { text, problem } = decode(bytes, () => target ?? recent);
      assert(problem);
      const { start, end } = problem.span;
      assert.equal(`${text.slice(0, start)}«${text.slice(start, end)}»${text.slice(end)}`, marked);
      assert.deepEqual(
        [problem.message, problem.consequence, problem.rule, problem.severity],
        [message, "libvirt rejects the network.", "not-well-formed", "error"],
      );
    });

  it("says when it does not know the encoding", () => {
    assert.throws(() => decode(bytesOf(`${declare("IBM437")}\x81`), () => recent), {
      code: "ERR_ENCODING_NOT_SUPPORTED",
    });
  });
});
