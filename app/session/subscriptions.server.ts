import type { Admin } from "../shopify/admin";
import {
  CREATE_SUBSCRIPTION,
  type SubscriptionInput,
  UPDATE_SUBSCRIPTION,
  WEBHOOK_SUBSCRIPTIONS,
  type WebhookSubscription,
} from "../shopify/graphql/webhook-subscriptions";
import { parsedUrl } from "../words/parsed-url";

interface Wanted {
  topic: string;
  includeFields: string[];
}

/**
 * Registers what is missing and mends what differs; what is not ours stays. One of ours is one that leads to the
 * same path at any address, as after a move of the app: such a one is led here. A topic that Shopify refuses does not
 * keep the others; it is thrown when they are done.
 */
export async function convergeSubscriptions(admin: Admin, wanted: Wanted[], uri: string) {
  const existing = await listSubscriptions(admin);
  const done = { created: 0, updated: 0, unchanged: 0 };
  const refusals: string[] = [];
  for (const { topic, includeFields } of wanted) {
    const subscription: SubscriptionInput = { uri, format: "JSON", includeFields };
    const found = findOurs(existing, topic, uri);
    const { outcome, errors } = await mend(admin, topic, found, subscription);
    if (errors.length) refusals.push(`${topic}: ${errors.map((each) => each.message).join("; ")}`);
    else done[outcome]++;
  }
  if (refusals.length) throw new Error(`Shopify refused to subscribe ${refusals.join(", ")}`);
  return done;
}

/** How each wanted subscription stands with Shopify now. */
export async function listSubscriptionStates(admin: Admin, wanted: Wanted[], uri: string) {
  const existing = await listSubscriptions(admin);
  return wanted.map(({ topic, includeFields }) => {
    const found = findOurs(existing, topic, uri);
    const subscription: SubscriptionInput = { uri, format: "JSON", includeFields };
    const state = found ? (differs(found, subscription) ? "differs" : "registered") : "missing";
    return { topic, state } as const;
  });
}

interface Mended {
  outcome: "created" | "updated" | "unchanged";
  errors: { message: string }[];
}

async function mend(
  admin: Admin,
  topic: string,
  found: WebhookSubscription | undefined,
  subscription: SubscriptionInput,
): Promise<Mended> {
  if (!found) {
    const answer = await admin.request(CREATE_SUBSCRIPTION, { topic, subscription });
    return { outcome: "created", errors: answer.webhookSubscriptionCreate?.userErrors ?? NO_ANSWER };
  }
  if (!differs(found, subscription)) return { outcome: "unchanged", errors: [] };
  const answer = await admin.request(UPDATE_SUBSCRIPTION, { id: found.id, subscription });
  return { outcome: "updated", errors: answer.webhookSubscriptionUpdate?.userErrors ?? NO_ANSWER };
}

/** Shopify may leave out what a mutation did, whatever the reason. */
const NO_ANSWER = [{ message: "Shopify did not say whether it did." }];

async function listSubscriptions(admin: Admin) {
  const all: WebhookSubscription[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const page: Awaited<ReturnType<typeof read>> = await read(after);
    all.push(...page.nodes);
    after = page.pageInfo.endCursor;
    more = page.pageInfo.hasNextPage;
  }
  return all;

  async function read(after: string | null) {
    return (await admin.request(WEBHOOK_SUBSCRIPTIONS, { after })).webhookSubscriptions;
  }
}

/** The one that leads here already comes first: another led to the same address would be refused as taken. */
const findOurs = (existing: WebhookSubscription[], topic: string, uri: string) => {
  const ofTopic = existing.filter((each) => each.topic === topic);
  return ofTopic.find((each) => each.uri === uri) ?? ofTopic.find((each) => leadsToSamePath(each.uri, uri));
};

const leadsToSamePath = (found: string, uri: string) => parsedUrl(found)?.pathname === new URL(uri).pathname;

const differs = (found: WebhookSubscription, wanted: SubscriptionInput) =>
  found.uri !== wanted.uri ||
  found.format !== wanted.format ||
  [...found.includeFields].sort().join() !== [...wanted.includeFields].sort().join();
