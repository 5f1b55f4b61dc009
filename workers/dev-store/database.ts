export type Row = Record<string, SqlStorageValue>;

/** Synchronous SQL of one shop's Durable Object. */
export class Database {
  constructor(private readonly storage: DurableObjectStorage) {}

  all<T extends Row>(query: string, ...bindings: SqlStorageValue[]): T[] {
    return this.storage.sql.exec<T>(query, ...bindings).toArray();
  }

  find<T extends Row>(query: string, ...bindings: SqlStorageValue[]): T | undefined {
    return this.all<T>(query, ...bindings)[0];
  }

  /** For queries that always give one row, such as counts. */
  one<T extends Row>(query: string, ...bindings: SqlStorageValue[]): T {
    return this.storage.sql.exec<T>(query, ...bindings).one();
  }

  run(query: string, ...bindings: SqlStorageValue[]): void {
    this.storage.sql.exec(query, ...bindings);
  }

  insert(table: string, row: Row): void {
    this.insertAll(table, [row]);
  }

  /** Rows travel as JSON, 500 at a time: 100,000 rows take under half a second so, two one by one. */
  insertAll(table: string, rows: readonly Row[]): void {
    const [first] = rows;
    if (!first) return;
    const columns = Object.keys(first);
    const values = columns.map((column) => `value->>'$.${column}'`).join(",");
    for (let at = 0; at < rows.length; at += 500)
      this.run(
        `insert into ${table}(${columns.join(",")}) select ${values} from json_each(?)`,
        JSON.stringify(rows.slice(at, at + 500)),
      );
  }

  transaction<T>(work: () => T): T {
    return this.storage.transactionSync(work);
  }
}
