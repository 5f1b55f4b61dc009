import { createExecutionContext, createMessageBatch, getQueueResult, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import type { JobMessage } from "../../app/jobs/messages";
import worker from "../page-worker";
import { sessionToken } from "../rules/session/sign";
import { Recorder } from "../support/shopify";

/** What pages, and jobs after them, ask of the jobs' queue. */
const asked = new Recorder<JobMessage>();
const house = () => ({ ...env, JOBS: asked });

/** Does the job of this kind that a page asked for last, and what the job asks for in turn. */
export async function doJob(kind: JobMessage["kind"]) {
  const first = asked.messages.findLastIndex((message) => message.kind === kind);
  if (first < 0) throw new Error(`no page asked for ${kind}`);
  for (let next = first; next < asked.messages.length; next++) {
    const body = asked.messages[next] as JobMessage;
    const batch = createMessageBatch("evenstock-jobs", [{ id: `${next}`, timestamp: new Date(), attempts: 1, body }]);
    await worker.queue(batch, house());
    const { retryMessages } = await getQueueResult(batch, createExecutionContext());
    if (retryMessages.length) throw new Error(`${body.kind} is to be tried again`);
  }
}

/** What the app answers, by its one entry: the pool's own way to it costs more with each request of a file. */
export async function ask(path: string, init: RequestInit = {}, environment: Partial<Env> = {}): Promise<Response> {
  const context = createExecutionContext();
  const answer = await worker.fetch(
    new Request(new URL(path, "http://localhost:8787"), init),
    { ...house(), ...environment },
    context,
  );
  await waitOnExecutionContext(context);
  return answer;
}

/** A page as the admin opens it: the token in the address, signed here and not by the app. */
export const visit = async (path: string, domain: string, init: RequestInit = {}) =>
  ask((await addressOf(path, domain)).href, init);

export async function addressOf(path: string, domain: string): Promise<URL> {
  const url = new URL(path, "http://localhost:8787");
  url.searchParams.set("id_token", await sessionToken(domain));
  url.searchParams.set("shop", domain);
  url.searchParams.set("embedded", "1");
  url.searchParams.set("host", btoa(`admin.shopify.com/store/${domain.split(".")[0]}`));
  return url;
}

/** What App Bridge adds to each fetch. */
export const withToken = async (domain: string) => ({ Authorization: `Bearer ${await sessionToken(domain)}` });

/** The text of a page: tags out, spaces collapsed. */
export const textOf = (html: string) =>
  html
    .replace(/<script\b.*?<\/script>/gs, " ")
    .replace(/<!--.*?-->/gs, "")
    .replace(/<[^>]*>/g, " ")
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ");
