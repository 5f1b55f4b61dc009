import type { GraphQLResolveInfo } from "graphql";
import * as z from "zod";
import type { Subscription } from "../deliveries";
import { gid, idOf } from "../ids";
import { utcText } from "../instants";
import type { Store } from "../store";
import { isTopic, TOPICS } from "../topics";
import { type ConnectionArguments, listConnection } from "./connection";
import type { Context, Node } from "./context";
import { holdsScope } from "./scopes";

interface SubscriptionInput {
  uri?: string | null;
  callbackUrl?: string | null;
  format?: string | null;
  includeFields?: string[] | null;
  filter?: string | null;
  name?: string | null;
}

type ListArguments = ConnectionArguments & { topics?: string[] | null; uri?: string | null; format?: string | null };

export const webhookFields = {
  webhookSubscriptions: (args: ListArguments, context: Context, info: GraphQLResolveInfo) => {
    const where: string[] = [];
    const bindings: string[] = [];
    if (args.topics?.length) {
      where.push("topic in (select value from json_each(?))");
      bindings.push(JSON.stringify(args.topics));
    }
    if (args.uri) {
      where.push("uri = ?");
      bindings.push(args.uri);
    }
    const listing = { from: "subscriptions", where, bindings, sort: "id", id: "id" };
    return listConnection<Subscription>(args, context, info, listing, subscriptionNode);
  },
  webhookSubscription: ({ id }: { id: string }, { store }: Context) => {
    const row = findSubscription(store, id);
    return row ? subscriptionNode(row) : null;
  },
};

export const webhookMutations = {
  webhookSubscriptionCreate: (
    { topic, webhookSubscription: input }: { topic: string; webhookSubscription: SubscriptionInput },
    context: Context,
  ) => {
    const { store } = context;
    const now = Date.now();
    const row: Subscription = {
      id: store.nextId("WebhookSubscription"),
      topic,
      ...subscriptionColumns(input),
      created_at: now,
      updated_at: now,
    };
    const problem = topicProblem(context, topic) ?? addressProblem(store, row);
    if (problem) return { webhookSubscription: null, userErrors: [problem] };
    store.database.insert("subscriptions", row);
    return { webhookSubscription: subscriptionNode(row), userErrors: [] };
  },
  webhookSubscriptionUpdate: (
    { id, webhookSubscription: input }: { id: string; webhookSubscription: SubscriptionInput },
    { store }: Context,
  ) => {
    const before = findSubscription(store, id);
    if (!before) return { webhookSubscription: null, userErrors: [missing] };
    const row = { ...before, ...subscriptionColumns(input, before), updated_at: Date.now() };
    const problem = addressProblem(store, row);
    if (problem) return { webhookSubscription: null, userErrors: [problem] };
    store.database.run("delete from subscriptions where id = ?", row.id);
    store.database.insert("subscriptions", row);
    return { webhookSubscription: subscriptionNode(row), userErrors: [] };
  },
  webhookSubscriptionDelete: ({ id }: { id: string }, { store }: Context) => {
    const row = findSubscription(store, id);
    if (!row) return { deletedWebhookSubscriptionId: null, userErrors: [missing] };
    store.database.run("delete from subscriptions where id = ?", row.id);
    return { deletedWebhookSubscriptionId: id, userErrors: [] };
  },
};

type UserError = { field: string[]; message: string };

const missing: UserError = { field: ["id"], message: "Webhook subscription does not exist" };

function subscriptionNode(row: Subscription): Node {
  return {
    __typename: "WebhookSubscription",
    id: gid("WebhookSubscription", row.id),
    legacyResourceId: String(row.id),
    topic: row.topic,
    uri: row.uri,
    callbackUrl: row.uri,
    endpoint: { __typename: "WebhookHttpEndpoint", callbackUrl: row.uri },
    format: row.format,
    filter: row.filter,
    name: row.name,
    includeFields: z.array(z.string()).parse(JSON.parse(row.include_fields)),
    metafieldNamespaces: [],
    metafields: [],
    apiVersion: { handle: "2026-10", displayName: "2026-10", supported: true },
    createdAt: utcText(row.created_at),
    updatedAt: utcText(row.updated_at),
  };
}

function subscriptionColumns(input: SubscriptionInput, before?: Subscription) {
  return {
    uri: input.uri ?? input.callbackUrl ?? before?.uri ?? "",
    format: input.format ?? before?.format ?? "JSON",
    filter: input.filter === undefined ? (before?.filter ?? null) : input.filter,
    name: input.name === undefined ? (before?.name ?? null) : input.name,
    include_fields: input.includeFields ? JSON.stringify(input.includeFields) : (before?.include_fields ?? "[]"),
  };
}

function topicProblem(context: Context, topic: string): UserError | undefined {
  if (!isTopic(topic)) return { field: ["topic"], message: `The dev store never sends ${topic}` };
  const { scope } = TOPICS[topic];
  if (scope && !holdsScope(context.scopes, scope))
    return {
      field: ["topic"],
      message: `You do not have permission to create or update webhooks with ${TOPICS[topic].wire} topic. Required access: ${scope}`,
    };
  return undefined;
}

/** Shopify takes https only; the app beside the dev store answers on http://localhost. */
function addressProblem(store: Store, row: Subscription): UserError | undefined {
  const field = ["webhookSubscription", "uri"];
  if (row.uri === "") return { field, message: "Address can't be blank" };
  if (!isAddress(row.uri)) return { field, message: "Address is invalid" };
  if (row.format !== "JSON")
    return { field: ["webhookSubscription", "format"], message: "The dev store sends JSON only" };
  const taken = store.database.find(
    "select 1 from subscriptions where topic = ? and uri = ? and coalesce(filter, '') = ? and id <> ?",
    row.topic,
    row.uri,
    row.filter ?? "",
    row.id,
  );
  return taken ? { field, message: "Address for this topic has already been taken" } : undefined;
}

function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === "https:" || (protocol === "http:" && (hostname === "localhost" || hostname === "127.0.0.1"));
}

function findSubscription(store: Store, id: string): Subscription | undefined {
  return store.database.find<Subscription>(
    "select * from subscriptions where id = ?",
    idOf("WebhookSubscription", id) ?? 0,
  );
}
