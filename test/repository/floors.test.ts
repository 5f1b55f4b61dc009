import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { temporaryHouse } from "./temporary-house";

const WRONG = [
  ["workers/deliveries/topics/orders.ts", "workers/deliveries/inbox.ts", "work does not use entrances"],
  ["workers/deliveries/webhooks.ts", "app/routes/_index.tsx", "entrances does not use routes"],
  ["app/session/tokens/tokens.server.ts", "workers/jobs/import/import.ts", "session does not use work"],
  ["app/session/visit.server.ts", "app/requests/authenticate.server.ts", "session does not use requests"],
  ["app/shopify/signature.ts", "app/stock/levels/levels.server.ts", "shopify does not use domain"],
  ["app/stock/level.ts", "app/shopify/wire-types.ts", "domain does not use shopify"],
  ["app/demand/velocity.ts", "app/replenishment/rules/rule.ts", "demand does not use replenishment"],
  ["app/demand/forecast.ts", "app/suppliers/terms.ts", "demand does not use suppliers"],
  ["app/shops/install.server.ts", "app/outbound/event.ts", "shops does not use outbound"],
  ["app/jobs/jobs.server.ts", "app/deliveries/quarantine.ts", "jobs does not use deliveries"],
  ["app/shops/shops.server.ts", "app/jobs/messages.ts", "shops does not use jobs"],
  ["app/days/calendar.ts", "app/formats/date-style.ts", "days does not use formats"],
  ["app/money/money.ts", "app/forms/number-field.ts", "money does not use forms"],
  ["app/facts/version-sql.ts", "app/shops/erasure.server.ts", "facts does not use domain"],
  ["drizzle/schema.ts", "app/shops/days.ts", "tables does not use domain"],
  ["app/replenishment/rules/place.ts", "app/replenishment/decisions/decide.server.ts", "rules does not use decisions"],
  ["app/replenishment/plans/plan-at.ts", "app/replenishment/overviews/overview.ts", "plans does not use overviews"],
  ["app/replenishment/alerts/alert.ts", "app/replenishment/reorder/list.ts", "alerts does not use reorder"],
  ["app/replenishment/touched-sql.ts", "app/replenishment/rules/levels-sql.ts", "touched-sql.ts does not use rules"],
  ["app/replenishment/files/rule-file.ts", "app/replenishment/rule.ts", "every room of replenishment has a stair"],
  ["app/ui/table.tsx", "app/stock/counts.server.ts", "ui uses pure files only"],
  ["app/routes/alerts.tsx", "app/ui/reorder/reorder-row.tsx", "the reorder room of ui is used by its pages"],
  ["app/ui/sync/sync-import.tsx", "app/ui/alerts/snooze-button.tsx", "the alerts room of ui is used by its pages"],
  ["app/ui/list-table.tsx", "app/ui/frame/skeletons.tsx", "shared pieces of ui know no room"],
  ["app/routes/bins.tsx", "app/ui/bins/bin-row.tsx", "every room of ui has its pages"],
  ["app/replenishment/plans/plan.ts", "drizzle/schema.ts", "rules know no rows"],
  ["app/routes/products.tsx", "drizzle/schema.ts", "routes write no SQL"],
  ["workers/dev-store/bodies.ts", "app/shops/units.ts", "the dev store shares nothing with the app"],
  ["workers/jobs/nightly.ts", "workers/dev-store/seed.ts", "the app knows no dev store"],
  ["app/catalog/product.ts", "test/support/bodies.ts", "the house stands without its tests"],
  ["app/stock/transfers.ts", "app/utils/format.ts", "every file has a floor"],
] as const;

const RIGHT = [
  ["app/routes/alerts.ts", "app/session/subscriptions.server.ts"],
  ["app/purchasing/receipt.ts", "app/stock/incoming.ts"],
  ["workers/deliveries/topics/products.ts", "app/shopify/delivery.ts"],
  ["workers/deliveries/topics/shop.ts", "app/shops/shop-changes.server.ts"],
  ["app/replenishment/files/rule-import.server.ts", "app/replenishment/rules/form.ts"],
  ["app/replenishment/decisions/snooze.server.ts", "app/replenishment/planning/replan.server.ts"],
  ["app/forms/number-field.ts", "app/formats/number-style.ts"],
  ["app/ui/home/recent-alerts.tsx", "app/ui/alerts/open-alert-columns.tsx"],
] as const;

test("an import up the stairs, or across, is refused by the rule of its name", () => {
  const found = violations([...WRONG, ...RIGHT].map(([from, to]) => [from, to] as const));
  for (const [from, to, rule] of WRONG) expect(found, `${from} → ${to}`).toContain(`${from} → ${to}: ${rule}`);
});

test("imports down the stairs are let through", () => {
  expect(violations(RIGHT)).toEqual([]);
});

test("a circle is refused, of types too; among the dev store's types it is not", () => {
  const circle = (folder: string, importing: string) => ({
    [`${folder}/level.ts`]: `${importing} { b } from "./counts"; export const a = 1; export type A = typeof a | typeof b;`,
    [`${folder}/counts.ts`]: `${importing} { a } from "./level"; export const b = 2; export type B = typeof a | typeof b;`,
  });
  expect(lint(circle("app/stock", "export")).join()).toContain("no circles");
  expect(lint(circle("app/stock", "import type")).join()).toContain("no circles");
  expect(lint(circle("workers/dev-store", "export")).join()).toContain("no circles in the dev store");
  expect(lint(circle("workers/dev-store", "import type"))).toEqual([]);
});

const violations = (imports: readonly (readonly [from: string, to: string])[]) =>
  lint(
    Object.fromEntries([
      ...imports.map(([, to]) => [to, "export const here = 1;"]),
      ...imports.map(([from, to]) => [from, `export { here } from "${pathBetween(from, to)}";`]),
    ]),
  );

const pathBetween = (from: string, to: string) =>
  `${"../".repeat(from.split("/").length - 1)}${to.replace(/\.tsx?$/, "")}`;

const report = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

/** Through the same command line as `npm run lint`. */
function lint(files: Record<string, string>): string[] {
  const house = temporaryHouse({ "app/env.ts": "", "workers/app.ts": "", "drizzle/schema.ts": "", ...files });
  const { stdout } = spawnSync(
    process.execPath,
    [
      resolve("node_modules/dependency-cruiser/bin/dependency-cruise.mjs"),
      ...["--config", resolve(".dependency-cruiser.cjs"), "--output-type", "json", "app", "workers", "drizzle"],
    ],
    { cwd: house, encoding: "utf8" },
  );
  return report
    .parse(JSON.parse(stdout))
    .summary.violations.map(({ from, to, rule }) => `${from} → ${to}: ${rule.name}`);
}
