import { beforeEach } from "vitest";
import { tablesMadeAnew } from "./support/tables";

/** Each test finds every table empty. */
beforeEach(() => tablesMadeAnew());
