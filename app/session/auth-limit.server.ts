/**
 * May this caller begin or end one more installation this minute? Cloudflare counts, per address of the caller; a
 * count per shop would let anyone lock a shop out by asking in its name. Without an address (as in a test) the shop
 * stands in for it.
 */
export async function isWithinAuthLimit(limit: RateLimit, request: Request): Promise<boolean> {
  const key = request.headers.get("cf-connecting-ip") ?? new URL(request.url).searchParams.get("shop") ?? "nobody";
  return (await limit.limit({ key })).success;
}

export const tooManyInstallations = () =>
  new Response("Too many installations were begun from here. Try again in a minute.", {
    status: 429,
    headers: { "retry-after": "60" },
  });
