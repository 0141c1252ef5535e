// The error of a failed write, in its own module so that reporting it does not load the code that writes.

/** A file was not written; the message is a sentence for the user, without a full stop. */
export class WriteError extends Error {}
