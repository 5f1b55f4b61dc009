import { keyRing } from "../../session/tokens/token-cipher";
import { sha256Of } from "../../words/sha256";
import { claimKey, type KeptAnswer, keepAnswer, letGo, type Repeatable } from "../idempotency.server";
import { problem, problemResponse } from "./problem";
import type { Context } from "./route";

/** Printable ASCII. */
const KEY = /^[!-~]{1,255}$/;

/**
 * Runs a write; under an Idempotency-Key once, and whoever sends the same again gets what the first got. A failure of ours is
 * no answer: the write may be sent again at once, and its token is the same, so that it makes nothing twice.
 */
export async function repeatable(
  request: Request,
  context: Omit<Context, "token" | "begunAt">,
  said: { query: unknown; body: unknown },
  run: (attempt: Pick<Context, "token" | "begunAt">) => Promise<Response>,
): Promise<Response> {
  const key = request.headers.get("idempotency-key");
  if (key === null) return run({ token: crypto.randomUUID(), begunAt: null });
  if (!KEY.test(key))
    return problemResponse(problem(400, "invalid_idempotency_key", "An Idempotency-Key is 1 to 255 plain characters."));
  const { database, settings, shop, caller, now } = context;
  const asked: Repeatable = {
    ...{ shopId: shop.id, apiKeyId: caller.keyId, key },
    requestHash: await sha256Of(JSON.stringify([request.method, new URL(request.url).pathname, said.query, said.body])),
  };
  const ring = await keyRing(settings.TOKEN_KEYS);
  const claim = await claimKey(database, ring, asked, now);
  if (claim.kind === "answered") return again(claim.answer);
  if (claim.kind !== "claimed") return problemResponse(REFUSED[claim.kind]);
  try {
    const token = (await sha256Of(`${caller.keyId}/${key}/${asked.requestHash}`)).slice(0, 40);
    const answer = await run({ token, begunAt: claim.begunAt });
    await keepAnswer(database, ring, asked, claim.lease, await kept(answer));
    return answer;
  } catch (error) {
    await letGo(database, asked, claim.lease);
    throw error;
  }
}

async function kept(answer: Response): Promise<KeptAnswer> {
  const { status, headers } = answer;
  return { status, location: headers.get("location"), body: await answer.clone().text() };
}

const again = ({ status, location, body }: KeptAnswer) =>
  new Response(status === 204 ? null : body, {
    status,
    headers: {
      "content-type": status < 400 ? "application/json" : "application/problem+json",
      "idempotency-replayed": "true",
      ...(location !== null && { location }),
    },
  });

const REFUSED = {
  running: problem(409, "still_running", "The first request with this Idempotency-Key is still running.", {
    headers: { "retry-after": "1" },
  }),
  "other request": problem(422, "key_used", "Another request had this Idempotency-Key. Take a new key for each write."),
  unreadable: problem(
    409,
    "answer_lost",
    "This was done, but its answer can no longer be read. Look at what is there.",
  ),
};
