import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { type Schema, Validator } from "@cfworker/json-schema";
import { expect } from "vitest";
import { z } from "zod";
import { document } from "../../../app/api/openapi";
import worker from "../../stub-worker";
import { Recorder } from "../../support/shopify";
import { ONE } from "../../support/two-shops";

const DOCUMENT = document("http://localhost:8787");

const UNLIMITED = { limit: async () => ({ success: true }) };

interface Asked {
  method?: string;
  key?: string | null;
  body?: unknown;
  /** As it is, in place of a body that is written as JSON. */
  text?: BodyInit;
  headers?: Record<string, string>;
  environment?: Partial<Env>;
}

const fields = z.record(z.string(), z.unknown());
const page = z.object({ data: z.array(fields), next_cursor: z.string().nullish() });

type Fields = z.infer<typeof fields>;

export interface Told {
  status: number;
  headers: Headers;
  /** Without fields where the answer has no body. */
  json: Fields;
}

/** Asks at the Worker's door; each answer is held to the OpenAPI document. */
export async function ask(path: string, asked: Asked = {}): Promise<Told> {
  const { method = "GET", key = ONE.key, body, text, headers = {}, environment = {} } = asked;
  const sent = text ?? (body === undefined ? undefined : JSON.stringify(body));
  const request = new Request(`http://localhost:8787/api/v1${path}`, {
    method,
    headers: {
      ...(key !== null && { authorization: `Bearer ${key}` }),
      ...(sent !== undefined && { "content-type": "application/json" }),
      ...headers,
    },
    ...(sent !== undefined && { body: sent }),
  });
  const context = createExecutionContext();
  const answer = await worker.fetch(
    request,
    { ...env, JOBS: new Recorder(), API_LIMIT: UNLIMITED, ...environment },
    context,
  );
  const said = await answer.text();
  await waitOnExecutionContext(context);
  const json = said === "" ? undefined : JSON.parse(said);
  if (method !== "HEAD") expectDocumented(method, new URL(request.url).pathname.slice("/api/v1".length), answer, json);
  return { status: answer.status, headers: answer.headers, json: fields.parse(json ?? {}) };
}

/** Whether the document knows the route, the status, the headers, the media type and the shape. */
function expectDocumented(method: string, path: string, { status, headers }: Response, json: unknown) {
  if (status >= 400) {
    expect(headers.get("content-type")).toBe("application/problem+json");
    expectHeaders(DOCUMENT.components.responses.Problem.headers, headers);
    return expectShape("Problem", json);
  }
  if (path === "/openapi.json") return;
  const operation = operationOf(method, path);
  const response = operation?.responses[String(status)];
  expect(response, `${method} ${path} ${status}`).toBeDefined();
  expectHeaders(response?.headers ?? {}, headers);
  const schema = response?.content?.["application/json"].schema.$ref;
  if (schema === undefined) return expect(json).toBeUndefined();
  expect(headers.get("content-type")).toBe("application/json");
  expectShape(schema.slice("#/components/schemas/".length), json);
}

/** The content's own, which a document does not tell as headers, and what every answer of the host has, pages as well. */
const UNTOLD = ["content-type", "content-length", "x-content-type-options"];

/** Each that is sent is named, and each that is named as always there is. */
function expectHeaders(named: Record<string, { $ref: string }>, sent: Headers) {
  const told = new Set(Object.keys(named).map((name) => name.toLowerCase()));
  expect([...sent.keys()].filter((name) => !told.has(name) && !UNTOLD.includes(name))).toEqual([]);
  const required = Object.entries(HEADERS).filter(([name, header]) => header.required && named[name]);
  expect(required.filter(([name]) => !sent.has(name))).toEqual([]);
}

const HEADERS: Record<string, { required?: boolean }> = DOCUMENT.components.headers;

type Operation = {
  responses: Record<
    string,
    | { headers?: Record<string, { $ref: string }>; content?: { "application/json": { schema: { $ref: string } } } }
    | undefined
  >;
};

const PATHS: Record<string, Record<string, Operation>> = JSON.parse(JSON.stringify(DOCUMENT.paths));

function operationOf(method: string, path: string): Operation | undefined {
  const parts = path.split("/");
  const template = Object.keys(PATHS).find((each) => {
    const names = each.split("/");
    return (
      names.length === parts.length &&
      names.every((name, at) => name === parts[at] || (name.startsWith("{") && /^\d/.test(parts[at] ?? "")))
    );
  });
  return template === undefined ? undefined : PATHS[template]?.[method.toLowerCase()];
}

const validators = new Map<string, Validator>();

function expectShape(name: string, json: unknown) {
  const validator = validators.get(name) ?? new Validator(shapeOf(name), "2020-12", false);
  validators.set(name, validator);
  const { valid, errors } = validator.validate(json);
  expect(valid ? [] : errors.map(({ instanceLocation, error }) => `${instanceLocation}: ${error}`)).toEqual([]);
}

const shapeOf = (name: string): Schema => ({
  $ref: `#/components/schemas/${name}`,
  components: JSON.parse(JSON.stringify(DOCUMENT.components)),
});

/** Every row of a list, page by page. */
export async function walk(path: string, key = ONE.key) {
  const rows: Fields[] = [];
  for (let cursor: string | null = "", asked = 0; cursor !== null && asked < 50; asked++) {
    const separator = path.includes("?") ? "&" : "?";
    const address: string = cursor === "" ? path : `${path}${separator}cursor=${encodeURIComponent(cursor)}`;
    const { status, json } = await ask(address, { key });
    expect(status).toBe(200);
    const { data, next_cursor } = page.parse(json);
    rows.push(...data);
    cursor = next_cursor ?? null;
  }
  return rows;
}
