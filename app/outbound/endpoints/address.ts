import { parsedUrl } from "../../words/parsed-url";
import { isAddress, isLoopback, isPublicAddress } from "./public-address";

/** `isPassing`: it may be better later, so that an attempt counts as failed and is repeated. The reason is for the merchant. */
export type AddressVerdict = { kind: "good" } | { kind: "refused"; reason: string; isPassing: boolean };

/** What a host's name stands for: all of its addresses, IPv4 and IPv6. `none`: it has none. */
export type Resolve = (
  host: string,
) => Promise<{ kind: "addresses"; addresses: string[] } | { kind: "none" } | { kind: "failed"; reason: string }>;

export const LONGEST_ADDRESS = 2048;

/**
 * Whether events may go to an address: https, without a user in it, and nothing but public addresses behind its name. Asked when it is
 * saved and before each attempt. Loopback is allowed in development, by http too. Between this look and the connection a name
 * can still turn; the platform's `global_fetch_strictly_public` stands behind it.
 */
export async function checkAddress(
  url: string,
  { resolve, allowsLoopback }: { resolve: Resolve; allowsLoopback: boolean },
): Promise<AddressVerdict> {
  const parts = url.length <= LONGEST_ADDRESS ? parsedUrl(url) : undefined;
  if (!parts) return refused("This is not an address that events can be sent to.");
  const host = parts.hostname.endsWith(".") ? parts.hostname.slice(0, -1) : parts.hostname;
  const goesHome = allowsLoopback && (host === "localhost" || isLoopback(host));
  if (parts.protocol !== "https:" && !(goesHome && parts.protocol === "http:"))
    return refused("The address must begin with https://.");
  if (parts.username || parts.password)
    return refused("The address holds a user or a password: put it into an Authorization header.");
  if (goesHome) return { kind: "good" };
  if (isAddress(host)) return isPublicAddress(host) ? { kind: "good" } : refused(PRIVATE);
  if (!isHostName(host)) return refused(`"${host}" cannot be a host on the internet.`);
  return behind(host, resolve);
}

async function behind(host: string, resolve: Resolve): Promise<AddressVerdict> {
  const found = await resolve(host).catch((error: unknown) => ({ kind: "failed" as const, reason: String(error) }));
  if (found.kind === "failed") return refusedForNow(`"${host}" could not be looked up: ${found.reason.slice(0, 200)}`);
  if (found.kind === "none" || found.addresses.length === 0)
    return refusedForNow(`"${host}" is not known: no address stands behind it.`);
  return found.addresses.every(isPublicAddress) ? { kind: "good" } : refused(PRIVATE);
}

const PRIVATE = "The address leads into a private network. Events go to public addresses only.";

const refused = (reason: string): AddressVerdict => ({ kind: "refused", reason, isPassing: false });
const refusedForNow = (reason: string): AddressVerdict => ({ kind: "refused", reason, isPassing: true });

/** Names of machines in a house and of no use outside; RFC 6761, 6762, 8375. */
const INNER = new Set([
  "localhost",
  "local",
  "internal",
  "intranet",
  "lan",
  "home",
  "corp",
  "private",
  "arpa",
  "onion",
]);

/** Labels of 1 to 63 letters, digits, hyphens and underscores, at least two, of which the last is no number; RFC 1035. */
function isHostName(host: string) {
  const labels = host.split(".");
  const last = labels.at(-1) ?? "";
  return (
    host.length <= 253 &&
    labels.length > 1 &&
    labels.every((label) => /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/.test(label)) &&
    !/^\d+$/.test(last) &&
    !INNER.has(last)
  );
}

const HIDDEN = "…";

/**
 * An address as pages, logs, mails and the API show it. Slack's, Discord's and others' hooks are secrets by themselves, and tokens stand in
 * paths and queries: host and plain words stay.
 */
export function maskedAddress(url: string): string {
  const parts = parsedUrl(url);
  if (!parts) return HIDDEN;
  const { origin, hostname, pathname, search } = parts;
  const segments = pathname.split("/").slice(1);
  const plain = isHook(hostname, segments) ? 1 : segments.length;
  const shown = segments.map((segment, at) => (at < plain && !looksSecret(segment) ? segment : HIDDEN));
  const path = shown.filter((segment, at) => segment !== HIDDEN || shown[at - 1] !== HIDDEN).join("/");
  return `${origin}/${path}${search ? `?${HIDDEN}` : ""}`;
}

/** Hosts whose hooks are secret from the second word on. */
const isHook = (host: string, segments: string[]) =>
  /^hooks?\./.test(host) ||
  host.endsWith(".webhook.office.com") ||
  (/^(?:[a-z]+\.)?discord(?:app)?\.com$/.test(host) && segments.includes("webhooks"));

/** A long word, or one of letters and digits or of both cases, as no person writes them. */
const looksSecret = (word: string) =>
  word.length > 24 ||
  (word.length >= 8 && (/\d/.test(word) ? !/^v\d+$/.test(word) : /[a-z]/.test(word) && /[A-Z]/.test(word)));
