import { settingsOf } from "../../env";
import { dnsOverHttps } from "../../outbound/endpoints/resolver";
import type { World } from "./attempt";

/** The world as it is. */
export const worldOf = (env: object): World => ({
  fetch: (...request) => fetch(...request),
  resolve: dnsOverHttps((...request) => fetch(...request)),
  now: () => Date.now(),
  random: () => Math.random(),
  allowsLoopback: settingsOf(env).ENVIRONMENT === "development",
});
