import * as z from "zod";
import type { Operation } from "../operation";
import { pageInfo } from "./page-info";

const listed = z.object({
  webhookSubscriptions: z.object({
    nodes: z.array(
      z.object({
        id: z.string(),
        topic: z.string(),
        uri: z.string(),
        format: z.string(),
        includeFields: z.array(z.string()),
      }),
    ),
    pageInfo,
  }),
});
export type WebhookSubscription = z.infer<typeof listed>["webhookSubscriptions"]["nodes"][number];

export const WEBHOOK_SUBSCRIPTIONS: Operation<z.infer<typeof listed>, { after: string | null }> = {
  name: "WebhookSubscriptions",
  document: `#graphql
    query WebhookSubscriptions($after: String) {
      webhookSubscriptions(first: 100, after: $after) {
        nodes { id topic uri format includeFields }
        pageInfo { hasNextPage endCursor }
      }
    }`,
  answer: listed,
};

const userErrors = z.array(z.object({ field: z.array(z.string()).nullable(), message: z.string() }));

/** The input of create and update alike. */
export type SubscriptionInput = { uri: string; format: "JSON"; includeFields: string[] };

const created = z.object({ webhookSubscriptionCreate: z.object({ userErrors }).nullable() });

export const CREATE_SUBSCRIPTION: Operation<
  z.infer<typeof created>,
  { topic: string; subscription: SubscriptionInput }
> = {
  name: "CreateSubscription",
  document: `#graphql
    mutation CreateSubscription($topic: WebhookSubscriptionTopic!, $subscription: WebhookSubscriptionInput!) {
      webhookSubscriptionCreate(topic: $topic, webhookSubscription: $subscription) { userErrors { field message } }
    }`,
  answer: created,
};

const updated = z.object({ webhookSubscriptionUpdate: z.object({ userErrors }).nullable() });

export const UPDATE_SUBSCRIPTION: Operation<
  z.infer<typeof updated>,
  { id: string; subscription: SubscriptionInput }
> = {
  name: "UpdateSubscription",
  document: `#graphql
    mutation UpdateSubscription($id: ID!, $subscription: WebhookSubscriptionInput!) {
      webhookSubscriptionUpdate(id: $id, webhookSubscription: $subscription) { userErrors { field message } }
    }`,
  answer: updated,
};
