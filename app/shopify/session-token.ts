import { z } from "zod";
import type { Settings } from "../env";
import { secretsOf } from "./secrets";
import { type ShopDomain, shopDomain } from "./shop-domain";
import { isSignedBy } from "./signature";

/** Who looks at the page: which shop, and which member of its staff (Shopify's number, no name). */
export interface Visitor {
  shop: ShopDomain;
  staff: string;
}

/** In seconds: as far as our clock and Shopify's may differ. */
const TOLERANCE = 10;

/** No other algorithm, and nothing that a reader must know and this one does not (RFC 7515, 4.1.11). */
const heading = z.object({ alg: z.literal("HS256"), crit: z.undefined().optional() });

const address = z.url({ protocol: /^https$/ }).transform((text) => new URL(text).hostname);

/** Times in seconds since 1970. Issuer and destination are one shop. */
const claims = z
  .object({
    aud: z.string(),
    iss: address,
    dest: address.pipe(shopDomain),
    sub: z.string(),
    exp: z.number(),
    nbf: z.number().optional(),
  })
  .refine(({ iss, dest }) => iss === dest);

/** The visitor that a session token vouches for at `now` (epoch ms), or undefined. */
export async function visitorOf(settings: Settings, token: string, now: number): Promise<Visitor | undefined> {
  const [head, body, signature, ...more] = token.split(".");
  if (!head || !body || !signature || more.length > 0) return undefined;
  if (!(await isSignedBy(secretsOf(settings), encoder.encode(`${head}.${body}`), base64(signature)))) return undefined;
  const claimed = claims.safeParse(heading.safeParse(read(head)).success && read(body));
  if (!claimed.success) return undefined;
  const { aud, dest, sub, exp, nbf = 0 } = claimed.data;
  const second = Math.floor(now / 1000);
  const timely = nbf <= second + TOLERANCE && second - TOLERANCE < exp;
  return timely && aud === settings.SHOPIFY_API_KEY ? { shop: dest, staff: sub } : undefined;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true });

/** Of 32 bytes, in the letters of a URL and without its last sign. */
const base64 = (signature: string) => `${signature.replaceAll("-", "+").replaceAll("_", "/")}=`;

/** A part's JSON, or undefined where it is none. */
function read(part: string): unknown {
  try {
    const letters = atob(part.replaceAll("-", "+").replaceAll("_", "/"));
    return JSON.parse(decoder.decode(Uint8Array.from(letters, (letter) => letter.charCodeAt(0))));
  } catch {
    return undefined;
  }
}
