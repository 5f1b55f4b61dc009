const tables = new Map<string, string>();

/** Which table a statement names first, looked for once: in a long text the search costs as much as some statements do. */
function tableOf(query: string) {
  const known = tables.get(query) ?? /\b(?:INTO|UPDATE|FROM) (\w+)/.exec(query)?.[1] ?? "?";
  tables.set(query, known);
  return known;
}

/**
 * The same database, noting what is asked of it: a batch is one round trip of many statements; `first()` tells no rows.
 * Milliseconds are SQLite's; rows written also by the table that a statement names.
 */
export function counted(database: D1Database) {
  const count = { roundTrips: 0, statements: 0, rowsRead: 0, rowsWritten: 0, milliseconds: 0 };
  const note = (statements: number) => {
    count.roundTrips += 1;
    count.statements += statements;
  };
  const writtenTo = new Map<string, number>();
  const noteRows = (results: readonly D1Result[], queries: (string | undefined)[]) => {
    for (const [at, { meta }] of results.entries()) {
      const table = tableOf(queries[at] ?? "");
      writtenTo.set(table, (writtenTo.get(table) ?? 0) + meta.rows_written);
      count.rowsRead += meta.rows_read;
      count.rowsWritten += meta.rows_written;
      count.milliseconds += meta.duration;
    }
  };
  const watched = new Map<object, { statement: D1PreparedStatement; query: string }>();
  const watch = (statement: D1PreparedStatement, query: string): D1PreparedStatement => {
    const proxy: D1PreparedStatement = new Proxy(statement, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== "function") return value;
        if (name === "bind") return (...values: unknown[]) => watch(target.bind(...values), query);
        return async (...given: unknown[]) => {
          note(1);
          const answer = await Reflect.apply(value, target, given);
          if (name === "run" || name === "all") noteRows([answer], [query]);
          return answer;
        };
      },
    });
    watched.set(proxy, { statement, query });
    return proxy;
  };
  const proxy = new Proxy(database, {
    get(target, name) {
      if (name === "prepare") return (query: string) => watch(target.prepare(query), query);
      if (name === "batch")
        return async (statements: D1PreparedStatement[]) => {
          note(statements.length);
          const known = statements.map((statement) => watched.get(statement));
          const results = await target.batch(statements.map((statement, at) => known[at]?.statement ?? statement));
          noteRows(
            results,
            known.map((each) => each?.query),
          );
          return results;
        };
      return Reflect.get(target, name);
    },
  });
  return { database: proxy, count, writtenTo };
}
