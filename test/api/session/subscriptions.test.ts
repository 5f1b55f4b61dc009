import { describe, expect, it } from "vitest";
import { convergeSubscriptions } from "../../../app/session/subscriptions.server";
import type { Admin } from "../../../app/shopify/admin";

const URI = "https://app.example/webhooks";
const WANTED = [
  { topic: "ORDERS_CREATE", includeFields: ["id", "updated_at"] },
  { topic: "PRODUCTS_UPDATE", includeFields: ["id", "updated_at", "variants"] },
];

interface Row {
  id: string;
  topic: string;
  uri: string;
  format: string;
  includeFields: string[];
}

const row = (id: string, topic: string, changes: Partial<Row> = {}): Row => ({
  id,
  topic,
  uri: URI,
  format: "JSON",
  includeFields: WANTED.find((each) => each.topic === topic)?.includeFields ?? [],
  ...changes,
});

/** Shopify's list of subscriptions, two a page. */
function shopWith(rows: Row[], refuse: string[] = []) {
  const asked: { name: string; variables: Record<string, unknown> }[] = [];
  const userErrors = (topic: string) =>
    refuse.includes(topic) ? [{ field: ["topic"], message: "You do not have permission" }] : [];
  const answer = (name: string, variables: Record<string, unknown>) => {
    if (name === "WebhookSubscriptions") return page(Number(variables.after ?? 0));
    asked.push({ name, variables });
    const { subscription, topic, id } = variables as { subscription: Row; topic: string; id: string };
    const known = rows.find((each) => each.id === id);
    const errors = userErrors(topic ?? known?.topic);
    if (!errors.length && known) Object.assign(known, subscription);
    else if (!errors.length) rows.push({ ...subscription, id: `new-${topic}`, topic });
    return { webhookSubscriptionCreate: { userErrors: errors }, webhookSubscriptionUpdate: { userErrors: errors } };
  };
  const page = (from: number) => ({
    webhookSubscriptions: {
      nodes: rows.slice(from, from + 2),
      pageInfo: { hasNextPage: rows.length > from + 2, endCursor: String(from + 2) },
    },
  });
  const admin: Admin = {
    request: async (operation, variables) => operation.answer.parse(answer(operation.name, variables)),
    download: () => Promise.reject(new Error("not here")),
  };
  return { admin, rows, asked };
}

describe("subscriptions converge:", () => {
  it("what is missing is created, and a second time nothing is left to do", async () => {
    const shop = shopWith([]);
    expect(await convergeSubscriptions(shop.admin, WANTED, URI)).toEqual({ created: 2, updated: 0, unchanged: 0 });
    expect(shop.rows).toMatchObject(WANTED.map((each) => ({ ...each, uri: URI, format: "JSON" })));
    expect(await convergeSubscriptions(shop.admin, WANTED, URI)).toEqual({ created: 0, updated: 0, unchanged: 2 });
  });

  it("nothing is ever asked with the deprecated address field", async () => {
    const shop = shopWith([row("1", "ORDERS_CREATE", { format: "XML" })]);
    await convergeSubscriptions(shop.admin, WANTED, URI);
    expect(shop.asked).toHaveLength(2);
    expect(JSON.stringify(shop.asked)).not.toContain("callbackUrl");
  });

  it.each<[string, Partial<Row>]>([
    ["leads to where the app was before", { uri: "http://localhost:8787/webhooks" }],
    ["sends other fields", { includeFields: ["id"] }],
    ["sends another format", { format: "XML" }],
  ])("one that %s is mended, not made anew", async (_, changes) => {
    const shop = shopWith([row("1", "ORDERS_CREATE", changes), row("2", "PRODUCTS_UPDATE")]);
    expect(await convergeSubscriptions(shop.admin, WANTED, URI)).toEqual({ created: 0, updated: 1, unchanged: 1 });
    expect(shop.rows).toEqual([row("1", "ORDERS_CREATE"), row("2", "PRODUCTS_UPDATE")]);
  });

  it("the order of fields is no difference", async () => {
    const shop = shopWith([
      row("1", "ORDERS_CREATE", { includeFields: ["updated_at", "id"] }),
      row("2", "PRODUCTS_UPDATE"),
    ]);
    expect(await convergeSubscriptions(shop.admin, WANTED, URI)).toMatchObject({ unchanged: 2 });
  });

  it("what is not ours stays, on whatever page it stands", async () => {
    const others = [
      row("1", "ORDERS_CREATE", { uri: "https://other.example/hooks" }),
      row("2", "CARTS_UPDATE"),
      row("3", "ORDERS_CREATE", { uri: "arn:aws:events:us-east-1::event-source/x" }),
    ];
    const shop = shopWith([
      ...others.map((each) => ({ ...each })),
      row("4", "ORDERS_CREATE"),
      row("5", "PRODUCTS_UPDATE"),
    ]);
    expect(await convergeSubscriptions(shop.admin, WANTED, URI)).toEqual({ created: 0, updated: 0, unchanged: 2 });
    expect(shop.rows.slice(0, 3)).toEqual(others);
  });

  it("where an old one stands beside the right one, the old one is left alone", async () => {
    const shop = shopWith([
      row("1", "ORDERS_CREATE", { uri: "http://localhost:1/webhooks" }),
      row("2", "ORDERS_CREATE"),
    ]);
    await convergeSubscriptions(shop.admin, WANTED.slice(0, 1), URI);
    expect(shop.asked).toEqual([]);
  });

  it("one that is refused does not keep the others, and is not passed over in silence", async () => {
    const shop = shopWith([], ["ORDERS_CREATE"]);
    await expect(convergeSubscriptions(shop.admin, WANTED, URI)).rejects.toThrow(
      "ORDERS_CREATE: You do not have permission",
    );
    expect(shop.rows).toMatchObject([{ topic: "PRODUCTS_UPDATE" }]);
  });
});
