// The shape of the vocabulary in schemas/: what the format holds, as data. Version bounds are libvirt releases such as
// "1.0.5"; `until` is the last release for which the entry holds. An absent bound means "as long as the item exists".
import type { ElementPath } from "./paths.js";

/** A forward mode; `none` stands for the absence of <forward>, an isolated network. */
export type Mode = "none" | "nat" | "route" | "open" | "bridge" | "private" | "vepa" | "passthrough" | "hostdev";

export interface Bounds {
  readonly since?: string;
  readonly until?: string;
}

/**
 * How likely something is written though libvirt does not ask for it: `always`, nearly every one of its owners has it;
 * `mostly`, most have; `often`, many.
 */
type Usual = "always" | "mostly" | "often";

/** Where libvirt refuses: its parser, its driver, or only its schema. */
export type RefusalStage = "parse" | "define" | "schema";

export interface ElementSpec extends Bounds {
  /** Canonical path, the element's identity: `/network/ip/dhcp/host`. */
  readonly path: ElementPath;
  readonly name: string;
  /** Namespace URI, for the dnsmasq elements. */
  readonly namespace?: string;
  /** Paths of the elements it may stand in. */
  readonly parents: readonly ElementPath[];
  /** The names of all its children as libvirt writes them, where that is not the order of the vocabulary. */
  readonly order?: readonly string[];
  /** How often it may stand in one parent; `max` null for any number. */
  readonly min: number;
  readonly max: number | null;
  /** When it is missing (min 1): the stage in which libvirt refuses, by version. */
  readonly requiredBy?: readonly Requirement[];
  /**
   * When it is repeated beyond `max`: who refuses, by version, and which one libvirt reads where only the schema does;
   * without `keeps` it reads them all.
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
  /** Nearly always holds something. */
  readonly opened?: boolean;
  /** The family of the address under which alone it has a meaning. */
  readonly family?: "ipv4" | "ipv6";
  /** Elements of any name may stand in it (metadata). */
  readonly open?: boolean;
  /** Forward modes in which it has an effect; absent means all. */
  readonly modes?: readonly Mode[];
  /** Forward modes in which libvirt refuses it. */
  readonly bans?: readonly Ban[];
  readonly attributes: readonly AttributeSpec[];
  /** What it is in a few words, to stand beside the name in a list. */
  readonly brief: string;
  /** One or two sentences for someone typing. Markdown. */
  readonly description: string;
  /** What else is worth knowing, for someone reading; sentences of Markdown. */
  readonly notes?: readonly string[];
  /** What becomes of guests' packets in each forward mode; on `<forward>`. */
  readonly traffic?: Readonly<Record<Mode, Traffic>>;
  /** Anchor on libvirt's formatnetwork page. */
  readonly anchor: string;
  /** What replaced it, or why it should not be written. */
  readonly deprecated?: string;
}

/** How guests reach others and are reached; each a phrase of Markdown such as `behind an address of the host`. */
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
  readonly type: string;
  /** A good value, where the example of the type is of another kind. */
  readonly example?: string;
  readonly since: string;
  readonly brief: string;
  readonly description: string;
  readonly notes?: readonly string[];
  readonly anchor: string;
  readonly requiredBy?: readonly Requirement[];
  /** The value libvirt assumes when the attribute is absent. */
  readonly default?: string;
  /** In words, when the default is no fixed value or changed over time. */
  readonly defaultNote?: string;
  readonly modes?: readonly Mode[];
  readonly bans?: readonly Ban[];
  readonly usual?: Usual;
  /** The family of the address under which alone it has a meaning. */
  readonly family?: "ipv4" | "ipv6";
  /** Written by libvirt into live XML, ignored as input. */
  readonly readonly?: boolean;
  /** The values of an enumeration, in the order a human would list them. */
  readonly values?: readonly ValueSpec[];
  /** Attributes that cannot stand beside it; `unless`: the own value, compared as a number, that only the schema refuses. */
  readonly excludes?: readonly { readonly name: string; readonly stage: RefusalStage; readonly unless?: string }[];
  /**
   * An empty value counts as absent for libvirt's parser (the schema may still refuse it): always, or in the versions
   * within the bounds.
   */
  readonly emptyIsAbsent?: boolean | Bounds;
  /** What the parser makes of a value that only the schema refuses; completes "libvirt's parser ...": `takes every word but off for on`. */
  readonly lenient?: string;
  /** Virtual port types it belongs to. */
  readonly onlyTypes?: readonly string[];
  readonly names?: Naming;
  readonly deprecated?: string;
}

/** What a value is the name of: wherever the same thing is named, the same thing is meant. */
export interface Naming {
  /** `host`: a machine by its DNS name; `device`: a network device of the host; `bridge`: one, in its own element. */
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
  /** The thing comes into being here, rather than being referred to; where several places do that, those with 1 count. */
  readonly defines?: 1 | 2;
  /** It says how far something reaches, and does not follow when the thing there gets another name. */
  readonly limit?: true;
}

export interface ValueSpec extends Bounds {
  readonly value: string;
  readonly since: string;
  readonly description: string;
  readonly notes?: readonly string[];
  readonly deprecated?: string;
}

export interface Requirement extends Bounds {
  readonly stage: RefusalStage;
  /** Only when the element stands in one of these parents. */
  readonly in?: readonly ElementPath[];
}

export interface Ban extends Bounds {
  readonly modes: readonly Mode[];
  readonly stage: RefusalStage;
  /**
   * What slips through. On an attribute: that value, numbers compared as numbers. On an element `name=value`: the
   * element without the attribute, with an empty one, or with one of that value (`address=`: without or empty).
   */
  readonly unless?: string;
  /** Why, to end a sentence: `libvirt does not own the bridge in this mode`. */
  readonly reason: string;
}

/**
 * A type of value. Of each list the forms count whose bounds hold the version; a value passes when one of them takes it.
 * libvirt asks its parser first, then its driver, then, where validation is wanted, its schema.
 */
export interface TypeSpec {
  readonly name: string;
  /** Noun phrase with its article: `a whole number from 1 to 65535`. Completes "is not ..." and "expected ...". */
  readonly expected: string;
  readonly description: string;
  /** What libvirt's C parser reads. */
  readonly parser: readonly ParserForm[];
  /** What its network driver then takes when it defines the network; without a form in force, everything. */
  readonly driver?: readonly ParserForm[];
  /** What its RELAX NG schema admits, as libxml2 checks it. */
  readonly schema: readonly SchemaForm[];
  /** One good value, used in documentation and fixes. */
  readonly example: string;
}

/** All that is said must hold; `{}` admits everything. */
export interface SchemaForm extends Bounds {
  /** The whole value must match, blanks included; JavaScript syntax with the `u` flag, anchored by the reader. */
  readonly pattern?: string;
  /**
   * A decimal number within these limits (strings: they may exceed 2^53), blanks around it allowed, and `+` and `-`
   * with `sign`.
   */
  readonly integer?: { readonly min: string; readonly max: string; readonly sign?: boolean };
  /** One of the attribute's values, blanks around it allowed. */
  readonly values?: boolean;
  /** In characters. */
  readonly maxLength?: number;
}

/** All that is said must hold; `reader` is a function of vocabulary/readers.ts or one of the words lists. */
export interface ParserForm extends Bounds {
  readonly reader: /** Any text. */
    | "any"
    /** A decimal number as C reads it, from `min` to `max`. */
    | "integer"
    /** The same, hexadecimal with `0x` and octal with `0` too. */
    | "integerAuto"
    | "address"
    | "addressIpv4"
    | "mac"
    /** A MAC address that is no multicast address. */
    | "macUnicast"
    | "uuid"
    /** One of the attribute's values that this version knows, letter by letter. */
    | "values"
    /** One of `words`. */
    | "words";
  readonly min?: string;
  readonly max?: string;
  /** A minus sign is taken too. */
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
