// What the extension is made of, for its commands and its tools.
import type { Disposable, LogOutputChannel } from "vscode";
import type { Server } from "./server.js";

/** What can be asked of libvirt's own tools; absent where no program can be run. */
export interface Tools extends Disposable {
  /** The version of the libvirt on this machine; `undefined` when that cannot be told, and the user knows why. */
  installedVersion(): Promise<string | undefined>;
}

export interface Extension {
  readonly server: Server;
  /** The log, of the server too. */
  log(): LogOutputChannel;
  readonly tools?: Tools | undefined;
}
