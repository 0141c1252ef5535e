// The name and version of virnet, from its package: the only place that reads them.
import manifest from "../package.json" with { type: "json" };

export const { name, version }: { readonly name: string; readonly version: string } = manifest;
