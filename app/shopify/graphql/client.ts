import * as z from "zod";
import type { Settings } from "../../env";
import type { Operation } from "../operation";
import { shopifyAddress } from "../origin";
import { API_VERSION } from "../shopify";

const TRIES = 6;
const LONGEST_WAIT = 10_000;
const PATIENCE = 30_000;

/** "unauthorized": the token is not, or no longer, good. */
type Reply<Answer> = { kind: "answered"; answer: Answer } | { kind: "unauthorized" };

type Variables = Record<string, unknown>;

const cost = z.object({
  requestedQueryCost: z.number(),
  throttleStatus: z.object({ currentlyAvailable: z.number(), restoreRate: z.number().positive() }),
});

const envelope = z.object({
  data: z.unknown().optional(),
  errors: z
    .array(z.object({ message: z.string(), extensions: z.object({ code: z.string().optional() }).optional() }))
    .default([]),
  extensions: z.object({ cost: cost.optional().catch(undefined) }).optional(),
});
type Envelope = z.infer<typeof envelope>;

/**
 * Asks a shop's Admin API and parses what it answers. Throttling is waited out a few times; anything else that is no
 * answer throws, with the operation's name and without the token.
 */
export async function askAdmin<Answer, V extends Variables>(
  settings: Settings,
  { shop, token }: { shop: string; token: string },
  operation: Operation<Answer, V>,
  variables: V,
): Promise<Reply<Answer>> {
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const response = await post(settings, shop, token, operation.document, variables);
    if (response.status === 401) {
      await response.body?.cancel();
      return { kind: "unauthorized" };
    }
    const throttled = await readAnswer(response, operation, attempt);
    if (throttled.kind === "answered") return throttled;
    await new Promise((resume) => setTimeout(resume, throttled.wait));
  }
  throw new Error(`${operation.name}: throttled ${TRIES} times in a row.`);
}

async function readAnswer<Answer, V extends Variables>(
  response: Response,
  operation: Operation<Answer, V>,
  attempt: number,
): Promise<{ kind: "answered"; answer: Answer } | { kind: "throttled"; wait: number }> {
  if (response.status === 429) {
    await response.body?.cancel();
    return { kind: "throttled", wait: bounded(Number(response.headers.get("retry-after") ?? attempt) * 1000) };
  }
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error(`${operation.name}: Shopify answered ${response.status}.`);
  }
  const body = read(operation.name, "is not GraphQL's", envelope, await response.json());
  if (body.errors.some(({ extensions }) => extensions?.code === "THROTTLED"))
    return { kind: "throttled", wait: restored(body, attempt) };
  if (body.errors.length)
    throw new Error(`${operation.name}: ${body.errors.map(({ message }) => message.slice(0, 300)).join("; ")}`);
  return { kind: "answered", answer: read(operation.name, "has another shape", operation.answer, body.data) };
}

const post = (settings: Settings, shop: string, token: string, query: string, variables: Variables) =>
  fetch(shopifyAddress(settings, `https://${shop}/admin/api/${API_VERSION}/graphql.json`), {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json", "x-shopify-access-token": token },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(PATIENCE),
  });

/** How long until the bucket holds what the request costs, in ms. */
function restored({ extensions }: Envelope, attempt: number) {
  if (!extensions?.cost) return bounded(attempt * 1000);
  const { requestedQueryCost, throttleStatus } = extensions.cost;
  const missing = requestedQueryCost - throttleStatus.currentlyAvailable;
  return bounded((missing / throttleStatus.restoreRate) * 1000);
}

const bounded = (ms: number) => (Number.isFinite(ms) ? Math.min(LONGEST_WAIT, Math.max(100, ms)) : 1000);

/** Says where an answer differs, never what stood there. */
function read<Value>(operation: string, problem: string, schema: z.ZodType<Value>, value: unknown): Value {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues.slice(0, 3).map(({ path, code }) => `${path.join(".")}: ${code}`);
  throw new Error(`${operation}: Shopify's answer ${problem} (${where.join("; ")}).`);
}
