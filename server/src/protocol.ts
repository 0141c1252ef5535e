// The messages between client and server beyond LSP. Other editors do not need them.
import type { Range } from "./positions.js";

/** Asks for the target of a document and where it comes from; `null` for a document that is not open. */
export const targetRequest = "virnet/target";

export interface TargetParams {
  readonly uri: string;
}

export interface TargetAnswer {
  /** `11.3.0`. */
  readonly version: string;
  /** Whether a directive, the config file or the editor's setting names it, or nothing does. */
  readonly source: "comment" | "config" | "setting" | "default";
  /** The URI of the document's config file, if it has one. */
  readonly config?: string;
  /** The virnet-target directive of the document, if it has one. */
  readonly directive?: {
    /** The version it names. */
    readonly version: Range;
    /** The whole comment, including its line when nothing else is on it. */
    readonly whole: Range;
  };
}

/** Asks for what a bug report needs about the server; no parameters. */
export const aboutRequest = "virnet/about";

export interface AboutAnswer {
  /** `0.1.0`. */
  readonly version: string;
  /** How many documents are open. */
  readonly open: number;
  /** How many other networks of the workspace were read. */
  readonly read: number;
  /** The last analysis. */
  readonly latest?: {
    readonly uri: string;
    /** In ISO 8601. */
    readonly time: string;
    readonly milliseconds: number;
  };
}

/** Asks for templates of whole networks; their subnets and bridges are unused in the workspace. */
export const templatesRequest = "virnet/templates";

export interface TemplateAnswer {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** In LSP's snippet syntax. */
  readonly snippet: string;
}

/** Asks for all rules, ordered by id. */
export const rulesRequest = "virnet/rules";

export interface RuleAnswer {
  readonly id: string;
  readonly title: string;
  /** The URL of its page. */
  readonly url: string;
}

/** The server asks a client that provides files for one; `null` when there is no such file. */
export const readFileRequest = "virnet/readFile";

export interface ReadFileParams {
  readonly uri: string;
}

export interface FileAnswer {
  readonly text?: string;
  /** In place of the text: there are more than 1 MB of it. */
  readonly tooLarge?: boolean;
}

/** The server asks for the URIs of the XML files in a folder and below, without hidden folders and `node_modules`. */
export const findFilesRequest = "virnet/findFiles";

export interface FindFilesParams {
  /** A URI with a slash at its end. */
  readonly folder: string;
}

/**
 * The server asks the editor to show a text in Markdown, where the editor says with `"showText": true` in the initialization
 * options that it can; the answer is `null`.
 */
export const showTextRequest = "virnet/showText";

export interface ShowTextParams {
  readonly title: string;
  readonly text: string;
  /** The URI of the document it is about. */
  readonly about: string;
}

/** The commands the server carries out (`workspace/executeCommand`); the edits come back as `workspace/applyEdit`. */
export const commands = {
  /** [uri, position?]: a new MAC address for what stands there, or for the bridge. */
  newMac: "virnet.newMac",
  /** [uri]: a new UUID for the network. */
  newUuid: "virnet.newUuid",
  /** [uri]: applies all safe fixes. */
  fixAll: "virnet.fixAll",
  /** [url]: shows the page of a rule outside the editor. */
  openRulePage: "virnet.openRulePage",
  /** [uri, position]: shows the address plan of the subnet whose `<ip>` stands there. */
  showAddressPlan: "virnet.showAddressPlan",
} as const;
