import { env } from "cloudflare:workers";

/** D1 whose batches fail as `failure` says of each batch's parameters; null lets it pass. */
export function faultyDatabase(failure: (parameters: string) => string | null): D1Database {
  const bound = new WeakMap<D1PreparedStatement, string>();
  const remembering = (statement: D1PreparedStatement): D1PreparedStatement =>
    new Proxy(statement, {
      get(target, name) {
        if (name === "bind")
          return (...values: unknown[]) => {
            const ready = target.bind(...values);
            bound.set(ready, JSON.stringify(values));
            return ready;
          };
        const member = Reflect.get(target, name);
        return typeof member === "function" ? member.bind(target) : member;
      },
    });
  return new Proxy(env.DB, {
    get(target, name) {
      if (name === "prepare") return (text: string) => remembering(target.prepare(text));
      if (name !== "batch") return Reflect.get(target, name);
      return async (statements: D1PreparedStatement[]) => {
        const message = failure(statements.map((statement) => bound.get(statement) ?? "").join());
        if (message !== null) throw new Error(message);
        return target.batch(statements);
      };
    },
  });
}

/** D1 that does not answer at all, reads included. */
export const deadDatabase = (message = "D1_ERROR: Network connection lost.") =>
  new Proxy(env.DB, {
    get() {
      return () => {
        throw new Error(message);
      };
    },
  });
