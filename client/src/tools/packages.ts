// How to install libvirt's tools, by system.

interface Packaging {
  /** The ids of the systems in os-release. */
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

/** @param system the content of /etc/os-release, or Node's platform name where there is no such file */
export function installAdvice(system: string): Advice {
  const ids = [...system.matchAll(/^ID(?:_LIKE)?=["']?([^"'\n]*)/gm)].flatMap(([, list = ""]) => list.split(/\s+/));
  const packaging = packagings.find(({ systems }) => systems.some((id) => ids.includes(id) || system === id));
  if (packaging)
    return { text: `To install it on ${packaging.name}: ${packaging.command}`, command: packaging.command };
  if (system === "win32") return { text: "libvirt's tools do not run on Windows; open the folder in WSL or over SSH." };
  const all = packagings.filter(({ systems }) => !systems.includes("darwin"));
  return { text: `To install it: ${all.map(({ name, command }) => `${command} (${name})`).join("; ")}.` };
}
