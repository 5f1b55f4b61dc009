import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { givenShop } from "./rows";
import { textOf, visit } from "./visit";

const SHOP = "one.myshopify.com";

beforeEach(async () => {
  await givenShop(1, SHOP);
  await givenShop(2, "two.myshopify.com");
  await env.DB.prepare(
    `INSERT INTO mails (shop_id, key, recipients, subject, text, html, state, created_at)
    VALUES (1, 'a', '["ada@example.com","bo@example.com"]', 'Low', 'Plain & simple', '<p>Marked <b>up</b></p>', 'sent', 1)`,
  ).run();
});

it("shows a mail to its recipients in both parts, its markup in a frame that runs nothing", async () => {
  const html = await (await visit("/outbox", SHOP)).text();
  expect(textOf(html)).toContain("To ada@example.com, bo@example.com");
  expect(textOf(html)).toContain("Plain & simple");
  expect(html).toMatch(/<iframe[^>]*srcDoc="&lt;p&gt;Marked &lt;b&gt;up[^>]*sandbox=""/);
});

it("shows no other shop's mail", async () => {
  expect(textOf(await (await visit("/outbox", "two.myshopify.com")).text())).toContain("No mail was written");
});
