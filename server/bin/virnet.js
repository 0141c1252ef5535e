#!/usr/bin/env node
import { startIn } from "./node-version.js";

startIn(process.versions.node, () => import("../dist/cli.js"));
