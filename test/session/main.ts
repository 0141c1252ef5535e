// Records the session of nat.ts.
import { writeFileSync } from "node:fs";
import { transcript } from "./nat.js";

writeFileSync("test/session/nat.txt", await transcript());
