import type { Settings } from "./env";
import type { Visit } from "./session/visit.server";

declare module "@remix-run/cloudflare" {
  interface AppLoadContext {
    env: Env;
    settings: Settings;
    ctx: ExecutionContext;
    /** Absent on the few pages that are public. */
    visit: Visit | undefined;
  }
}

export type { AppLoadContext } from "@remix-run/cloudflare";
