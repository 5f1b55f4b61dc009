import * as z from "zod";
import { ANSWERS } from "./registries";

/** One field that is not taken. The pointer is a JSON Pointer into the body, or "/limit" of the query. */
const fieldError = z.object({
  pointer: z.string(),
  message: z.string(),
  in: z.enum(["body", "query"]),
});
export type FieldError = z.output<typeof fieldError>;

/** RFC 9457, as the API's description has it. */
z.object({
  type: z.literal("about:blank"),
  title: z.string().describe("The status in words"),
  status: z.int().min(400).max(599),
  code: z.string().describe("Tells kinds of problems apart; stays the same"),
  detail: z.string().describe("What happened, for a person"),
  errors: z.array(fieldError).optional().describe("The fields that are not taken"),
}).register(ANSWERS, { id: "Problem" });

/** Why a request is not done. An expected failure, so a value. */
export interface Problem {
  kind: "problem";
  status: keyof typeof TITLES;
  code: string;
  detail: string;
  errors?: FieldError[];
  headers?: Record<string, string>;
}

type More = Pick<Problem, "errors" | "headers">;

export const problem = (status: Problem["status"], code: string, detail: string, more: More = {}): Problem => ({
  ...{ kind: "problem", status, code, detail },
  ...more,
});

export const notFound = (what: string) => problem(404, "not_found", `This shop has no such ${what}.`);

/** A move that the thing's state does not allow. */
export const conflict = (reason: string) => problem(409, "not_allowed_now", reason);

/** Fields of a body that parsed and are refused all the same: name → reason. */
export const refused = (reasons: Partial<Record<string, string>>): Problem =>
  invalid(Object.entries(reasons).map(([name, message = ""]) => ({ pointer: `/${name}`, message, in: "body" })));

export const invalid = (errors: FieldError[]): Problem =>
  problem(422, "invalid_body", "Some fields are not taken; nothing was changed.", { errors });

export const invalidQuery = (errors: FieldError[]): Problem =>
  problem(400, "invalid_query", "Some parameters are not taken.", { errors });

export function problemResponse({ status, code, detail, errors, headers }: Problem): Response {
  const body = { type: "about:blank", title: TITLES[status], status, code, detail, ...(errors && { errors }) };
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...headers, "content-type": "application/problem+json" },
  });
}

/** RFC 9110, 15.5 and 15.6; RFC 6585. */
const TITLES = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  409: "Conflict",
  413: "Content Too Large",
  415: "Unsupported Media Type",
  422: "Unprocessable Content",
  429: "Too Many Requests",
  500: "Internal Server Error",
  503: "Service Unavailable",
} as const;
