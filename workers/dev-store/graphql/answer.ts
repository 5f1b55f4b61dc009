import {
  type ExecutionResult,
  execute,
  GraphQLError as Failure,
  type GraphQLError,
  getOperationAST,
  parse,
  validate,
} from "graphql";
import * as z from "zod";
import { scopesOfToken } from "../oauth";
import { randomFrom } from "../random";
import type { Store } from "../store";
import { losesAnswer, readSwitches } from "../switches";
import type { Context } from "./context";
import { actualCost, MAX_COST, requestedCost, tooExpensive } from "./cost";
import { resolveField, resolveType } from "./resolve";
import { mutationRoot, queryRoot } from "./roots";
import { loadSchema } from "./schema";
import type { Bucket } from "./throttle";

const Asked = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
});
type Asked = z.infer<typeof Asked>;

/** `POST /admin/api/{version}/graphql.json`. */
export async function answerGraphql(store: Store, bucket: Bucket, request: Request): Promise<Response> {
  const scopes = scopesOfToken(store, request.headers.get("x-shopify-access-token"));
  if (!scopes)
    return Response.json(
      { errors: "[API] Invalid API key or access token (unrecognized login or wrong password)" },
      { status: 401 },
    );
  const asked = Asked.safeParse(await request.json().catch(() => undefined));
  if (!asked.success)
    return Response.json({ errors: { query: "Required parameter missing or invalid" } }, { status: 400 });
  const context: Context = { store, scopes: new Set(scopes), bulk: undefined, served: 0 };
  const answer = await run(asked.data, context, bucket);
  if (!answer) return new Response("Bad Gateway", { status: 502 });
  return Response.json(answer, {
    headers: { "x-shopify-api-version": "2026-10", "x-request-id": crypto.randomUUID() },
  });
}

/** Undefined where its answer is lost on the way. */
async function run(asked: Asked, context: Context, bucket: Bucket): Promise<object | undefined> {
  const schema = await loadSchema();
  const document = parseQuery(asked.query);
  if (document instanceof Failure) return { errors: [document] };
  const invalid = validate(schema, document);
  if (invalid.length > 0) return { errors: invalid.map(presentError) };
  const operation = getOperationAST(document, asked.operationName);
  if (!operation) return { errors: [{ message: "No operation named so" }] };

  const variables = asked.variables ?? {};
  const requested = requestedCost(document, operation, variables);
  if (requested > MAX_COST) return { errors: [presentError(tooExpensive(requested))] };
  if (isThrottled(context.store, bucket) || !bucket.take(requested, Date.now()))
    return {
      errors: [
        {
          message: "Throttled",
          extensions: { code: "THROTTLED", documentation: "https://shopify.dev/api/usage/rate-limits" },
        },
      ],
      extensions: costExtension(requested, null, bucket),
    };
  const result = await execute({
    schema,
    document,
    rootValue: operation.operation === "mutation" ? mutationRoot : queryRoot,
    contextValue: context,
    variableValues: variables,
    operationName: asked.operationName,
    fieldResolver: resolveField,
    typeResolver: resolveType,
  });
  if (operation.operation === "mutation" && losesAnswer(context.store)) return undefined;
  const actual = actualCost(requested, context.served);
  bucket.giveBack(requested - actual);
  return { ...presentResult(result), extensions: costExtension(requested, actual, bucket) };
}

function presentResult(result: ExecutionResult): object {
  for (const error of result.errors ?? []) console.error(`graphql: ${error.message} at ${error.path?.join(".")}`);
  return { data: result.data ?? null, ...(result.errors && { errors: result.errors.map(presentError) }) };
}

function presentError(error: GraphQLError): object {
  const { message, locations, path, extensions } = error.toJSON();
  return { message, locations, path, ...(extensions && { extensions }) };
}

function parseQuery(query: string) {
  try {
    return parse(query);
  } catch (error) {
    return error instanceof Failure ? error : new Failure(String(error));
  }
}

function isThrottled(store: Store, bucket: Bucket): boolean {
  const { throttling, seed } = readSwitches(store);
  if (throttling === 0) return false;
  bucket.asked += 1;
  return randomFrom(seed * 104_729 + bucket.asked)() < throttling;
}

function costExtension(requestedQueryCost: number, actualQueryCost: number | null, bucket: Bucket): object {
  return { cost: { requestedQueryCost, actualQueryCost, throttleStatus: bucket.status } };
}
