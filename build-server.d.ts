// Remix's bundle does not exist before `npm run build`, and has no types after it.
declare module "*/build/server" {
  const build: import("@remix-run/cloudflare").ServerBuild;
  export = build;
}
declare module "virtual:remix/server-build" {
  const build: import("@remix-run/cloudflare").ServerBuild;
  export = build;
}
