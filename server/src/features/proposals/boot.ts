// Proposals for booting from the network: the TFTP root, the boot file and the server.
import type { Network } from "../../network/model.js";
import { type Ask, always, called, type Proposal, proposed } from "./ask.js";
import { dhcpSubnet } from "./dhcp.js";

/**
 * Proposes the root of another subnet, since a network has only one; then those of other networks and of distributions.
 */
export function tftpRoots({ network, others, element }: Ask): readonly Proposal[] {
  const rootsOf = (one: Network, detail: string) =>
    one.subnets.flatMap(({ tftp }) =>
      tftp?.root?.value && tftp.element !== element ? [{ value: tftp.root.value, detail }] : [],
    );
  return [
    ...rootsOf(network, "as in the other subnet"),
    ...others.flatMap((other) => rootsOf(other, `also of ${called(other)}`)),
    { value: "/var/lib/tftpboot", detail: "usual on Fedora and its kin" },
    { value: "/srv/tftp", detail: "usual on Debian and its kin" },
  ];
}

export const bootFiles = always(
  ["pxelinux.0", "PXELINUX, for BIOS"],
  ["undionly.kpxe", "iPXE, for BIOS"],
  ["ipxe.efi", "iPXE, for UEFI"],
  ["shimx64.efi", "GRUB with Secure Boot, for UEFI"],
  ["grubx64.efi", "GRUB, for UEFI"],
);

/** Proposes the host itself, in an IPv4 subnet. */
export function bootServers(ask: Ask): readonly Proposal[] {
  const own = dhcpSubnet(ask)?.address?.value;
  return own?.family === "ipv4" ? [proposed(own, "the host itself, which serves <tftp>")] : [];
}
