import * as z from "zod";
import { SCOPES } from "../session/api-keys/scopes";
import { ANSWERS, BODIES } from "./door/registries";
import { NOTHING, type Route } from "./door/route";
import { ROUTES } from "./table";

const VERSION = "2026-11";

/** The OpenAPI 3.1 document, from the schemas that parse what comes in and write what goes out. */
export const document = (origin: string) => ({
  openapi: "3.1.1",
  info: {
    title: "Evenstock",
    version: VERSION,
    description: DESCRIPTION,
    license: { name: "MIT", identifier: "MIT" },
  },
  servers: [{ url: `${origin}/api/v1` }],
  security: [{ key: [] }],
  tags: TAGS.map((name) => ({ name })),
  paths: paths(),
  components: {
    securitySchemes: { key: { type: "http", scheme: "bearer", description: `A key of the shop. Scopes: ${scopes}` } },
    schemas: { ...namedSchemas(ANSWERS, "output"), ...namedSchemas(BODIES, "input") },
    headers: HEADERS,
    responses: {
      Problem: {
        description: "Why it was not done",
        headers: headersOf("Retry-After", "Idempotency-Replayed", "WWW-Authenticate", "Allow"),
        content: PROBLEM,
      },
    },
    parameters: {
      IdempotencyKey: {
        ...{ name: "Idempotency-Key", in: "header", required: false, schema: { type: "string", maxLength: 255 } },
        description: "The same key and body get, for 24 hours, the answer that the first got.",
      },
    },
  },
});

const scopes = Object.entries(SCOPES)
  .map(([name, { allows }]) => `${name} (${allows})`)
  .join(", ");

const DESCRIPTION =
  "What Evenstock's pages show and do, for other systems of a shop. Ids are text, unknown is null, money is a decimal with its currency, instants are UTC, days are the shop's. Fields may be added.";

const header = (description: string, more: { required?: true; schema?: object } = {}) => ({
  ...{ description, schema: { type: "string" } },
  ...more,
});

const HEADERS = {
  "X-Request-Id": header("By which its line in the log is found", { required: true }),
  "Cache-Control": header("Nothing is to be kept", { required: true, schema: { const: "no-store" } }),
  Location: header("The path at which it is from now on", { required: true }),
  "Idempotency-Replayed": header("Where the same request got this answer before", { schema: { const: "true" } }),
  "Retry-After": header("Seconds to wait; with 429, 503 and `still_running`", { schema: { type: "integer" } }),
  "WWW-Authenticate": header("With 401"),
  Allow: header("With 405: the methods that the path takes"),
};

/** What every answer has, and these. */
const headersOf = (...names: (keyof typeof HEADERS)[]) =>
  Object.fromEntries(
    ["X-Request-Id", "Cache-Control", ...names].map((name) => [name, { $ref: `#/components/headers/${name}` }]),
  );

const PROBLEM = { "application/problem+json": { schema: refTo("Problem") } };

function refTo(name: string) {
  return { $ref: `#/components/schemas/${name}` };
}

const tagOf = ({ path }: Route) => path.split("/")[1] ?? "";
const TAGS = [...new Set(ROUTES.map(tagOf))];

function paths() {
  const byPath = new Map<string, Record<string, object>>();
  for (const route of ROUTES)
    byPath.set(route.path, { ...byPath.get(route.path), [route.method.toLowerCase()]: operation(route) });
  return Object.fromEntries(byPath);
}

function operation(route: Route) {
  const { name, summary, says, scope, method, status } = route;
  return {
    ...{ operationId: name, summary, tags: [tagOf(route)], security: [{ key: [scope] }] },
    description: [says, `Scope: \`${scope}\`.`].filter(Boolean).join(" "),
    parameters: [
      ...pathParameters(route),
      ...queryParameters(route),
      ...(method === "GET" ? [] : [{ $ref: "#/components/parameters/IdempotencyKey" }]),
    ],
    ...bodyOf(route),
    responses: { [status]: answerOf(route), default: { $ref: "#/components/responses/Problem" } },
  };
}

const pathParameters = ({ path }: Route) =>
  path
    .split("/")
    .filter((part) => part.startsWith("{"))
    .map((part) => ({
      ...{ name: part.slice(1, -1), in: "path", required: true },
      schema: { type: "string", pattern: part === "{dispatch}" ? "^\\d{1,15}-\\d{1,15}$" : "^\\d{1,19}$" },
    }));

/** What may be left out is not needed, and what has a default may be. */
function queryParameters({ query }: Route) {
  const { properties = {}, required = [] } = z.toJSONSchema(query, { io: "input", override });
  return Object.entries(properties).map(([name, schema]) => ({
    ...{ name, in: "query", required: required.includes(name), schema },
  }));
}

function bodyOf({ body }: Route) {
  if (body === NOTHING) return {};
  const content = { "application/json": { schema: named(BODIES, body) } };
  return { requestBody: { required: !body.safeParse({}).success, content } };
}

function answerOf({ answers, method, status, summary, shownAt }: Route) {
  const headers = headersOf(
    ...(shownAt === undefined ? [] : (["Location"] as const)),
    ...(method === "GET" ? [] : (["Idempotency-Replayed"] as const)),
  );
  if (status === 204) return { description: summary, headers };
  const content = { "application/json": { schema: named(ANSWERS, answers) } };
  return { description: summary, headers, content };
}

function named(registry: typeof ANSWERS, schema: z.ZodType) {
  const id = registry.get(schema)?.id;
  if (id === undefined) throw new Error("A schema of the API has no name.");
  return refTo(id);
}

/** Fields may be added to answers, while bodies take no others. */
function namedSchemas(registry: typeof ANSWERS, io: "input" | "output") {
  const uri = (id: string) => refTo(id).$ref;
  const { schemas } = z.toJSONSchema(registry, {
    ...{ io, uri },
    override(each) {
      override(each);
      if (io === "output" && each.jsonSchema.additionalProperties === false)
        delete each.jsonSchema.additionalProperties;
    },
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _, $id: __, ...schema }]) => [name, schema]),
  );
}

/** A format says more than the pattern of it, and the limits of whole numbers in JavaScript are nobody's rule. */
function override({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }) {
  if (jsonSchema.format === "date" || jsonSchema.format === "date-time") delete jsonSchema.pattern;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
}
