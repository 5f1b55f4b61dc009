import * as z from "zod";
import { installApp, readInstall } from "./install";
import { verifyJwt } from "./signatures";
import type { Store } from "./store";

const ACCESS_SECONDS = 3_600;
const REFRESH_SECONDS = 7_776_000;
const CODE_SECONDS = 60;
const ONLINE_SECONDS = 86_400;
const TOKEN_EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
const ONLINE = "urn:shopify:params:oauth:token-type:online-access-token";
/** The one member of staff: `sub` of every session token. */
export const STAFF = { id: 1001, first_name: "Robin", last_name: "Dale", email: "robin@example.com" } as const;

const TokenRequest = z.object({
  client_id: z.string(),
  client_secret: z.string(),
  grant_type: z.string().optional(),
  code: z.string().optional(),
  refresh_token: z.string().optional(),
  subject_token: z.string().optional(),
  requested_token_type: z.string().optional(),
  expiring: z.coerce.string().optional(),
});
type TokenRequest = z.infer<typeof TokenRequest>;

const SessionClaims = z.object({
  iss: z.string(),
  dest: z.string(),
  aud: z.string(),
  exp: z.number(),
  nbf: z.number(),
});

type Token = { token: string; kind: "access" | "refresh" | "code"; expires_at: number | null; parent: string | null };

/** `POST /admin/oauth/access_token`: code, token exchange or refresh, told apart as Shopify does. */
export async function answerTokenRequest(store: Store, request: Request): Promise<Response> {
  const parsed = TokenRequest.safeParse(await readBody(request));
  if (!parsed.success) return refusal(400, "invalid_request");
  const asked = parsed.data;
  if (asked.client_id !== store.env.API_KEY || asked.client_secret !== store.env.API_SECRET)
    return refusal(401, "invalid_client");
  if (asked.grant_type === TOKEN_EXCHANGE) return exchangeSessionToken(store, asked);
  if (asked.grant_type === "refresh_token") return refresh(store, asked);
  return redeemCode(store, asked);
}

/** The merchant approved on the consent page: the app is installed and its code lives for a minute. */
export function grantCode(store: Store, optional: readonly string[]): string {
  installApp(store, optional);
  const code = newToken("");
  saveToken(store, { token: code, kind: "code", expires_at: Date.now() + CODE_SECONDS * 1000, parent: null });
  return code;
}

export function scopesOfToken(store: Store, token: string | null): string[] | undefined {
  const found = token && findToken(store, token, "access");
  return found ? readInstall(store)?.scopes : undefined;
}

function redeemCode(store: Store, asked: TokenRequest): Response {
  const code = findToken(store, asked.code ?? "", "code");
  if (!code) return refusal(400, "invalid_request");
  store.database.run("delete from tokens where token = ?", code.token);
  return issueOffline(store, asked.expiring === "1", null);
}

async function exchangeSessionToken(store: Store, asked: TokenRequest): Promise<Response> {
  const claims = SessionClaims.safeParse(await verifyJwt(store.env.API_SECRET, asked.subject_token ?? ""));
  const now = Date.now() / 1000;
  const address = `https://${store.domain}`;
  const genuine =
    claims.success &&
    claims.data.aud === store.env.API_KEY &&
    claims.data.dest === address &&
    claims.data.exp > now &&
    claims.data.nbf <= now + 5;
  if (!genuine || !readInstall(store)) return refusal(400, "invalid_subject_token");
  if (asked.requested_token_type === ONLINE) return issueOnline(store);
  return issueOffline(store, asked.expiring === "1", null);
}

/** Rotation: the old refresh token works until one of its replacements is used for the first time. */
function refresh(store: Store, asked: TokenRequest): Response {
  const used = findToken(store, asked.refresh_token ?? "", "refresh");
  if (!used) return refusal(400, "invalid_grant");
  if (used.parent !== null) {
    store.database.run("delete from tokens where kind = 'refresh' and token = ?", used.parent);
    store.database.run(
      "delete from tokens where kind = 'refresh' and parent = ? and token <> ?",
      used.parent,
      used.token,
    );
  }
  return issueOffline(store, true, used.token);
}

function issueOffline(store: Store, expiring: boolean, parent: string | null): Response {
  const access = newToken("shpat_");
  const scope = (readInstall(store)?.scopes ?? []).join(",");
  const now = Date.now();
  saveToken(store, {
    token: access,
    kind: "access",
    expires_at: expiring ? now + ACCESS_SECONDS * 1000 : null,
    parent: null,
  });
  if (!expiring) return Response.json({ access_token: access, scope });
  const replacement = newToken("shprt_");
  saveToken(store, { token: replacement, kind: "refresh", expires_at: now + REFRESH_SECONDS * 1000, parent });
  return Response.json({
    access_token: access,
    scope,
    expires_in: ACCESS_SECONDS,
    refresh_token: replacement,
    refresh_token_expires_in: REFRESH_SECONDS,
  });
}

function issueOnline(store: Store): Response {
  const access = newToken("shpua_");
  const scope = (readInstall(store)?.scopes ?? []).join(",");
  saveToken(store, { token: access, kind: "access", expires_at: Date.now() + ONLINE_SECONDS * 1000, parent: null });
  return Response.json({
    access_token: access,
    scope,
    expires_in: ONLINE_SECONDS,
    associated_user_scope: scope,
    associated_user: { ...STAFF, email_verified: true, account_owner: true, locale: "en", collaborator: false },
  });
}

function findToken(store: Store, token: string, kind: Token["kind"]): Token | undefined {
  return store.database.find<Token>(
    "select * from tokens where token = ? and kind = ? and (expires_at is null or expires_at > ?)",
    token,
    kind,
    Date.now(),
  );
}

function saveToken(store: Store, token: Token): void {
  store.database.insert("tokens", { ...token });
}

const newToken = (prefix: string) => prefix + crypto.randomUUID().replaceAll("-", "");

async function readBody(request: Request): Promise<unknown> {
  const text = await request.text();
  if (request.headers.get("content-type")?.includes("x-www-form-urlencoded"))
    return Object.fromEntries(new URLSearchParams(text));
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refusal(status: number, error: string): Response {
  return Response.json({ error, error_description: error.replaceAll("_", " ") }, { status });
}
