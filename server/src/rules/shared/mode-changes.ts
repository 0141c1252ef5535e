// Fixes that change the forward mode, with all that libvirt wants of a network in that mode, and what people mean by the words
// that they write for one.
import type { Fix } from "../../findings.js";
import type { Network } from "../../network/model.js";
import { needsSubnet } from "../../network/read-forward.js";
import { plain } from "../../repairs/words.js";
import type { Mode, Vocabulary } from "../../vocabulary/vocabulary.js";
import { addChild, removeSpan } from "../../xml/edits.js";
import type { Edit } from "../../xml/text-edits.js";
import { attributeOf, childElements, type XmlAttribute, type XmlDocument, type XmlElement } from "../../xml/tree.js";
import { removeAttribute, setAttribute, setValue } from "../../xml/value-edits.js";
import { bannedItems, namesIn } from "./banned.js";
import { isBare } from "./bare-elements.js";
import { withoutName } from "./device-fixes.js";
import { isNameOfOtherBridge } from "./device-kinds.js";

export interface Surroundings {
  readonly document: XmlDocument;
  readonly vocabulary: Vocabulary;
  readonly network: Network;
}

interface ModeChange {
  /** Whether it also makes the network one on an Open vSwitch bridge. */
  readonly openVSwitch?: boolean;
  /** Modes on the interfaces of <forward>, which belong on <forward> itself. */
  readonly instead?: readonly XmlAttribute[];
  readonly note?: string;
  readonly safe?: boolean;
}

interface ModeFix extends Fix {
  /** What it removes, since the mode does not allow it: `<ip>`. */
  readonly banned: readonly string[];
}

/** Changes the forward mode, or adds <forward>, and removes what the mode does not allow. */
export function changeMode(place: Surroundings, mode: Mode, change: ModeChange = {}): ModeFix {
  const { document, vocabulary, network } = place;
  const { openVSwitch = false, instead = [], note = "", safe = false } = change;
  const banned = [...bannedItems(network.element, mode, vocabulary, document)].filter(
    ({ ban }) => ban.modes.length < 9,
  );
  const addsPort = openVSwitch && network.virtualPort === undefined;
  const port = "<virtualport type='openvswitch'/>";
  const edits: Edit[] = [
    ...setMode(place, mode),
    ...instead.map((attribute) => removeAttribute(document, attribute)),
    ...(addsPort
      ? [addChild(document, network.element, port, network.bridge?.element ?? network.forward?.element)]
      : []),
    ...banned.map(({ removal }) => removal),
  ];
  const adds = addsPort ? " on Open vSwitch" : "";
  const names = banned.map(({ name }) => name);
  const removes = names.length > 0 ? ` and remove ${namesIn(names)}` : "";
  const what = network.forward ? `Change mode to ${mode}` : `Add <forward mode='${mode}'/>`;
  const isSafe = safe && names.length === 0 && !addsPort;
  return { title: `${what}${adds}${removes}${note}`, safe: isSafe, edits, banned: names };
}

function setMode({ document, network }: Surroundings, mode: Mode): Edit[] {
  const { forward, element } = network;
  const written = forward && attributeOf(forward.element, "mode");
  if (written) return [setValue(written, mode)];
  if (forward) return [setAttribute(forward.element, "mode", mode)];
  const first = ["name", "uuid", "title", "description", "metadata"];
  const before = childElements(element).findLast(({ name }) => first.includes(name));
  return [addChild(document, element, `<forward mode='${mode}'/>`, before ?? null)];
}

/** Words for a network that reaches nothing but the host and its own guests. */
const isolated = new Set(["none", "closed", "off", "no", "local"]);
/** How longer words of that kind begin: `isolated-network`, `internal-only`. */
const isolatedStems = [
  "isolat",
  "internal",
  "intnet",
  "hostonly",
  "privatenet",
  "offline",
  "standalone",
  "disconnected",
];
/** The stem of words for one in which guests reach not even the host, as vagrant-libvirt has it: no <ip>. */
const veryIsolated = "veryisolat";
const macvtap = new Set(["macvtap", "macvlan", "direct"]);
const openVSwitches = new Set(["openvswitch", "ovs", "ovsbridge", "vswitch"]);

const begins = (word: string, stems: readonly string[]) => stems.some((stem) => plain(word).startsWith(stem));
const isOneOf = (words: ReadonlySet<string>, word: string) => [...words].some((each) => plain(each) === plain(word));

/** What a word that is not a forward mode means in a network. */
export interface MeantMode {
  /** Ends a sentence about the word: `; did you mean bridge?`; empty where nothing is known. */
  readonly answer: string;
  /** The most wanted first. */
  readonly fixes: readonly Fix[];
}

/** Finds out what a word that is not a forward mode means in a network. */
export function meaningOfMode(place: Surroundings, word: string): MeantMode {
  const { vocabulary, network } = place;
  const none = "; an isolated network has no <forward>";
  if (begins(word, [veryIsolated])) return { answer: none, fixes: veryIsolating(place) };
  if (isOneOf(isolated, word) || begins(word, isolatedStems)) return { answer: none, fixes: [isolating(place, word)] };
  const meant = meantMode(vocabulary, word);
  if (meant === undefined) return { answer: "", fixes: choices(place, word) };
  const inside = childElements(network.forward?.element ?? network.element).flatMap((child) =>
    child.name === "interface" ? (attributeOf(child, "mode") ?? []) : [],
  );
  const own = inside.map(({ value }) => value).find((value) => meantMode(vocabulary, value ?? "")?.mode === value);
  const isMacvtap = isOneOf(macvtap, word) && own !== undefined;
  const mode = isMacvtap ? (own as Mode) : meant.mode;
  const change = changeMode(place, mode, {
    openVSwitch: isOneOf(openVSwitches, word),
    safe: meant.safe,
    ...(isMacvtap && { instead: inside, note: ", as <interface> says" }),
  });
  if (change.banned.length === 0) return { answer: `; did you mean ${mode}?`, fixes: [change] };
  // What is written besides belongs to a network that libvirt runs itself.
  const modes = fitting(place);
  const others = (["route", "nat"] as const)
    .filter((other) => modes.includes(other))
    .map((other) => changeMode(place, other, { note: ", which keeps <ip>" }));
  const [first, ...rest] = others;
  const answer = `; mode ${mode} does not allow ${namesIn(change.banned)}`;
  const fixes = first && !isHostBridge(network) ? [first, change, ...rest] : [change, ...others];
  return { answer, fixes };
}

/** Whether the bridge has a name that libvirt does not give to its own. */
function isHostBridge({ bridge }: Network): boolean {
  return bridge?.name?.value !== undefined && !bridge.name.value.startsWith("virbr");
}

/** The mode that a word is a spelling of, or that the vocabulary says it means. */
function meantMode(vocabulary: Vocabulary, word: string): { readonly mode: Mode; readonly safe: boolean } | undefined {
  const spec = vocabulary.element("/network/forward");
  const known = spec && vocabulary.attribute(spec, "mode");
  const values = (known?.values ?? []).filter((value) => vocabulary.known(value));
  const same = values.find(({ value }) => plain(value) === plain(word));
  if (same) return { mode: same.value as Mode, safe: true };
  const meant = values.find(({ meantBy }) => meantBy?.some((each) => plain(each) === plain(word)));
  if (meant) return { mode: meant.value as Mode, safe: false };
  const near = vocabulary.nearest(
    word.trim().toLowerCase(),
    values.map(({ value }) => value),
  );
  return near === undefined ? undefined : { mode: near as Mode, safe: false };
}

function isolating({ document, network }: Surroundings, word: string): Fix {
  const element = network.forward?.element ?? network.element;
  const safe = word === "none" && isBare(element, "mode");
  return { title: "Remove <forward>: an isolated network", safe, edits: [removeSpan(document, element.span)] };
}

function veryIsolating(place: Surroundings): Fix[] {
  const { document, network } = place;
  const plainly = isolating(place, "");
  if (network.subnets.length === 0) return [plainly];
  const removals = network.subnets.map(({ element }) => removeSpan(document, element.span));
  return [
    plainly,
    {
      title: "Remove <forward> and <ip>: guests reach only each other",
      safe: false,
      edits: [...plainly.edits, ...removals],
    },
  ];
}

/** The modes, `none` for isolation among them, that fit what is written besides, the most likely first. */
function fitting(place: Surroundings): Mode[] {
  const { vocabulary, network } = place;
  const { forward, subnets, bridge } = network;
  const hasDevices = forward !== undefined && (forward.dev !== undefined || forward.interfaces.length > 0);
  const usual: readonly Mode[] =
    subnets.length > 0 ? ["nat", "route", "open", "none"] : bridge?.name || hasDevices ? ["bridge", "none"] : ["none"];
  const spec = vocabulary.element("/network/forward");
  const known = spec && vocabulary.attribute(spec, "mode");
  const words = known ? vocabulary.valuesOf(known) : [];
  return usual.filter((mode) => {
    if (mode === "none") return true;
    if (!words.includes(mode) || (needsSubnet({ mode, forward }, vocabulary.version) && subnets.length === 0))
      return false;
    return changeMode(place, mode).banned.length === 0;
  });
}

/** A choice where the word says nothing. */
function choices(place: Surroundings, word: string): Fix[] {
  const note = (mode: Mode) => (word === "" && mode === "nat" ? ", as libvirt interprets it" : "");
  return fitting(place).map((mode) =>
    mode === "none" ? isolating(place, word) : changeMode(place, mode, { note: note(mode) }),
  );
}

/** The modes of libvirt's own bridges in which all that is written is allowed, for a mode that does not allow it. */
export function keepingModes(place: Surroundings): Fix[] {
  const modes: readonly Mode[] = place.network.forward?.nat ? ["nat"] : ["nat", "route"];
  const fixes = modes.filter((mode) => fitting(place).includes(mode)).map((mode) => changeMode(place, mode));
  const { bridge } = place.network;
  if (!bridge?.name || !isNameOfOtherBridge(bridge.name.raw)) return fixes;
  // The bridge of another program stays its own.
  const edits = withoutName(place.document, bridge);
  return fixes.map((fix) => ({
    title: `${fix.title}, on a bridge other than ${bridge.name?.raw}`,
    safe: false,
    edits: [...fix.edits, ...edits],
  }));
}

/** Whether something is written that only guests on a bridge or device of the host have: the mode is meant. */
export function isMeantForHost(network: Network): boolean {
  const { virtualPort, vlan, portGroups, forward } = network;
  if (network.mode === "bridge" && isHostBridge(network)) return true;
  if (virtualPort || vlan || portGroups.some((group) => group.virtualPort || group.vlan)) return true;
  const devices = (forward?.interfaces.length ?? 0) + (forward?.physicalFunctions.length ?? 0);
  return devices + (forward?.pciAddresses.length ?? 0) > 0 || forward?.dev !== undefined;
}

/** The elements of a network that are nothing without addresses of its own. */
export function hasOwnAddresses(root: XmlElement): boolean {
  return childElements(root).some(
    ({ name, children }) => name === "ip" && children.some(({ kind }) => kind === "element"),
  );
}
