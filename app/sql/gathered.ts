import { type Gate, openGate, type Row } from "./gate";

interface Waiting {
  statement: D1PreparedStatement;
  answered(answer: D1Result<Row>): void;
  failed(error: unknown): void;
}

/**
 * The same database for a page that only reads: what is asked for together goes there together, as one batch, and so
 * sees one state of the rows; a batch of reads goes with the others. Each by itself is a journey of its own, which costs
 * more than most statements do. Where one fails, all that were asked for with it fail. What writes goes as it always
 * did, once the gate is passed.
 */
export function gathered(database: D1Database, gate: Gate = openGate(database)): D1Database {
  let waiting: Waiting[] = [];

  const ask = (statement: D1PreparedStatement) =>
    new Promise<D1Result<Row>>((answered, failed) => {
      waiting.push({ statement, answered, failed });
      if (waiting.length === 1) void askOnceAllHaveCome();
    });

  async function askOnceAllHaveCome() {
    for (let seen = 0, idle = 0; idle < IDLE_TURNS; idle++) {
      if (waiting.length > seen) idle = 0;
      seen = waiting.length;
      await undefined;
    }
    const asked = waiting;
    waiting = [];
    try {
      const answers = await gate.send(asked.map(({ statement }) => statement));
      for (const [index, answer] of answers.entries()) asked[index]?.answered(answer);
    } catch (error) {
      for (const { failed } of asked) failed(error);
    }
  }

  const read = (statement: D1PreparedStatement, sql: string): D1PreparedStatement =>
    new Proxy(statement, {
      get(target, name) {
        if (name === "bind") return (...values: unknown[]) => read(target.bind(...values), sql);
        if (name === "all") return () => ask(target);
        if (name === "first") return async (column?: string) => firstOf(await ask(target), column);
        const names = name === "raw" && ownNames(sql);
        if (names) return async () => valuesOf(await ask(target), names);
        return name === READ ? target : behindGate(target, name);
      },
    });

  const other = (statement: D1PreparedStatement): D1PreparedStatement =>
    new Proxy(statement, {
      get(target, name) {
        if (name === "bind") return (...values: unknown[]) => other(target.bind(...values));
        return behindGate(target, name);
      },
    });

  async function batch(statements: D1PreparedStatement[]) {
    const reads = statements.flatMap((statement): D1PreparedStatement[] => Reflect.get(statement, READ) ?? []);
    if (reads.length === statements.length) return Promise.all(reads.map(ask));
    await gate.passed();
    return database.batch(statements);
  }

  function behindGate(target: object, name: string | symbol): unknown {
    const member: unknown = Reflect.get(target, name);
    if (typeof member !== "function") return member;
    return async (...given: unknown[]) => {
      await gate.passed();
      return Reflect.apply(member, target, given);
    };
  }

  return new Proxy(database, {
    get(target, name) {
      if (name === "batch") return batch;
      if (name !== "prepare") return behindGate(target, name);
      return (sql: string) => (isRead(sql) ? read(target.prepare(sql), sql) : other(target.prepare(sql)));
    },
  });
}

/** What stands behind a statement that waits for others. */
const READ = Symbol("read");

/** A turn without a new statement is no end yet: some are asked for a few promises later than the first. */
const IDLE_TURNS = 10;

function isRead(sql: string) {
  const text = sql.trimStart().slice(0, 6).toUpperCase();
  return text === "SELECT" || (text.startsWith("WITH") && !WRITES.test(sql));
}

const WRITES = /\b(?:INSERT|UPDATE|DELETE|REPLACE)\b/i;

function firstOf({ results: [row] }: D1Result<Row>, column: string | undefined): unknown {
  if (!row || column === undefined) return row ?? null;
  if (!(column in row)) throw new Error(`No column is called ${column}.`);
  return row[column];
}

/** A batch answers in objects: where a name stood twice, a value would be missing. */
function valuesOf({ results }: D1Result<Row>, names: string[]) {
  if (results[0] && Object.keys(results[0]).length !== names.length)
    throw new Error(`Of ${names.join(", ")} some have one name.`);
  return results.map((row) => Object.values(row));
}

const MOST_KNOWN = 500;
const known = new Map<string, string[] | null>();

/** What a statement's columns are called, in lower case; null where two of them may be called the same. */
function ownNames(sql: string): string[] | null {
  const found = known.get(sql);
  if (found !== undefined) return found;
  const names = columnsIn(sql).map(nameOf);
  const own = names.every((name) => /^[^\d*]/.test(name)) && new Set(names).size === names.length;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(sql, own ? names : null);
  return own ? names : null;
}

/** The texts between `select` and `from`, as Drizzle writes them; of another statement an empty one. */
function columnsIn(sql: string): string[] {
  if (!sql.startsWith(SELECT)) return [""];
  const columns: string[] = [];
  let begun = SELECT.length;
  let depth = 0;
  let quote = "";
  for (let at = begun; at < sql.length; at++) {
    const letter = sql.charAt(at);
    if (quote) quote = letter === quote ? "" : quote;
    else if (letter === "'" || letter === '"') quote = letter;
    else if (letter === "(") depth++;
    else if (letter === ")") depth--;
    else if (depth === 0 && (letter === "," || sql.startsWith(FROM, at))) {
      columns.push(sql.slice(begun, at));
      begun = at + 1;
      if (letter !== ",") return columns;
    }
  }
  return [...columns, sql.slice(begun)];
}

const SELECT = "select ";
const FROM = " from ";

/** Its alias, its column, or its text, as SQLite calls it. */
function nameOf(column: string): string {
  const text = column.trim().toLowerCase();
  if (text.endsWith(")")) return text;
  const last = text.slice(Math.max(text.lastIndexOf(" "), text.lastIndexOf(".")) + 1);
  return last.replaceAll('"', "");
}
