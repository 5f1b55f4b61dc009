import { env, exports } from "cloudflare:workers";
import { z } from "zod";
import type { Shop } from "../../workers/dev-store/shop";

export const SHOP = "second-dev.myshopify.com";
export const SECRET = "evenstock-dev-secret";
const ORIGIN = "http://localhost:8788";

const Json = z.record(z.string(), z.unknown());

/** A request to the dev store through its real door. */
export function ask(path: string, init: RequestInit = {}): Promise<Response> {
  return exports.default.fetch(new Request(`${ORIGIN}${path}`, { redirect: "manual", ...init }));
}

export async function post(path: string, body: unknown = {}): Promise<{ status: number; body: z.infer<typeof Json> }> {
  const answer = await ask(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: Json.parse(await answer.json()) };
}

export const TokenAnswer = z.object({
  access_token: z.string(),
  refresh_token: z.string(),
  expires_in: z.number(),
  refresh_token_expires_in: z.number(),
  scope: z.string(),
});

export function askToken(fields: Record<string, string>) {
  return post(`/${SHOP}/admin/oauth/access_token`, {
    client_id: "evenstock-dev-key",
    client_secret: SECRET,
    ...fields,
  });
}

export async function exchange() {
  const { token } = z.object({ token: z.string() }).parse(await (await ask(`/session-token?shop=${SHOP}`)).json());
  return askToken({
    grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
    subject_token: token,
    subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
    requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
    expiring: "1",
  });
}

/** Installs the app and gives an access token. */
export async function install(optional?: string[]): Promise<string> {
  await post(`/${SHOP}/install`, optional ? { optional } : {});
  return TokenAnswer.parse((await exchange()).body).access_token;
}

const Answer = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(z.object({ message: z.string(), extensions: z.object({ code: z.string() }).loose().optional() }))
    .optional(),
  extensions: z.object({ cost: z.object({ requestedQueryCost: z.number() }).loose() }).optional(),
});

export async function graphql(token: string, query: string, variables: Record<string, unknown> = {}) {
  const answer = await ask(`/${SHOP}/admin/api/2026-10/graphql.json`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-shopify-access-token": token },
    body: JSON.stringify({ query, variables }),
  });
  return Answer.parse(await answer.json());
}

// The app's tests declare other bindings for the same module.
const Bindings = z.object({ SHOPS: z.custom<DurableObjectNamespace<Shop>>() });

/** The shop's Durable Object, for its alarm. */
export function shopStub(): DurableObjectStub<Shop> {
  return Bindings.parse(env).SHOPS.getByName(SHOP);
}
