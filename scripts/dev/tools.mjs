export const BUILD = ["node_modules/@remix-run/dev/dist/cli.js", "vite:build"];
export const migrate = (state) => ["scripts/dev/migrate.mjs", state];

/** What the tools read from their environment: offline, silent, and never waiting for a person. */
export const TOOL_ENVIRONMENT = {
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_HIDE_BANNER: "true",
  // The outbox, which no production build has.
  DEVELOPMENT_ROUTES: "1",
};
