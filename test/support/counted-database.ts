/** What was asked of a database. */
interface Asked {
  /** One statement each, those of a batch too. */
  statements: number;
  /** Batches and statements sent by themselves. */
  roundTrips: number;
  /** Round trips one after the other: those that wait together are one. */
  waits: number;
  rowsRead: number;
  /** With their entries in indexes. */
  rowsWritten: number;
  /** Rows alone, and those alone that came to be otherwise: an upsert that finds nothing to do counts as written, too. */
  rowsChanged: number;
}

/** The same database, noting what is asked of it. */
export function countedDatabase(database: D1Database): { database: D1Database; asked: Asked } {
  const asked: Asked = { statements: 0, roundTrips: 0, waits: 0, rowsRead: 0, rowsWritten: 0, rowsChanged: 0 };
  let underWay = 0;
  const noted = async <Answer>(statements: number, ask: () => Promise<Answer>): Promise<Answer> => {
    asked.statements += statements;
    asked.roundTrips += 1;
    if (underWay++ === 0) asked.waits += 1;
    try {
      const answer = await ask();
      for (const each of Array.isArray(answer) ? answer : [answer]) {
        asked.rowsRead += each?.meta?.rows_read ?? 0;
        asked.rowsWritten += each?.meta?.rows_written ?? 0;
        asked.rowsChanged += each?.meta?.changes ?? 0;
      }
      return answer;
    } finally {
      underWay -= 1;
    }
  };
  const watched = (statement: D1PreparedStatement, text: string): D1PreparedStatement =>
    new Proxy(statement, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== "function") return member;
        if (name === "bind") return (...values: unknown[]) => watched(target.bind(...values), text);
        return async (...given: unknown[]) => {
          const answer: unknown = await noted(1, () => Reflect.apply(member, target, given));
          if ((name === "first" || name === "raw") && WRITES.test(text)) asked.rowsChanged += returned(answer);
          return answer;
        };
      },
    });
  const proxy = new Proxy(database, {
    get(target, name) {
      if (name === "prepare") return (text: string) => watched(target.prepare(text), text);
      if (name === "batch")
        return (statements: D1PreparedStatement[]) => noted(statements.length, () => target.batch(statements));
      return Reflect.get(target, name);
    },
  });
  return { database: proxy, asked };
}

const WRITES = /^\s*(INSERT|UPDATE|DELETE|WITH[\s\S]*?\s(INSERT|UPDATE|DELETE)\s)/i;

/** Rows that a statement which writes gave back where nothing else is told of it. */
const returned = (answer: unknown) => (Array.isArray(answer) ? answer.length : Number(answer !== null));
