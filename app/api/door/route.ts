import * as z from "zod";
import type { Settings } from "../../env";
import type { Caller } from "../../session/api-keys/api-keys.server";
import type { Scope } from "../../session/api-keys/scopes";
import { brokenTexts, fieldErrors, inWords } from "./field-errors";
import { invalid, invalidQuery, type Problem } from "./problem";

export type Method = "GET" | "POST" | "PATCH" | "DELETE";

/** One request that is let in. */
export interface Context {
  caller: Caller;
  shop: Caller["shop"];
  database: D1Database;
  env: Env;
  settings: Settings;
  /** Epoch ms. */
  now: number;
  /** What stands in the path's braces, by name: digits. */
  ids: Record<string, string>;
  /** Unlike any other write's, and the same whenever the same request is sent again under its Idempotency-Key, after a day too. */
  token: string;
  /** Epoch ms at which it was sent before under its Idempotency-Key, where nobody knows how far it came: what it asks for may stand. */
  begunAt: number | null;
}

export interface Call<Query = unknown, Body = unknown> extends Context {
  query: Query;
  body: Body;
}

/** What came of it. */
export interface Answer<Data = unknown> {
  kind: "answer";
  data: Data;
}

export const answer = <Data>(data: Data): Answer<Data> => ({ kind: "answer", data });

export type Run = (context: Context) => Promise<Answer | Problem>;

interface Said {
  scope: Scope;
  /** The operation's name for programs. */
  name: string;
  /** One line for people. */
  summary: string;
  says?: string;
  /** Below /api/v1: before the id of what it makes, where that is shown. */
  shownAt?: string;
  status?: 200 | 201 | 202 | 204;
}

export interface Route extends Said {
  method: Method;
  /** Below /api/v1: "/variants/{id}/adjustments". */
  path: string;
  status: 200 | 201 | 202 | 204;
  query: z.ZodObject;
  body: z.ZodType;
  answers: z.ZodType;
  /** Looks at query and body before anything is asked of the database. */
  prepare(query: unknown, body: unknown): { kind: "ready"; run: Run } | Problem;
}

/** Of a route that wants no query, or no body: what is sent all the same is refused by its name. */
export const NOTHING = z.strictObject({});

/** Query, body and answer of a route are parsed and written by the schemas that the OpenAPI document is made from. */
export function route<Answers extends z.ZodType, Query extends z.ZodObject, Body extends z.ZodType>(
  method: Method,
  path: string,
  {
    query,
    body,
    answers,
    work,
    ...said
  }: Said & {
    query: Query;
    body: Body;
    answers: Answers;
    work(call: Call<z.output<Query>, z.output<Body>>): Promise<Answer<z.input<Answers>> | Problem>;
  },
): Route {
  return {
    ...{ status: 200, ...said, method, path, query, body, answers },
    prepare(askedQuery, sentBody) {
      const parsedQuery = query.safeParse(askedQuery, { error: inWords });
      if (!parsedQuery.success) return invalidQuery(fieldErrors(parsedQuery.error, "query"));
      const parsedBody = body.safeParse(sentBody, { error: inWords });
      if (!parsedBody.success) return invalid(fieldErrors(parsedBody.error, "body"));
      const broken = brokenTexts(sentBody);
      if (broken.length > 0) return invalid(broken);
      const run: Run = async (context) => {
        const made = await work({ ...context, query: parsedQuery.data, body: parsedBody.data });
        return made.kind === "problem" ? made : { ...made, data: answers.parse(made.data) };
      };
      return { kind: "ready", run };
    },
  };
}
