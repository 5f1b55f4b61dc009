import type { ClaimedEndpoint } from "../../app/outbound/dispatches/claim.server";
import { keptAnswer } from "../../app/outbound/dispatches/kept-answer";
import type { Answer } from "../../app/outbound/dispatches/outcome";
import { checkAddress, type Resolve } from "../../app/outbound/endpoints/address";
import type { OutboundEvent } from "../../app/outbound/events/envelope";
import { FORMATS } from "../../app/outbound/formats/table";
import { signedHeaders } from "../../app/outbound/signatures/standard-webhooks";
import type { OpenAddress } from "../../app/session/endpoint-cipher";

/** What an attempt needs of the world. A test plays it. */
export interface World {
  fetch: typeof fetch;
  resolve: Resolve;
  /** Epoch ms. */
  now(): number;
  /** From 0 to 1. */
  random(): number;
  /** In development alone: addresses of this machine. */
  allowsLoopback: boolean;
}

export interface Attempt {
  answer: Answer;
  requestHeaders: [string, string][];
}

/** The body of a dispatch, the same at every attempt. */
export const bodyFor = (endpoint: Pick<ClaimedEndpoint, "format" | "payload">, event: OutboundEvent) =>
  FORMATS[endpoint.format].body(event, { payload: endpoint.payload });

/**
 * One POST, with the answer's headers within the endpoint's timeout. Redirects are not followed, an address that leads elsewhere
 * than to the internet is not asked, and whatever goes wrong is an answer in words.
 */
export async function attempt(
  world: World,
  endpoint: Pick<ClaimedEndpoint, "id" | "format" | "timeoutS">,
  address: OpenAddress & { secrets: string[] },
  event: OutboundEvent,
  body: string,
): Promise<Attempt> {
  const requestHeaders = await headersFor(world, endpoint, address, event, body);
  const started = world.now();
  const took = () => Math.max(0, world.now() - started);
  const failed = (reason: string): Attempt => ({
    requestHeaders,
    answer: { kind: "failed", reason, durationMs: took() },
  });
  const verdict = await checkAddress(address.url, world);
  if (verdict.kind === "refused") return failed(verdict.reason);
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), endpoint.timeoutS * 1000);
  try {
    const headers = Object.fromEntries(requestHeaders);
    const request = { method: "POST", headers, body, redirect: "manual" as const, signal: timeout.signal };
    const response = await world.fetch(address.url, request);
    return { requestHeaders, answer: await keptAnswer(response, took(), timeout.signal) };
  } catch (error) {
    return failed(timeout.signal.aborted ? `No answer within ${endpoint.timeoutS} seconds.` : inWords(error));
  } finally {
    clearTimeout(timer);
  }
}

async function headersFor(
  world: World,
  { id, format }: Pick<ClaimedEndpoint, "id" | "format">,
  { headers, secret, secrets }: OpenAddress & { secrets: string[] },
  event: OutboundEvent,
  body: string,
): Promise<[string, string][]> {
  const dispatchId = `${event.publicId}.${id}`;
  return Object.entries({
    ...headers,
    "content-type": "application/json",
    "user-agent": "Evenstock",
    ...(await FORMATS[format].headers({ secret, body, event, dispatchId })),
    ...(await signedHeaders(secrets, event.publicId, world.now(), body)),
  });
}

const inWords = (error: unknown) =>
  `The connection failed: ${error instanceof Error ? error.message : String(error)}`.slice(0, 300);
