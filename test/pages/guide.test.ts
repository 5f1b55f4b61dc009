import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { givenShop, overviewRow } from "./rows";
import { textOf, visit } from "./visit";

const SHOP = "one.myshopify.com";
const OTHER = "two.myshopify.com";

beforeEach(async () => {
  await givenShop(1, SHOP);
  await givenShop(2, OTHER);
});

const home = async (shop = SHOP) => textOf(await (await visit("/", shop)).text());
const done = {
  imported: "UPDATE jobs SET state = 'done', finished_at = 1 WHERE shop_id = 1",
  leadTimes: "UPDATE rules SET updated_at = 2 WHERE shop_id = 1",
  suppliers: "INSERT INTO suppliers (shop_id, name, currency, created_at, updated_at) VALUES (1, 'Mill', 'EUR', 1, 1)",
  ownRule:
    "INSERT INTO rules (shop_id, level, subject_id, location_id, case_pack, updated_at) VALUES (1, 'variant', 1, 0, 6, 2)",
  recipients: `INSERT INTO alert_mail (shop_id, recipients, frequency, told_up_to, updated_at) VALUES (1, '["a@example.com"]', 'daily', 0, 1)`,
};

it("counts what is done, step by step, for this shop alone", async () => {
  await env.DB.exec("UPDATE jobs SET state = 'running', finished_at = NULL");
  expect(await home()).toContain("0 of 5 done");
  expect(await home()).toContain("Evenstock allows 14 days");
  let steps = 0;
  for (const statement of [done.leadTimes, done.imported, done.suppliers, done.recipients]) {
    await env.DB.prepare(statement).run();
    expect(await home()).toContain(`${++steps} of 5 done`);
  }
  expect(await home(OTHER)).toContain("0 of 5 done");
});

it("is shown once more when all is done, and never again, whatever is undone later", async () => {
  for (const statement of Object.values(done)) await env.DB.prepare(statement).run();
  expect(await home()).toContain("Evenstock is set up");
  expect(await home()).not.toContain("Evenstock is set up");
  await env.DB.exec("DELETE FROM alert_mail");
  expect(await home()).not.toContain("of 5 done");
});

it("goes for good when it is put away, with the import still in sight", async () => {
  await env.DB.exec("UPDATE jobs SET state = 'running', finished_at = NULL");
  await visit("/guide.data", SHOP, { method: "DELETE" });
  const text = await home();
  expect(text).not.toContain("of 5 done");
  expect(text).toContain("You can leave this page");
  expect(await home(OTHER)).toContain("0 of 5 done");
});

it("leaves the guide and the figures alone while all is read once more", async () => {
  await env.DB.batch([overviewRow(1, 1), ...[done.leadTimes, done.suppliers].map((sql) => env.DB.prepare(sql))]);
  await env.DB.exec(
    `UPDATE jobs SET state = 'running', cursor = '{"phase":"locations","isRepeat":true}', counts = '{}' WHERE shop_id = 1`,
  );
  const text = await home();
  expect(text).toContain("3 of 5 done");
  expect(text).not.toContain("You can leave this page");
});

it("takes the lead time as looked at when the defaults are kept, and plans nothing anew for that", async () => {
  const fields = {
    velocityWindow: "30",
    leadTimeDays: "14",
    coverDays: "30",
    safetyDays: "7",
    minimumOrder: "1",
    casePack: "1",
  };
  await env.DB.batch([overviewRow(1, 1)]);
  await visit("/settings.data", SHOP, { method: "PUT", body: new URLSearchParams(fields) });
  expect(await home()).toContain("2 of 5 done");
  expect(await env.DB.prepare("SELECT * FROM jobs WHERE kind = 'roll-forward'").all()).toMatchObject({ results: [] });
});
