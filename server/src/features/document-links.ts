// Document links: what TFTP serves, and URLs in values. Elements have none: editors underline every link, and the hover
// links to libvirt's page.
import type { DocumentLink } from "vscode-languageserver";
import { compareAddresses } from "../network/address.js";
import type { Subnet } from "../network/model.js";
import { ownAddresses } from "../network/subnet.js";
import type { Span } from "../xml/tree.js";
import type { Analysis } from "./analysis.js";
import { isVerbatim, typedValuesOf } from "./typed-values.js";

export interface PlacedLink {
  readonly link: DocumentLink;
  /** Whether it leads to a file or folder of the host, and is only useful where that exists. */
  readonly needsFile: boolean;
}

/** Returns all links in document order; none outside a network. */
export function documentLinksOf(analysis: Analysis): PlacedLink[] {
  const { result, positions } = analysis;
  if (!result.isNetwork) return [];
  const linkOf = (span: Span, target: string, tooltip: string, needsFile = false): PlacedLink => ({
    link: { range: positions.rangeOf(span), target, tooltip },
    needsFile,
  });
  return [
    ...(result.network?.subnets ?? []).flatMap((subnet) =>
      served(subnet).map(({ span, path, tooltip }) => linkOf(span, fileUri(path), tooltip, true)),
    ),
    ...webAddresses(analysis).map(({ span, target }) => linkOf(span, target, "Open the address")),
  ].sort(
    ({ link: { range: a } }, { link: { range: b } }) =>
      a.start.line - b.start.line || a.start.character - b.start.character,
  );
}

interface ServedFile {
  readonly span: Span;
  readonly path: string;
  readonly tooltip: string;
}

/** Returns the directory of the TFTP server, and the boot file in it unless another server has that. */
function served({ tftp, dhcp, network }: Subnet): ServedFile[] {
  const root = tftp?.root?.value;
  if (!tftp?.root || !root?.startsWith("/")) return [];
  const { file, server } = dhcp?.bootp ?? {};
  const name = file?.value;
  const directory = { span: tftp.root.span, path: root, tooltip: "The directory that TFTP serves" };
  const address = server?.value;
  const isOwn =
    server === undefined || ownAddresses(network).some((own) => address && compareAddresses(own, address) === 0);
  if (!file || !name || !isOwn || /^[a-z]+:/i.test(name)) return [directory];
  // dnsmasq takes a path that begins with the directory as one of the host.
  const base = root.replace(/(?<!\/)\/+$/, "");
  const path = name.startsWith(`${base}/`) ? name : `${base}/${name.replace(/^\/+/, "")}`;
  return [directory, { span: file.span, path, tooltip: "The file that guests boot" }];
}

/** Converts a path to a URI; an unpaired surrogate has no encoding and is replaced. */
function fileUri(path: string): string {
  const whole = path.replace(/[\ud800-\udfff]/gu, "\ufffd");
  return `file://${whole.split("/").map(encodeURIComponent).join("/")}`;
}

/** Finds URLs that begin with `http` anywhere in values, except in namespace names. */
function webAddresses(analysis: Analysis): { span: Span; target: string }[] {
  return typedValuesOf(analysis).flatMap((value) => {
    if (value.spec.type === "namespace" || !isVerbatim(analysis, value)) return [];
    return [...value.value.matchAll(/\bhttps?:\/\/[^\s"'<>,;]*[^\s"'<>,;.:!?)\]]/g)].map((match) => {
      const start = value.span.start + match.index;
      return { span: { start, end: start + match[0].length }, target: match[0] };
    });
  });
}
