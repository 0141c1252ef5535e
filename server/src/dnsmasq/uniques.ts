// What dnsmasq accepts only once in all lines of its configuration.
import { hostAddresses } from "./dhcp-host.js";
import { type ConfigLine, unhidden } from "./line.js";
import { optionNamed } from "./options.js";
import { cnameParts } from "./records.js";
import type { Token } from "./token.js";

/** Something that no second line may have. */
export interface Unique {
  /** The same for what is the same to dnsmasq. */
  readonly key: string;
  /** As written: the name of the option, an address or an alias. */
  readonly text: string;
  /** The piece of the value; `undefined` for the option itself. */
  readonly piece: Token | undefined;
}

/** Returns what no other line may have, of a line that dnsmasq accepts. */
export function uniquesOf({ keyword, value }: ConfigLine): Unique[] {
  const option = optionNamed(keyword);
  if (!option) return [];
  const token = { text: value ?? "", start: 0 };
  if (option.once) return [{ key: `option ${option.otherNameOf ?? option.name}`, text: keyword, piece: undefined }];
  if (option.form === "dhcp-host") return hostAddresses(token).map((piece) => uniqueOf("address", piece));
  if (option.form === "cname") return (cnameParts(token)?.aliases ?? []).map((piece) => uniqueOf("alias", piece));
  return [];
}

function uniqueOf(kind: string, piece: Token): Unique {
  const text = unhidden(piece.text);
  return { key: `${kind} ${text.toLowerCase()}`, text, piece };
}
