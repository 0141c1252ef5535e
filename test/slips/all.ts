// All slips of the tables.
import { modes } from "./modes.js";
import { names } from "./names.js";
import { neighbours } from "./neighbours.js";
import { places } from "./places.js";
import { roots } from "./roots.js";
import type { Slip } from "./slip.js";
import { text } from "./text.js";
import { values } from "./values.js";
import { xml } from "./xml.js";

export const slips: readonly Slip[] = [
  ...names,
  ...text,
  ...neighbours,
  ...values,
  ...places,
  ...modes,
  ...xml,
  ...roots,
];
