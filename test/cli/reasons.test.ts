import assert from "node:assert/strict";
import { constants } from "node:os";
import { getSystemErrorMap } from "node:util";
import { reasonOf } from "../../server/src/cli/reasons.js";

/** An error as the system gives it, in the words of Node. */
function errorOf(errno: number): Error {
  const [code, text] = getSystemErrorMap().get(errno) ?? [`Unknown system error ${errno}`, "unknown"];
  return Object.assign(new Error(`${code}: ${text}, open '/secret/path'`), { code, errno });
}

describe("cli/reasons", () => {
  const reasons: [name: keyof typeof constants.errno, reason: string][] = [
    ["ENOENT", "no such file or folder"],
    ["ENOTDIR", "no such file or folder"],
    ["EACCES", "permission denied"],
    ["EPERM", "permission denied"],
    ["EISDIR", "it is a folder"],
    ["ELOOP", "its symbolic links form a loop"],
    ["ENAMETOOLONG", "its name is too long"],
    ["ENOSPC", "no space left on device"],
    ["EROFS", "read-only file system"],
    ["EDQUOT", "the disk quota is exceeded"],
    ["EFBIG", "it would exceed the file size limit"],
    ["EIO", "input/output error"],
    ["EMFILE", "too many open files"],
    ["ENFILE", "too many open files"],
    ["ETXTBSY", "it is being run as a program"],
    ["EBADF", "bad file descriptor"],
  ];
  for (const [name, reason] of reasons) it(name, () => assert.equal(reasonOf(errorOf(-constants.errno[name])), reason));

  it("the words of Node for any other code, without the path", () =>
    assert.equal(reasonOf(errorOf(-constants.errno.EBUSY)), "resource busy or locked"));
  it("an error that is not of the system speaks for itself", () =>
    assert.equal(reasonOf(new Error("out of ink")), "out of ink"));
});
