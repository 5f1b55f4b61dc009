import type { Method, Route } from "./route";

type Matched =
  | { kind: "matched"; route: Route; ids: Record<string, string> }
  | { kind: "other method"; allowed: Method[] }
  | { kind: "none" };

/** The route of a path below /api/v1. */
export function matched(routes: readonly Route[], method: string, path: string): Matched {
  const parts = path.split("/");
  const there = routes.flatMap((route) => {
    const ids = idsIn(route.path.split("/"), parts);
    return ids ? [{ route, ids }] : [];
  });
  if (there.length === 0) return { kind: "none" };
  const found = there.find(({ route }) => route.method === method);
  if (!found) return { kind: "other method", allowed: there.map(({ route }) => route.method) };
  return { kind: "matched", ...found };
}

/** What stands in the braces. Undefined where the path is another, or an id is none. */
function idsIn(template: string[], parts: string[]): Record<string, string> | undefined {
  if (template.length !== parts.length) return undefined;
  const ids: Record<string, string> = {};
  for (const [at, name] of template.entries()) {
    const part = parts[at] ?? "";
    if (!name.startsWith("{")) {
      if (name !== part) return undefined;
    } else if ((name === "{dispatch}" ? DISPATCH : ID).test(part)) ids[name.slice(1, -1)] = part;
    else return undefined;
  }
  return ids;
}

const ID = /^\d{1,19}$/;
/** An endpoint's id and a sequence. */
const DISPATCH = /^\d{1,15}-\d{1,15}$/;
