export const BUILD = ["node_modules/@remix-run/dev/dist/cli.js", "vite:build"];
export const migrate = (binding, state) => [
  "node_modules/wrangler/bin/wrangler.js",
  ...`d1 migrations apply ${binding} --local --persist-to`.split(" "),
  state,
];

/** What the tools read from their environment: offline, silent, and never waiting for a person. */
export const TOOL_ENVIRONMENT = {
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_HIDE_BANNER: "true",
  // Without it the migrations wait for an answer on the terminal.
  CI: "1",
  // The outbox, which no production build has.
  DEVELOPMENT_ROUTES: "1",
};
