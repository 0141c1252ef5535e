// What the name of a device tells about it: the names that Linux, systemd and other programs give.

/** Names that Linux and systemd give to network cards, radios and their bonds. */
const card =
  /^(?:eth\d+|en(?:[ospP]|x[0-9a-f]{6})[0-9a-zA-Z]+|em\d+|p\d+p\d+|wl(?:an\d+|[opPsx][0-9a-zA-Z]+)|ww(?:an\d+|[opPsx][0-9a-zA-Z]+)|ib\d+|bond\d+|team\d+)$/;
/** Bridges that administrators and other programs make. */
const otherBridge = /^(?:br\d+|vmbr\d+|xenbr\d+|docker\d+|cni\d+|lxcbr\d+|lxdbr\d+|incusbr\d+|podman\d+)$/;

export function isNameOfCard(name: string): boolean {
  return card.test(name);
}

/** Whether administrators or programs other than libvirt make bridges of that name. */
export function isNameOfOtherBridge(name: string): boolean {
  return otherBridge.test(name);
}
