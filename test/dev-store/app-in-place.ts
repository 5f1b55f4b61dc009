import { vi } from "vitest";
import { graphql, install, post, SHOP } from "./door";

export interface Sent {
  headers: Headers;
  body: string;
}

const URI = "http://localhost:8787/webhooks";
const QUIET = { duplicates: 0, reordering: 0, loss: 0, delay: 0, throttling: 0, sameSecond: false, seed: 1 };
const SUBSCRIBE = `mutation Subscribe($topic: WebhookSubscriptionTopic!, $input: WebhookSubscriptionInput!) {
  webhookSubscriptionCreate(topic: $topic, webhookSubscription: $input) { webhookSubscription { id } userErrors { field message } }
}`;

/** A freshly seeded shop with the app installed; what is sent to the app lands in `sent`, and is answered with `status`. */
export async function installInPlace() {
  const app = { sent: [] as Sent[], status: 200, token: "" };
  vi.spyOn(globalThis, "fetch").mockImplementation(async (_, init) => {
    app.sent.push({ headers: new Headers(init?.headers), body: String(init?.body) });
    return new Response(null, { status: app.status });
  });
  await post(`/${SHOP}/uninstall`);
  await post(`/${SHOP}/seed`, { seed: 4711 });
  await post(`/${SHOP}/switches`, QUIET);
  app.token = await install();
  return {
    ...app,
    subscribe: (topic: string, input: Record<string, unknown> = {}) =>
      graphql(app.token, SUBSCRIBE, { topic, input: { uri: URI, ...input } }),
    answerWith(status: number) {
      app.status = status;
    },
  };
}
