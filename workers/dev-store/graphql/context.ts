import type { Store } from "../store";

/** What a resolver knows of the request it answers. */
export interface Context {
  store: Store;
  scopes: ReadonlySet<string>;
  /** Set while a bulk operation runs: its outermost connection gives one page of this size, inner ones everything. */
  bulk: { after: string | null; size: number; next: string | null } | undefined;
  /** Objects given out by connections, for the cost that the answer reports. */
  served: number;
}

/** An object as graphql-js walks it: values, or functions of (arguments, context, info). */
export type Node = Record<string, unknown>;
