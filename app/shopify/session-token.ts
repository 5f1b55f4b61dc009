import * as z from "zod";
import type { Settings } from "../env";
import { secretsOf } from "./secrets";
import { type ShopDomain, shopDomain } from "./shop-domain";
import { shopifyFor } from "./shopify";

/** Who looks at the page: which shop, and which member of its staff (Shopify's number, no name). */
interface Visitor {
  shop: ShopDomain;
  staff: string;
}

const address = z.url({ protocol: /^https$/ }).transform((text) => new URL(text).hostname);

/** What the library leaves unchecked: that it ends at all, and that issuer and destination are one shop. */
const claims = z
  .object({ iss: address, dest: address.pipe(shopDomain), sub: z.string(), exp: z.number() })
  .refine(({ iss, dest }) => iss === dest);

/** The visitor that a session token vouches for, or undefined. Why it does not is not told: the message holds the token. */
export async function visitorOf(settings: Settings, token: string): Promise<Visitor | undefined> {
  for (const secret of secretsOf(settings)) {
    const payload = await decode(settings, secret, token);
    const parsed = claims.safeParse(payload);
    if (parsed.success) return { shop: parsed.data.dest, staff: parsed.data.sub };
  }
  return undefined;
}

async function decode(settings: Settings, secret: string, token: string): Promise<unknown> {
  try {
    return await shopifyFor(settings, secret).session.decodeSessionToken(token);
  } catch {
    return undefined;
  }
}
