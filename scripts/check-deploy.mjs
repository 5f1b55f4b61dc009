// Deploys without an account: builds what `wrangler deploy` would upload, and holds it and the heaviest page's JavaScript to a budget each.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** In KiB. Cloudflare takes 3 MB on its free plan; starting an isolate is what more would cost (docs/decisions/0018). */
const WORKER_BUDGET = 800;
/** In KiB of JavaScript: what a page asks a phone to read before it answers. */
const PAGE_BUDGET = 170;

run("node_modules/@remix-run/dev/dist/cli.js", ["vite:build"]);
const upload = mkdtempSync(join(tmpdir(), "evenstock-bundle-"));
try {
  run("node_modules/wrangler/bin/wrangler.js", ["deploy", "--dry-run", "--outdir", upload]);
  const worker = workerSize(upload);
  const manifest = routeManifest("build/client");
  const page = heaviestPage("build/client", manifest);
  const problems = [
    ...(worker > WORKER_BUDGET ? [`the Worker is ${worker} KiB gzip, over its budget of ${WORKER_BUDGET}`] : []),
    ...(page.size > PAGE_BUDGET
      ? [`${page.route} is ${page.size} KiB gzip, over a page's budget of ${PAGE_BUDGET}`]
      : []),
    ...foreignSources(upload),
    ...foreignModules(upload),
    ...foreignPages(manifest),
  ];
  for (const problem of problems) console.error(problem);
  console.log(
    `deploy: ready to upload; Worker ${worker} KiB gzip of ${WORKER_BUDGET}; heaviest page ${page.route} ${page.size} KiB gzip of JavaScript of ${PAGE_BUDGET}`,
  );
  process.exitCode = problems.length ? 1 : 0;
} finally {
  rmSync(upload, { recursive: true, force: true });
}

function run(file, args) {
  const env = { ...process.env, WRANGLER_SEND_METRICS: "false", WRANGLER_HIDE_BANNER: "true" };
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], { encoding: "utf8", env });
  if (status !== 0) throw new Error(`${file} ${args.join(" ")}\n${stdout}${stderr}`);
}

function workerSize(folder) {
  const modules = readdirSync(folder).filter((file) => !/\.(map|md)$/.test(file));
  return kibibytes(modules.map((file) => join(folder, file)));
}

function routeManifest(client) {
  const file = readdirSync(join(client, "assets")).find((name) => name.startsWith("manifest-"));
  const text = readFileSync(join(client, "assets", file), "utf8");
  return JSON.parse(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1));
}

/** A page loads the entry and each route from the root down to its own, with what these import. */
function heaviestPage(client, { entry, routes }) {
  const chain = (route) => (route ? [...chain(routes[route.parentId]), route] : []);
  const pages = Object.values(routes).map((route) => {
    const files = new Set([entry, ...chain(route)].flatMap(({ module, imports }) => [module, ...imports]));
    return { route: route.id, size: kibibytes([...files].map((file) => join(client, file))) };
  });
  return pages.sort((one, other) => other.size - one.size)[0];
}

function kibibytes(files) {
  return Math.round(files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0) / 1024);
}

/** Remix's build is one source to wrangler: only its list of routes tells of pages for developers. */
function foreignPages({ routes }) {
  const found = Object.keys(routes).filter((route) => route.startsWith("development/"));
  return found.map((route) => `${route} is a page of what would be deployed`);
}

/** An import whose name ends as a text's or a database's file does is left to a module that nobody has: the Worker would not start. */
function foreignModules(folder) {
  const found = readdirSync(folder).filter((file) => /\.(sql|txt|html|bin|wasm)$/.test(file));
  return found.map((file) => `${file} is taken for a file of its own, not for code: import it by another name`);
}

/** The stand-in for Shopify, and tests, have no place in what is deployed. */
function foreignSources(folder) {
  const maps = readdirSync(folder).filter((file) => file.endsWith(".map"));
  return maps.flatMap((file) =>
    JSON.parse(readFileSync(join(folder, file), "utf8"))
      .sources.filter((source) => /(^|\/)(workers\/dev-store|test)\//.test(source) && !source.includes("node_modules"))
      .map((source) => `${source} is part of the Worker`),
  );
}
