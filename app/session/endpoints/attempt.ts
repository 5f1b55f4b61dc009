import { keptAnswer } from "../../outbound/dispatches/kept-answer";
import type { Answer } from "../../outbound/dispatches/outcome";
import { type AddressVerdict, checkAddress, type Resolve } from "../../outbound/endpoints/address";
import { maskedHeaders } from "../../outbound/endpoints/headers";
import type { SealedEndpoint } from "../../outbound/endpoints/sealed.server";
import type { OutboundEvent } from "../../outbound/events/envelope";
import { FORMATS } from "../../outbound/formats/table";
import { signedHeaders } from "../../outbound/signatures/standard-webhooks";
import type { OpenedAddress } from "../endpoint-cipher";
import { Deadlines } from "./deadlines";

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
  /** As they are kept: the endpoint's own are credentials, and masked. */
  requestHeaders: [string, string][];
  /** Nothing was sent: the address leads nowhere that events may go. */
  isRefused?: true;
}

/**
 * One POST, with the answer's headers within the endpoint's timeout. Redirects are not followed, an address that leads elsewhere
 * than to the internet is not asked, and whatever goes wrong is an answer in words.
 */
export async function attempt(
  world: World,
  endpoint: Pick<SealedEndpoint, "id" | "format" | "timeoutS">,
  address: OpenedAddress,
  event: OutboundEvent,
  body: string,
  check: () => Promise<AddressVerdict> = () => checkAddress(address.url, world),
  deadlines = new Deadlines(),
): Promise<Attempt> {
  const headers = await headersFor(world, endpoint, address, event, body);
  const requestHeaders = Object.entries({ ...headers, ...maskedHeaders(address.headers) });
  const started = world.now();
  const took = () => Math.max(0, world.now() - started);
  const failed = (reason: string): Attempt => ({
    requestHeaders,
    answer: { kind: "failed", reason, durationMs: took() },
  });
  const verdict = await check();
  if (verdict.kind === "refused") return { ...failed(verdict.reason), isRefused: true };
  const timeout = deadlines.in(endpoint.timeoutS * 1000);
  try {
    const request = { method: "POST", headers, body, redirect: "manual" as const, signal: timeout.signal };
    const response = await world.fetch(address.url, request);
    return { requestHeaders, answer: await keptAnswer(response, took(), timeout.signal, timeout.ended) };
  } catch (error) {
    return failed(timeout.signal.aborted ? `No answer within ${endpoint.timeoutS} seconds.` : inWords(error));
  } finally {
    timeout.over();
  }
}

async function headersFor(
  world: World,
  { id, format }: Pick<SealedEndpoint, "id" | "format">,
  { headers, secret, secrets }: OpenedAddress,
  event: OutboundEvent,
  body: string,
): Promise<Record<string, string>> {
  const dispatchId = `${event.publicId}.${id}`;
  return {
    ...headers,
    "content-type": "application/json",
    "user-agent": "Evenstock",
    ...(await FORMATS[format].headers({ secret, body, event, dispatchId })),
    ...(await signedHeaders(secrets, event.publicId, world.now(), body)),
  };
}

const inWords = (error: unknown) =>
  `The connection failed: ${error instanceof Error ? error.message : String(error)}`.slice(0, 300);
