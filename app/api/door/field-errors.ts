import type * as z from "zod";
import type { FieldError } from "./problem";

const MOST = 50;
const LONGEST_NAME = 80;

/** What zod refused, field by field; fields that nobody knows by their names. */
export const fieldErrors = (error: z.ZodError, within: FieldError["in"]): FieldError[] =>
  error.issues.flatMap((issue) => errorsOf(issue, within)).slice(0, MOST);

function errorsOf(issue: z.core.$ZodIssue, within: FieldError["in"]): FieldError[] {
  const { path, message } = issue;
  if (issue.code !== "unrecognized_keys") return [{ pointer: pointerTo(path), message, in: within }];
  return issue.keys.slice(0, MOST).map((key) => ({
    pointer: pointerTo([...path, key]),
    message: `There is no ${within === "query" ? "parameter" : "field"} "${key.slice(0, LONGEST_NAME)}" here.`,
    in: within,
  }));
}

/** Of a parameter that stands twice one alone would count, and nobody would know which. */
export function repeatedErrors(query: URLSearchParams): FieldError[] {
  const seen = new Set<string>();
  const repeated = new Set([...query.keys()].filter((name) => seen.has(name) || !seen.add(name)));
  return [...repeated]
    .slice(0, MOST)
    .map((name) => ({ pointer: pointerTo([name]), message: "This may stand once.", in: "query" }));
}

/**
 * Texts of a body that are none: a NUL, at which databases end them, or half of a surrogate pair. It has parsed, so
 * that it is not deep.
 */
export function brokenTexts(value: unknown, path: PropertyKey[] = []): FieldError[] {
  if (typeof value === "string")
    return /\0|\p{Cs}/u.test(value) ? [{ pointer: pointerTo(path), message: NO_TEXT, in: "body" }] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => brokenTexts(each, [...path, name]));
}

const NO_TEXT = "This has a character that no text has: a NUL, or half of a surrogate pair.";

/** RFC 6901. */
const pointerTo = (path: PropertyKey[]) =>
  path.map((part) => `/${String(part).slice(0, LONGEST_NAME).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

/** For what a schema has no words of its own. */
export const inWords: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined
        ? "This is needed."
        : `This must be ${WANTED[issue.expected] ?? issue.expected}.`;
    case "invalid_value":
      return `This must be one of ${issue.values.map(String).join(", ")}.`;
    case "not_multiple_of":
      return `This must be a multiple of ${issue.divisor}.`;
    case "too_small":
      if (issue.origin === "array") return "This needs one at least.";
      return issue.origin === "string" ? "This must not be empty." : `This must be ${issue.minimum} or more.`;
    case "too_big":
      if (issue.origin === "array") return `This takes ${issue.maximum} at most.`;
      return issue.origin === "string"
        ? `This must have ${issue.maximum} characters at most.`
        : `This must be ${issue.maximum} or less.`;
    default:
      return undefined;
  }
};

const WANTED: Partial<Record<string, string>> = {
  string: "text",
  int: "a whole number",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
};
