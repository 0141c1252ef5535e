// The libvirt versions people know: those that are in wide use, and who ships them.

interface Release {
  readonly version: string;
  /** Who has it. */
  readonly of: string;
  /** Whether virnet's verdicts are compared with that very libvirt. */
  readonly proven?: boolean;
}

/** The newest first. */
export const releases: readonly Release[] = [
  { version: "12.8.0", of: "the newest virnet knows", proven: true },
  { version: "11.3.0", of: "Debian 13", proven: true },
  { version: "10.0.0", of: "Ubuntu 24.04" },
  { version: "9.0.0", of: "Debian 12", proven: true },
  { version: "8.0.0", of: "Ubuntu 22.04, RHEL 8" },
  { version: "7.0.0", of: "Debian 11" },
  { version: "6.0.0", of: "Ubuntu 20.04" },
];
