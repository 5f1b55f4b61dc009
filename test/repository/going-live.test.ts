import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { unstable_readConfig as readConfig } from "wrangler";
import { z } from "zod";
import { API_VERSION, SCOPES } from "../../app/shopify/shopify";

const Worker = z.object({
  preview_urls: z.boolean(),
  vars: z.object({ APP_URL: z.string() }),
  queues: z.object({
    producers: z.array(z.object({ queue: z.string() })),
    consumers: z.array(z.object({ queue: z.string(), dead_letter_queue: z.string().optional() })),
  }),
});

const shopify = readFileSync("shopify.app.toml", "utf8");
const worker = Worker.parse(readConfig({ config: "wrangler.toml" }));

it("Shopify asks a merchant for the scopes that the app works with", () => {
  expect(/^scopes = "(.*)"/m.exec(shopify)?.[1]?.split(",")).toEqual(SCOPES);
});

it("Shopify's configuration names the version of its API that the app speaks", () => {
  expect(/^api_version = "(.*)"/m.exec(shopify)?.[1]).toBe(API_VERSION);
});

it("Shopify sends a merchant back to the address that the app answers at", () => {
  const address = /^application_url = "(.*)"/m.exec(shopify)?.[1];
  expect(address).toBe(worker.vars.APP_URL);
  expect(shopify).toContain(`redirect_urls = ["${address}/auth/callback"]`);
});

it("each queue puts what it gives up on into another one, and both are consumed", () => {
  const { producers, consumers } = worker.queues;
  const deadQueueOf = new Map(consumers.map(({ queue, dead_letter_queue }) => [queue, dead_letter_queue]));
  // Their messages say only that a shop has something to send: what is given up on, the schedule finds in the rows.
  const found = ["evenstock-outbox", "evenstock-outbox-slow"];
  for (const { queue } of producers.filter((producer) => !found.includes(producer.queue))) {
    expect(deadQueueOf.get(queue)).toBe(`${queue}-dead`);
    expect(deadQueueOf.has(`${queue}-dead`)).toBe(true);
  }
});

it("no version gets a preview address: it would share the shops' rows with the one in production", () => {
  expect(worker.preview_urls).toBe(false);
});
