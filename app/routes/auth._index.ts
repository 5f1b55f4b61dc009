import { type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { isWithinAuthLimit, tooManyInstallations } from "../session/auth-limit.server";
import { beginAuthorization } from "../session/authorization.server";
import { shopifyAddress } from "../shopify/origin";
import { shopDomain } from "../shopify/shop-domain";

/** Installing outside the admin: sends the owner to Shopify to grant what we ask for. */
export async function loader({ request, context: { env, settings } }: LoaderFunctionArgs) {
  if (!(await isWithinAuthLimit(env.AUTH_LIMIT, request))) return tooManyInstallations();
  const shop = shopDomain.safeParse(new URL(request.url).searchParams.get("shop")?.trim());
  if (!shop.success) return redirect("/welcome?problem=shop");
  const { address, cookie } = await beginAuthorization(settings, shop.data);
  return redirect(shopifyAddress(settings, address), { headers: { "set-cookie": cookie } });
}
