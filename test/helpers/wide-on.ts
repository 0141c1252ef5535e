// What `npm run test:wide` has mocha load before the tests.
import { goWide } from "./wide.js";

goWide();
