import assert from "node:assert/strict";
import { installAdvice } from "../../../client/src/tools/packages.js";

describe("advice on installing libvirt's tools", () => {
  const rows: [system: string, text: RegExp, command: string | undefined][] = [
    [
      'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n',
      /^To install it on Debian/,
      "sudo apt install libvirt-clients libxml2-utils",
    ],
    [
      "ID=linuxmint\nID_LIKE='ubuntu debian'\n",
      /^To install it on Debian/,
      "sudo apt install libvirt-clients libxml2-utils",
    ],
    ['NAME="Fedora Linux"\nID=fedora\n', /^To install it on Fedora/, "sudo dnf install libvirt-client libxml2"],
    [
      'ID="almalinux"\nID_LIKE="rhel centos fedora"\n',
      /^To install it on Fedora/,
      "sudo dnf install libvirt-client libxml2",
    ],
    [
      'ID="opensuse-leap"\nID_LIKE="suse opensuse"\n',
      /^To install it on openSUSE/,
      "sudo zypper install libvirt-client libxml2-tools",
    ],
    ["ID=arch\n", /^To install it on Arch/, "sudo pacman -S libvirt libxml2"],
    ["darwin", /^To install it on macOS/, "brew install libvirt"],
    ["win32", /WSL/, undefined],
    ["ID=void\nVERSION_ID=debian\n", /apt.*dnf.*zypper.*pacman/, undefined],
    ["", /apt.*dnf.*zypper.*pacman/, undefined],
  ];
  for (const [system, text, command] of rows) {
    it(JSON.stringify(system), () => {
      const advice = installAdvice(system);
      assert.match(advice.text, text);
      assert.equal(advice.command, command);
    });
  }
});
