import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import type { AppLoadContext } from "@remix-run/cloudflare";
import type { JobMessage } from "../../../app/jobs/messages";
import { authenticate } from "../../../app/requests/authenticate.server";
import { loader as authorize } from "../../../app/routes/auth._index";
import { loader as callback } from "../../../app/routes/auth.callback";
import { createWorker } from "../../../workers/doors";
import { sessionToken } from "../../rules/session/sign";
import { Recorder } from "../../support/shopify";

export const SHOP = "a.myshopify.com";

const LOADERS: Record<string, typeof authorize> = { "/auth": authorize, "/auth/callback": callback };

/** The routes that install, and a page that says whose it is, in place of Remix. */
async function render(request: Request, context: AppLoadContext): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname === "/welcome") return new Response("welcome");
  const loader = LOADERS[pathname];
  if (loader) return loader({ request, context, params: {} });
  const { shop, staff } = await authenticate(context);
  return new Response(`<h1>${shop.name} ${staff}</h1>`, { headers: { "content-type": "text/html" } });
}

const worker = createWorker(render);
let callers = 0;

/** Through the Worker's door; answers with what was asked of JOBS, too. */
export async function visit(path: string, init: RequestInit = {}, environment: Partial<Env> = {}) {
  const jobs = new Recorder<JobMessage>();
  const ctx = createExecutionContext();
  const request = new Request(new URL(path, "http://localhost:8787"), { redirect: "manual", ...init });
  // Each comes from an address of its own, unless a test says otherwise: the limit on /auth outlives a test.
  if (!request.headers.has("cf-connecting-ip"))
    request.headers.set("cf-connecting-ip", `2001:db8::${(++callers).toString(16)}`);
  const answer = await worker.fetch(request, { ...env, JOBS: jobs, ...environment }, ctx);
  await waitOnExecutionContext(ctx);
  return { answer, status: answer.status, text: await answer.text(), jobs: jobs.messages };
}

/** A page as the admin opens it: everything in the address. */
export async function open(path = "/", shop = SHOP, environment: Partial<Env> = {}) {
  const address = new URL(path, "http://localhost:8787");
  address.searchParams.set("shop", shop);
  address.searchParams.set("host", "aG9zdA");
  address.searchParams.set("id_token", await sessionToken(shop));
  return visit(`${address.pathname}${address.search}`, DOCUMENT, environment);
}

export const DOCUMENT = { headers: { accept: "text/html", "sec-fetch-dest": "iframe" } };

export const csp = (answer: Response) => answer.headers.get("content-security-policy");

export const location = (answer: Response) => answer.headers.get("location") ?? "";
