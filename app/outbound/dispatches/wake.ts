import { dispatchedIn } from "./made.server";

/** A shop has something to send: what and to whom, the rows say, so that a message lost or come twenty times changes nothing. */
export interface OutboxMessage {
  shop: string;
  /** Epoch ms: what it asks for lies further ahead than a queue delays a message. */
  due?: number;
}

/** Asks for what was just made to be sent. Lost, it is found within a minute and a half. */
export async function askToSend(outbox: Queue<OutboxMessage>, shops: string[]): Promise<void> {
  try {
    for (const shop of shops) await outbox.send({ shop }, { contentType: "json" });
  } catch (error) {
    console.warn(JSON.stringify({ at: "outbox", notAsked: String(error) }));
  }
}

/** The same database, noting whether what was written through it made dispatches: whoever wrote asks for them to be sent. */
export function noting(database: D1Database): { database: D1Database; hasDispatched(): boolean } {
  let dispatched = false;
  const batch = async <Row>(statements: D1PreparedStatement[]) => {
    const answers = await database.batch<Row>(statements);
    dispatched ||= dispatchedIn(answers).length > 0;
    return answers;
  };
  const noted = new Proxy(database, {
    get(target, name) {
      if (name === "batch") return batch;
      const member: unknown = Reflect.get(target, name);
      return typeof member === "function" ? member.bind(target) : member;
    },
  });
  return { database: noted, hasDispatched: () => dispatched };
}
