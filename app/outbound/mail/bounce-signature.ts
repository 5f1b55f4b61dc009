import { sha256Of } from "../../words/sha256";
import { signedHeaders } from "../signatures/standard-webhooks";
import type { MailService } from "./way";

/** In ms: a notice that is older, or from the future, may be a repeated one. */
const LONGEST_UNDER_WAY = 5 * 60_000;

/** Whether a notice is the service's own: each kind proves itself in its way. */
export const isFromService = (
  style: MailService["style"],
  secret: string,
  { headers, body, now }: { headers: Headers; body: string; now: number },
) => (style === "resend" ? isSigned(secret, headers, body, now) : hasPassword(secret, headers));

/** Svix's headers, by which Resend signs as Standard Webhooks does. */
async function isSigned(secret: string, headers: Headers, body: string, now: number) {
  const [id, timestamp] = [headers.get("svix-id"), headers.get("svix-timestamp") ?? ""];
  if (!id || !/^[0-9]{10}$/.test(timestamp) || Math.abs(now - Number(timestamp) * 1000) > LONGEST_UNDER_WAY)
    return false;
  const signed = await signedHeaders([secret], id, Number(timestamp) * 1000, body);
  const given = (headers.get("svix-signature") ?? "").split(" ").slice(0, MOST_SIGNATURES);
  const same = await Promise.all(given.map((each) => isSame(each, signed["webhook-signature"] ?? "")));
  return same.includes(true);
}

/** While a secret is changed there are two. */
const MOST_SIGNATURES = 4;

/** Postmark signs nothing: the address that it is given holds a name, which is free, and the secret as password. */
async function hasPassword(secret: string, headers: Headers) {
  const [scheme = "", credentials = ""] = (headers.get("authorization") ?? "").split(" ");
  if (scheme.toLowerCase() !== "basic" || !/^[A-Za-z0-9+/]{1,1000}={0,2}$/.test(credentials)) return false;
  const text = decoded(credentials);
  return isSame(text.slice(text.indexOf(":") + 1), secret);
}

function decoded(base64: string) {
  try {
    return atob(base64);
  } catch {
    return "";
  }
}

/** Their hashes are compared: how long that takes tells nothing of how much is right. */
const isSame = async (one: string, other: string) => (await sha256Of(one)) === (await sha256Of(other));
