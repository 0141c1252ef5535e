// Why the system did not let a file or a stream be read or written, in words.
import { constants } from "node:os";
import { getSystemErrorMap } from "node:util";

/** Where the system's own words would not help. */
const words: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ENOENT: "no such file or folder",
    ENOTDIR: "no such file or folder",
    EACCES: "permission denied",
    EPERM: "permission denied",
    EISDIR: "it is a folder",
    ELOOP: "its links lead in a circle",
    ENAMETOOLONG: "its name is too long",
    EIO: "input/output error",
    EFBIG: "it would be larger than the system allows",
    ENFILE: "too many open files",
    ETXTBSY: "it is being run as a program",
    ERR_ENCODING_NOT_SUPPORTED: "it declares an encoding that virnet cannot decode",
  }),
);

/** Names the reason of an error that Node threw or a stream emitted. */
export function reasonOf(error: unknown): string {
  const { code, errno, message } = error as NodeJS.ErrnoException;
  // The one code with a meaning for users that Node has no name for.
  if (errno !== undefined && errno === -constants.errno.EDQUOT) return "the disk quota is used up";
  return words.get(code ?? "") ?? getSystemErrorMap().get(errno ?? 0)?.[1] ?? message;
}
