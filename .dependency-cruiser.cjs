// Imports go down the stairs. Each floor uses the floors below it; neighbours on a floor meet one floor up.

/** From the street down to the cellar. A folder that is not listed here may be imported by no one. */
const FLOORS = [
  { doors: "^workers/(app|api|doors)\\.ts$" },
  {
    routes: "^app/(routes/|development/|root\\.tsx$|entry\\.)",
    api: "^app/api/",
    entrances: "^workers/(schedule|deliveries/(webhooks|inbox))\\.ts$",
  },
  {
    work: "^workers/((limited-body|pages|failures-quoted|renderer)\\.ts$|jobs/|outbox/|deliveries/(?!(webhooks|inbox)\\.ts))",
  },
  { requests: "^app/requests/" },
  { session: "^app/(session/|load-context\\.ts$)" },
  { ui: "^app/ui/" },
  {
    shopify: "^app/shopify/",
    domain: "^app/(reports|purchasing|replenishment|suppliers|demand|stock|catalog|outbound|jobs|deliveries|shops)/",
  },
  { csv: "^app/csv/" },
  { facts: "^app/facts/", money: "^app/money/", forms: "^app/forms/", lists: "^app/lists/" },
  { formats: "^app/formats/" },
  { days: "^app/days/" },
  { words: "^app/words/", sql: "^app/sql/" },
  { settings: "^app/(env|database|time-limit|log-line)\\.ts$" },
  { tables: "^drizzle/schema(\\.ts$|/)" },
];

/** In the domain each concept may use all below it; suppliers and demand do not know of each other. */
const CONCEPTS = [
  ["reports"],
  ["purchasing"],
  ["replenishment"],
  ["suppliers", "demand"],
  ["stock"],
  ["catalog"],
  ["outbound"],
  ["jobs", "deliveries"],
  ["shops"],
];

/** Within replenishment: what a merchant decides stands on the plans, the plans on forecasts, both on rules. */
const REPLENISHMENT = [
  ["home", "files"],
  ["decisions"],
  ["planning"],
  ["events"],
  ["alerts", "reorder"],
  ["overviews"],
  ["plans"],
  ["forecasts"],
  ["rules", "touched-sql.ts"],
];

/** Each room of ui, and the pages and rooms that use it. What more of them share stands beside the rooms. */
const UI_ROOMS = {
  frame: ["app/root", "app/routes/(erased|privacy|support|welcome)"],
  home: ["app/routes/_index"],
  reorder: ["app/routes/reorder"],
  dropship: ["app/routes/purchase-orders\\.dropship"],
  explained: ["app/ui/(reorder|variant)/"],
  filters: [
    "app/routes/(alerts|(counts|dispatches|products|purchase-orders|reorder|suppliers)\\._index|transfers)",
    "app/ui/(alerts|dispatches|products|reorder|reports|views)/",
  ],
  views: ["app/routes/((products|purchase-orders|reorder)\\._index|alerts)"],
  bulk: ["app/routes/((products|reorder)\\._index|alerts)", "app/ui/(alerts|products|reorder)/"],
  products: ["app/routes/products\\._index"],
  variant: ["app/routes/products\\.\\$variantId"],
  alerts: ["app/routes/alerts", "app/ui/home/"],
  suppliers: ["app/routes/suppliers"],
  rules: ["app/routes/rules", "app/ui/(suppliers|variant)/"],
  promotions: ["app/routes/promotions", "app/ui/variant/"],
  uplifts: ["app/routes/uplifts"],
  reports: ["app/routes/reports"],
  events: ["app/routes/events"],
  "moving-in": ["app/routes/moving-in"],
  counts: ["app/routes/counts"],
  scanning: ["app/ui/(counts|receiving|transfers)/"],
  receiving: ["app/routes/(counts|purchase-orders|transfers)", "app/ui/transfers/"],
  transfers: ["app/routes/transfers"],
  purchasing: ["app/routes/purchase-orders", "app/routes/(suppliers\\.\\$supplierId|products\\.\\$variantId)\\.tsx"],
  endpoints: ["app/routes/endpoints"],
  dispatches: ["app/routes/dispatches"],
  recoveries: ["app/routes/recoveries"],
  costs: ["app/routes/purchase-orders"],
  "cost-changes": ["app/routes/costs", "app/routes/purchase-orders"],
  documents: ["app/routes/settings_\\.documents"],
  sending: ["app/routes/purchase-orders"],
  settings: ["app/routes/settings"],
  sync: ["app/routes/sync"],
  "csv-import": ["app/routes/(prices|rules|suppliers|purchase-orders)\\.", "app/ui/moving-in/"],
};

const DEV_STORE = "^workers/dev-store/";

module.exports = {
  forbidden: [
    ...stairs(FLOORS.map((floor) => Object.entries(floor).map(([name, path]) => ({ name, path })))),
    ...stairs(CONCEPTS.map((floor) => floor.map((name) => ({ name, path: `^app/${name}/` })))),
    ...stairs(REPLENISHMENT.map((floor) => floor.map((name) => ({ name, path: inReplenishment(name) })))),
    {
      name: "every room of replenishment has a stair",
      comment: "Name the new room's stair in .dependency-cruiser.cjs.",
      severity: "error",
      from: {},
      to: { path: "^app/replenishment/", pathNot: REPLENISHMENT.flat().map(inReplenishment) },
    },
    ...Object.entries(UI_ROOMS).map(([room, users]) => ({
      name: `the ${room} room of ui is used by its pages`,
      comment: "What several pages share stands in app/ui itself.",
      severity: "error",
      from: { path: "^(app|workers)/", pathNot: [`^app/ui/${room}/`, ...users.map((user) => `^${user}`)] },
      to: { path: `^app/ui/${room}/` },
    })),
    {
      name: "every room of ui has its pages",
      comment: "Name the new room's pages in .dependency-cruiser.cjs.",
      severity: "error",
      from: {},
      to: { path: "^app/ui/[^/]+/", pathNot: Object.keys(UI_ROOMS).map((room) => `^app/ui/${room}/`) },
    },
    {
      name: "shared pieces of ui know no room",
      severity: "error",
      from: { path: "^app/ui/[^/]+$" },
      to: { path: "^app/ui/[^/]+/" },
    },
    {
      name: "every file has a floor",
      comment: "Name the new folder's floor in .dependency-cruiser.cjs.",
      severity: "error",
      from: {},
      to: { path: "^(app|workers|drizzle)/", pathNot: [...FLOORS.flatMap(Object.values), DEV_STORE] },
    },
    {
      name: "ui uses pure files only",
      comment: "A component gets its rows as props; a file of rows in the browser's bundle would carry SQL there.",
      severity: "error",
      from: { path: "^app/ui/" },
      to: { path: ["\\.server\\.tsx?$", "^drizzle/", "^app/(session|requests|shopify)/", "^app/database"] },
    },
    {
      name: "rules know no rows",
      comment: "A file of rules is pure: only *.server.ts meets a table.",
      severity: "error",
      from: { path: "^app/(?!routes|development|session|database)[^/]+/", pathNot: "\\.server\\.tsx?$" },
      to: { path: ["^drizzle/schema", "node_modules/drizzle-orm"] },
    },
    {
      name: "routes write no SQL",
      comment: "A route is thin: authenticate, one call into the domain, the page.",
      severity: "error",
      from: { path: "^app/(routes|development)/" },
      to: { path: ["^drizzle/", "node_modules/drizzle-orm"] },
    },
    {
      name: "the dev store shares nothing with the app",
      comment: "A bug in shared code would agree with itself.",
      severity: "error",
      from: { path: DEV_STORE },
      to: { path: "^(app|drizzle|workers)/", pathNot: DEV_STORE },
    },
    {
      name: "the app knows no dev store",
      severity: "error",
      from: { path: "^(app|drizzle|workers)/", pathNot: DEV_STORE },
      to: { path: DEV_STORE },
    },
    {
      name: "the house stands without its tests",
      severity: "error",
      from: { path: "^(app|drizzle|workers)/" },
      to: { path: "^(test|bench)/" },
    },
    {
      name: "no circles",
      severity: "error",
      from: { path: "^(app|workers|drizzle)/", pathNot: DEV_STORE },
      to: { circular: true },
    },
    {
      name: "no circles in the dev store",
      // A circle of types alone is gone when the code runs. Its store knows its parts, and they know it. Shopify's own
      // types point at each other (a variant has an item, an item its variants), and so do their resolvers.
      severity: "error",
      from: { path: DEV_STORE, pathNot: `${DEV_STORE}graphql/` },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^build/" },
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
      conditionNames: ["import", "default"],
    },
  },
};

/** A room is a folder; what has a dot in its name is a file. */
function inReplenishment(name) {
  return `^app/replenishment/${name.includes(".") ? name.replace(".", "\\.") : `${name}/`}`;
}

/** A rule for each pair that a stair does not lead down to. */
function stairs(floors) {
  return floors.flatMap((floor, level) =>
    floor.flatMap(({ name, path }) =>
      [...floors.slice(0, level).flat(), ...floor.filter((neighbour) => neighbour.name !== name)].map((above) => ({
        name: `${name} does not use ${above.name}`,
        severity: "error",
        from: { path },
        to: { path: above.path },
      })),
    ),
  );
}
