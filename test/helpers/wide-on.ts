// Loaded by mocha before the tests in `npm run test:wide`.
import { goWide } from "./wide.js";

goWide();
