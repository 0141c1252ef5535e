// Why the system could not read or write a file or a stream, in words.
import { constants } from "node:os";
import { getSystemErrorMap } from "node:util";

/** Error codes whose system text would not help. */
const words: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ENOENT: "no such file or folder",
    ENOTDIR: "no such file or folder",
    EACCES: "permission denied",
    EPERM: "permission denied",
    EISDIR: "it is a folder",
    ELOOP: "its symbolic links form a loop",
    ENAMETOOLONG: "its name is too long",
    EIO: "input/output error",
    EFBIG: "it would exceed the file size limit",
    ENFILE: "too many open files",
    ETXTBSY: "it is being run as a program",
    ERR_ENCODING_NOT_SUPPORTED: "it declares an encoding that virnet cannot decode",
  }),
);

/** Says the reason of an error that Node threw or a stream emitted. */
export function reasonOf(error: unknown): string {
  const { code, errno, message } = error as NodeJS.ErrnoException;
  // The one code that matters to users and has no name in Node.
  if (errno !== undefined && errno === -constants.errno.EDQUOT) return "the disk quota is exceeded";
  return words.get(code ?? "") ?? getSystemErrorMap().get(errno ?? 0)?.[1] ?? message;
}
