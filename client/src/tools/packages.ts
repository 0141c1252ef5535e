// How the tools of libvirt are installed, by the system they are missing on.

interface Packaging {
  /** Ids in os-release of the systems it is for. */
  readonly systems: readonly string[];
  readonly name: string;
  readonly command: string;
}

const packagings: readonly Packaging[] = [
  {
    systems: ["debian", "ubuntu"],
    name: "Debian and Ubuntu",
    command: "sudo apt install libvirt-clients libxml2-utils",
  },
  {
    systems: ["fedora", "rhel", "centos"],
    name: "Fedora and RHEL",
    command: "sudo dnf install libvirt-client libxml2",
  },
  { systems: ["suse", "opensuse"], name: "openSUSE", command: "sudo zypper install libvirt-client libxml2-tools" },
  { systems: ["arch"], name: "Arch Linux", command: "sudo pacman -S libvirt libxml2" },
  { systems: ["darwin"], name: "macOS", command: "brew install libvirt" },
];

interface Advice {
  /** A sentence. */
  readonly text: string;
  /** The command that installs them, when the system is known. */
  readonly command?: string;
}

/** @param system what /etc/os-release says, or the name of a platform of Node's where there is no such file */
export function installAdvice(system: string): Advice {
  const ids = [...system.matchAll(/^ID(?:_LIKE)?=["']?([^"'\n]*)/gm)].flatMap(([, list = ""]) => list.split(/\s+/));
  const known = packagings.find(({ systems }) => systems.some((id) => ids.includes(id) || system === id));
  if (known) return { text: `On ${known.name} it comes with: ${known.command}`, command: known.command };
  if (system === "win32")
    return { text: "libvirt's tools are not made for Windows; open the folder in WSL or over SSH." };
  const all = packagings.filter(({ systems }) => !systems.includes("darwin"));
  return { text: `It comes with: ${all.map(({ name, command }) => `${command} (${name})`).join("; ")}.` };
}
