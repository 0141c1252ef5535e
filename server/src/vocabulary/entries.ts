// The shape of the vocabulary in schemas/, which describes the format as data. Version bounds are libvirt releases such
// as "1.0.5"; `until` is the last release the entry applies to. An absent bound means "as long as the item exists".
import type { ElementPath } from "./paths.js";

/** A forward mode; `none` means no <forward>, an isolated network. */
export type Mode = "none" | "nat" | "route" | "open" | "bridge" | "private" | "vepa" | "passthrough" | "hostdev";

export interface Bounds {
  readonly since?: string;
  readonly until?: string;
}

/**
 * How common something is that libvirt does not require: `always`, nearly all of its owners have it; `mostly`, most do;
 * `often`, many do.
 */
type Usual = "always" | "mostly" | "often";

/** The stage in which libvirt rejects something: its parser, its driver, or only its schema. */
export type RefusalStage = "parse" | "define" | "schema";

export interface ElementSpec extends Bounds {
  /** Canonical path, the element's identity: `/network/ip/dhcp/host`. */
  readonly path: ElementPath;
  readonly name: string;
  /** Names that people write for it; compared without case, hyphens and underscores. */
  readonly meantBy?: readonly string[];
  /** The attribute that one thinks of as its value, where it is not the only required one. */
  readonly main?: string;
  /** Namespace URI, for the dnsmasq elements. */
  readonly namespace?: string;
  /** Paths of the elements it may be in. */
  readonly parents: readonly ElementPath[];
  /** The names of all its children in the order libvirt writes them, where that differs from the vocabulary's order. */
  readonly order?: readonly string[];
  /** How often it may occur in one parent; `max` null for any number. */
  readonly min: number;
  readonly max: number | null;
  /** When it is missing (min 1): the stage in which libvirt rejects the network, by version. */
  readonly requiredBy?: readonly Requirement[];
  /**
   * When there are more than `max`: the stage that rejects them, by version. Where only the schema does, `keeps` says
   * which one libvirt uses; without it libvirt uses them all.
   */
  readonly repeated?: readonly (Bounds & { readonly stage: RefusalStage; readonly keeps?: "first" | "last" })[];
  readonly since: string;
  /** Text content: a type name; absent when the element holds no text. */
  readonly text?: {
    readonly type: string;
    readonly required: boolean;
    readonly emptyIsAbsent?: boolean;
    readonly names?: Naming;
  };
  readonly usual?: Usual;
  /** Nearly always has content. */
  readonly opened?: boolean;
  /** The only address family with which it has a meaning. */
  readonly family?: "ipv4" | "ipv6";
  /** Elements of any name may be in it (metadata). */
  readonly open?: boolean;
  /** Forward modes in which it has an effect; absent means all. */
  readonly modes?: readonly Mode[];
  /** Forward modes in which libvirt rejects it. */
  readonly bans?: readonly Ban[];
  readonly attributes: readonly AttributeSpec[];
  /** What it is in a few words, shown beside the name in a list. */
  readonly brief: string;
  /** One or two sentences for someone typing. Markdown. */
  readonly description: string;
  /** Further facts worth knowing, for a reader; sentences of Markdown. */
  readonly notes?: readonly string[];
  /** How guests' packets travel in each forward mode; on `<forward>`. */
  readonly traffic?: Readonly<Record<Mode, Traffic>>;
  /** Anchor on libvirt's formatnetwork page. */
  readonly anchor: string;
  /** What replaced it, or why it should not be written. */
  readonly deprecated?: string;
}

/** How guests reach others and are reached; each a Markdown phrase such as `behind an address of the host`. */
export interface Traffic {
  /** From guests to the world outside. */
  readonly outwards: string;
  /** From outside to guests. */
  readonly inwards: string;
  /** Among guests. */
  readonly guests: string;
  /** Between guests and the host. */
  readonly host: string;
  /** Whose DHCP and DNS serve the guests. */
  readonly services: string;
}

export interface AttributeSpec extends Bounds {
  readonly name: string;
  /** Names that people write for it; compared without case, hyphens and underscores. */
  readonly meantBy?: readonly string[];
  readonly type: string;
  /** A good value, where the type's example does not fit. */
  readonly example?: string;
  readonly since: string;
  readonly brief: string;
  readonly description: string;
  readonly notes?: readonly string[];
  readonly anchor: string;
  readonly requiredBy?: readonly Requirement[];
  /** The value libvirt assumes when the attribute is absent. */
  readonly default?: string;
  /** In words, when the default is not a fixed value or has changed over time. */
  readonly defaultNote?: string;
  readonly modes?: readonly Mode[];
  readonly bans?: readonly Ban[];
  readonly usual?: Usual;
  /** The only address family with which it has a meaning. */
  readonly family?: "ipv4" | "ipv6";
  /** Written by libvirt into live XML, ignored as input. */
  readonly readonly?: boolean;
  /** The values of an enumeration, in the order a person would list them. */
  readonly values?: readonly ValueSpec[];
  /**
   * Attributes that may not appear beside it; `unless`: its value, compared as a number, for which only the schema
   * rejects them.
   */
  readonly excludes?: readonly { readonly name: string; readonly stage: RefusalStage; readonly unless?: string }[];
  /**
   * libvirt's parser treats an empty value as absent (the schema may still reject it): always, or in the versions
   * within the bounds.
   */
  readonly emptyIsAbsent?: boolean | Bounds;
  /**
   * How the parser treats a value that only the schema rejects; completes "libvirt's parser ...": `takes every word but
   * off for on`.
   */
  readonly lenient?: string;
  /** Virtual port types that use it. */
  readonly onlyTypes?: readonly string[];
  readonly names?: Naming;
  readonly deprecated?: string;
}

/** What kind of thing a value names: equal names of one kind mean the same thing everywhere. */
export interface Naming {
  /**
   * `host`: a machine by its DNS name; `device`: a network device of the host; `bridge`: such a device, in its own
   * element.
   */
  readonly thing:
    | "network"
    | "uuid"
    | "bridge"
    | "device"
    | "portGroup"
    | "host"
    | "domain"
    | "address"
    | "mac"
    | "vlan";
  /** This place defines the thing rather than referring to it; of several defining places, those with 1 come first. */
  readonly defines?: 1 | 2;
  /** The name only sets a scope, and stays when the thing here is renamed. */
  readonly limit?: true;
}

export interface ValueSpec extends Bounds {
  readonly value: string;
  /** Words of other tools and formats that mean it; case, spaces, hyphens and underscores do not matter. */
  readonly meantBy?: readonly string[];
  readonly since: string;
  readonly description: string;
  readonly notes?: readonly string[];
  readonly deprecated?: string;
}

export interface Requirement extends Bounds {
  readonly stage: RefusalStage;
  /** Only when the element is in one of these parents. */
  readonly in?: readonly ElementPath[];
}

export interface Ban extends Bounds {
  readonly modes: readonly Mode[];
  readonly stage: RefusalStage;
  /**
   * The exception. On an attribute: this value; numbers are compared as numbers. On an element, `name=value`: the
   * element without the attribute, with an empty one, or with this value (`address=`: without or empty).
   */
  readonly unless?: string;
  /** The reason, to end a sentence: `libvirt does not own the bridge in this mode`. */
  readonly reason: string;
}

/**
 * A type of value. In each list the forms whose bounds include the version apply, and one of them must accept the
 * value. libvirt asks its parser first, then its driver, then, if validation is requested, its schema.
 */
export interface TypeSpec {
  readonly name: string;
  /** Noun phrase with its article: `a whole number from 1 to 65535`. Completes "is not ..." and "expected ...". */
  readonly expected: string;
  /** What a value is, with its article, for numbers: `an MTU`. */
  readonly thing?: string;
  /** What values are, for names: `DNS names`. */
  readonly plural?: string;
  /** In which a number counts: `kB/s`. */
  readonly unit?: string;
  /** Part of what the element is: without it, or with another, the element means something else. */
  readonly identity?: boolean;
  /** Words and numbers of other tools and what they mean, in any case; the empty value is that of an absent attribute. */
  readonly meanings?: readonly { readonly value: string; readonly meantBy: readonly string[] }[];
  readonly description: string;
  /** What libvirt's C parser accepts. */
  readonly parser: readonly ParserForm[];
  /** What the network driver then accepts when it defines the network; everything where no form applies. */
  readonly driver?: readonly ParserForm[];
  /** What libvirt's RELAX NG schema accepts, as libxml2 checks it. */
  readonly schema: readonly SchemaForm[];
  /** One good value, used in documentation and fixes. */
  readonly example: string;
}

/** All given conditions must hold; `{}` accepts everything. */
export interface SchemaForm extends Bounds {
  /** The whole value must match, whitespace included; JavaScript syntax with the `u` flag, anchored by the reader. */
  readonly pattern?: string;
  /**
   * A decimal number within these limits (strings: they may exceed 2^53); whitespace around it is accepted, and with
   * `sign` also `+` and `-`.
   */
  readonly integer?: { readonly min: string; readonly max: string; readonly sign?: boolean };
  /** One of the attribute's values; whitespace around it is accepted. */
  readonly values?: boolean;
  /** In characters. */
  readonly maxLength?: number;
}

/** All given conditions must hold; `reader` is a function of vocabulary/readers.ts or one of the word lists. */
export interface ParserForm extends Bounds {
  readonly reader: /** Any text. */
    | "any"
    /** A decimal number as C reads it, from `min` to `max`. */
    | "integer"
    /** A number as C reads it: decimal, hexadecimal with `0x` or octal with `0`, from `min` to `max`. */
    | "integerAuto"
    | "address"
    | "addressIpv4"
    | "mac"
    /** A MAC address that is not a multicast address. */
    | "macUnicast"
    | "uuid"
    /** One of the attribute's values that this version knows, case-sensitive. */
    | "values"
    /** One of `words`. */
    | "words";
  readonly min?: string;
  readonly max?: string;
  /** A minus sign is accepted too. */
  readonly signed?: boolean;
  readonly words?: readonly string[];
  readonly ignoreCase?: boolean;
  /** The whole value must match; as in SchemaForm. */
  readonly pattern?: string;
  /** In bytes of UTF-8. */
  readonly maxBytes?: number;
}

/** A file of schemas/ about one topic. */
export interface Topic {
  readonly elements: readonly ElementSpec[];
}
