import { type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { isWithinAuthLimit, tooManyInstallations } from "../session/auth-limit.server";
import { authorizationEnded, readCallback } from "../session/authorization.server";
import { install } from "../session/install.server";
import { redeemCode } from "../shopify/access-token";
import { appAddress } from "../shopify/origin";
import { databaseForNew } from "../shops/databases.server";

/** Shopify's answer: the code becomes a pair of tokens, and the owner lands in the app. */
export async function loader({ request, context: { env, settings } }: LoaderFunctionArgs) {
  if (!(await isWithinAuthLimit(env.AUTH_LIMIT, request))) return tooManyInstallations();
  const answer = await readCallback(settings, request, Date.now());
  if (answer.kind === "refused") return refusal(answer.reason);
  const { shop, code } = answer;
  const grant = await redeemCode(settings, shop, code);
  if (typeof grant === "string") return refusal("Start it again from your admin.");
  const database = await databaseForNew(env, shop, Date.now());
  await install({ database, settings, jobs: env.JOBS, domain: shop }, grant);
  return redirect(appAddress(settings, shop), { headers: { "set-cookie": await authorizationEnded(settings) } });
}

const refusal = (reason: string) => new Response(`This installation cannot go on. ${reason}`, { status: 400 });
