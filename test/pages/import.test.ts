import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { givenShop } from "./rows";
import { visit } from "./visit";

const SHOP = "one.myshopify.com";

beforeEach(async () => {
  await givenShop(1, SHOP);
  await givenShop(2, "two.myshopify.com");
});

const importAgain = (init: RequestInit = { method: "POST" }) => visit("/import", SHOP, init);
const importsBegunAnew = async () =>
  (await env.DB.prepare("SELECT shop_id FROM jobs WHERE kind = 'import' AND updated_at > 1").all()).results;

it("begins an import again that failed, of this shop alone", async () => {
  await env.DB.prepare("UPDATE jobs SET state = 'failed', error = 'Shopify ended the export: FAILED'").run();
  expect(await (await importAgain()).json()).toMatchObject({ state: "running", error: null });
  expect(await importsBegunAnew()).toEqual([{ shop_id: 1 }]);
});

it("leaves an import alone that is done", async () => {
  expect(await (await importAgain()).json()).toMatchObject({ state: "done" });
  expect(await importsBegunAnew()).toEqual([]);
});

it("takes nothing but a POST", async () => {
  expect((await importAgain({ method: "DELETE" })).status).toBe(405);
});
