import type { Admin } from "../shopify/admin";
import { askAdmin } from "../shopify/graphql/client";
import type { Operation } from "../shopify/operation";
import { shopifyAddress } from "../shopify/origin";
import { type Access, noteAccepted, noteRefused, usableTokens } from "./tokens/access.server";

/** A shop's Admin API: the token kept fresh, throttling waited out, each answer parsed. */
export function adminFor(access: Access): Admin {
  return {
    request: (operation, variables) => request(access, operation, variables),
    download: (url, from) => download(shopifyAddress(access.settings, url), from),
  };
}

/** A token may die before its time: one that Shopify does not take is refreshed once. */
async function request<Answer, Variables extends Record<string, unknown>>(
  access: Access,
  operation: Operation<Answer, Variables>,
  variables: Variables,
) {
  const shop = access.shop.domain;
  const tokens = await usableTokens(access);
  const reply = await askAdmin(access.settings, { shop, token: tokens.accessToken }, operation, variables);
  if (reply.kind === "answered") {
    await noteAccepted(access, tokens);
    return reply.answer;
  }
  const fresh = await usableTokens(access, tokens.version);
  const again = await askAdmin(access.settings, { shop, token: fresh.accessToken }, operation, variables);
  if (again.kind === "unauthorized")
    throw await noteRefused(access, fresh, `Shopify refuses even a fresh token of ${shop}.`, "unsettled");
  await noteAccepted(access, fresh);
  return again.answer;
}

/** In milliseconds. A step reads for seconds: a file that is not through by then stands still, and is asked for again. */
const PATIENCE = 120_000;

/** Where a server does not know ranges, what was read before is passed over. */
async function download(address: string, from: number): Promise<ReadableStream<Uint8Array>> {
  const response = await fetch(address, {
    headers: from ? { range: `bytes=${from}-` } : {},
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (!response.ok || !response.body) throw new Error(`Shopify answered ${response.status} to a download.`);
  return from && response.status !== 206 ? response.body.pipeThrough(without(from)) : response.body;
}

function without(bytes: number) {
  let left = bytes;
  return new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      if (chunk.length > left) controller.enqueue(left ? chunk.subarray(left) : chunk);
      left = Math.max(0, left - chunk.length);
    },
  });
}
