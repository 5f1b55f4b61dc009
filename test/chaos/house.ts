import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { vi } from "vitest";
import type { JobMessage } from "../../app/jobs/messages";
import worker from "../stub-worker";
import { Recorder } from "../support/shopify";
import { devStoreAnswers, embeddedAddress, post, SHOP } from "./dev-store";
import { Jobs } from "./jobs";

/**
 * The app installed in a shop of the dev store's, its first import done, at an instant of our choosing: far in the
 * future, so that no alarm of the dev store's rings by itself. `bound` are databases besides the first, one of which may be its `home`.
 */
export async function openHouse(seed: number, at: number, bound: Partial<Env> = {}, home = env.DB): Promise<Jobs> {
  vi.useFakeTimers({ toFake: ["Date"], now: at });
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => answered(new Request(input, init)));
  vi.spyOn(console, "log").mockImplementation(() => undefined);
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
  await post("/seed", { seed });
  await post("/install");
  const jobs = new Jobs(bound);
  const JOBS = new Recorder<JobMessage>();
  const context = createExecutionContext();
  const page = await worker.fetch(new Request(await embeddedAddress()), { ...env, JOBS, ...bound }, context);
  await waitOnExecutionContext(context);
  if (page.status !== 200) throw new Error(`The first visit was answered with ${page.status}.`);
  await home.exec("UPDATE rules SET method = 'simple'");
  jobs.add(...JOBS.messages);
  await jobs.drain();
  return jobs;
}

export function closeHouse() {
  vi.useRealTimers();
  vi.restoreAllMocks();
}

/** What the dev store itself posts is not taken in: a courier brings all deliveries (courier.ts). */
async function answered(request: Request) {
  const { origin, pathname } = new URL(request.url);
  if (origin === "http://localhost:8788") return devStoreAnswers(request);
  if (pathname === "/webhooks") return new Response(null);
  throw new Error(`Nobody answers at ${request.url} (${SHOP}).`);
}
