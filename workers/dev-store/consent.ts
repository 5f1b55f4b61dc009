import { escapeHtml, page } from "./admin/layout";
import { hostParameter, signedQuery } from "./embed";
import type { DevStoreEnv } from "./env";
import { optionalScopes, requiredScopes } from "./install";
import { findShopPlan } from "./shops";

/** `GET /admin/oauth/authorize`: the merchant sees what the app asks for and decides. `approve=1` decides at once. */
export async function answerConsent(env: DevStoreEnv, request: Request, domain: string, url: URL): Promise<Response> {
  const plan = findShopPlan(domain);
  const redirect = url.searchParams.get("redirect_uri") ?? "";
  const problem = !plan
    ? `There is no shop ${domain} here.`
    : url.searchParams.get("client_id") !== env.API_KEY
      ? "Unknown client_id: the app and the dev store run with different keys."
      : !isOfApp(env, redirect)
        ? `The redirect_uri ${redirect} is not whitelisted: it must begin with ${env.APP_URL}.`
        : undefined;
  if (problem) return html(page({ title: "Oauth error", body: `<p>${escapeHtml(problem)}</p>` }), 400);
  if (request.method === "POST" || url.searchParams.get("approve") === "1") return approve(env, domain, redirect, url);
  return html(consentPage(env, domain, url), 200);
}

async function approve(env: DevStoreEnv, domain: string, redirect: string, url: URL): Promise<Response> {
  const code = await env.SHOPS.getByName(domain).grantCode(domain, optionalScopes(env));
  const back = new URL(redirect);
  const query = await signedQuery(env, {
    code,
    host: hostParameter(domain),
    shop: domain,
    state: url.searchParams.get("state") ?? "",
    timestamp: String(Math.floor(Date.now() / 1000)),
  });
  back.search = query.toString();
  return Response.redirect(back.toString(), 302);
}

function consentPage(env: DevStoreEnv, domain: string, url: URL): string {
  const asked = url.searchParams.get("scope")?.split(",").filter(Boolean) ?? requiredScopes(env);
  return page({
    title: "Install Evenstock",
    body: `<section class="card narrow"><h1>Install Evenstock on ${escapeHtml(domain)}?</h1>
<p>The app asks for:</p><ul>${asked.map((scope) => `<li><code>${escapeHtml(scope)}</code></li>`).join("")}</ul>
<form method="post"><button class="primary">Install app</button> <a class="button" href="/admin/apps?shop=${domain}">Cancel</a></form></section>`,
  });
}

function isOfApp(env: DevStoreEnv, redirect: string): boolean {
  return URL.canParse(redirect) && new URL(redirect).origin === new URL(env.APP_URL).origin;
}

function html(body: string, status: number): Response {
  return new Response(body, { status, headers: { "content-type": "text/html; charset=utf-8" } });
}
