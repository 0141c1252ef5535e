// What writing a file ends with when it fails: its own module, so that reporting it does not load what writes.

/** A file was not written; the message is a sentence for the user, without a full stop. */
export class WriteError extends Error {}
