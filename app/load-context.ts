import type { Settings } from "./env";
import type { LogLine } from "./log-line";
import type { Visit } from "./session/visit.server";

/** What a page is made in, before it is known who comes. */
export interface House {
  env: Env;
  settings: Settings;
  ctx: ExecutionContext;
  line: LogLine;
}

declare module "@remix-run/cloudflare" {
  interface AppLoadContext extends House {
    /** Absent on the few pages that are public. */
    visit: Visit | undefined;
  }
}

export type { AppLoadContext } from "@remix-run/cloudflare";
