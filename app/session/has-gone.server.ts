import { SHOP } from "../shopify/graphql/shop";
import { adminFor } from "./admin.server";
import { type Access, NeedsToken } from "./tokens/access.server";

/**
 * Asks Shopify with the shop's own token whether the app is still in it. `there`: it answered. `gone`: it refuses the
 * token and to renew it, as it does after an uninstall, or there is none to ask with. That alone proves nothing (tokens
 * die in other ways), but beside a delivery that says so it does. `unknown`: an outage, a page in place of an answer, a
 * token renewed and yet not taken. A pause after a refusal does not keep it from asking.
 */
export async function hasGone(access: Access): Promise<"there" | "gone" | "unknown"> {
  try {
    await adminFor({ ...access, atOnce: true }).request(SHOP, {});
    return "there";
  } catch (error) {
    const because = error instanceof NeedsToken ? error.because : undefined;
    if (because === "none" || because === "refused" || because === "unreadable") return "gone";
    console.warn(JSON.stringify({ at: "departure", shop: access.shop.domain, unanswered: String(error) }));
    return "unknown";
  }
}
