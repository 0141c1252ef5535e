// The parts of the extension that its commands and tools share.
import type { Disposable, LogOutputChannel } from "vscode";
import type { Server } from "./server.js";

/** Access to libvirt's own tools; absent where no program can be run. */
export interface Tools extends Disposable {
  /** The version of the libvirt on this machine; `undefined` when it is unknown, after telling the user why. */
  installedVersion(): Promise<string | undefined>;
}

export interface Extension {
  readonly server: Server;
  /** The log of the extension and the server. */
  log(): LogOutputChannel;
  readonly tools?: Tools | undefined;
}
