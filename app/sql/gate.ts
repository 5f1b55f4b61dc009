export type Row = Record<string, unknown>;

/** What a database's reads go through, and what else is asked of it waits for. */
export interface Gate {
  send(reads: D1PreparedStatement[]): Promise<D1Result<Row>[]>;
  passed(): Promise<unknown>;
}

/** One that stands open. */
export const openGate = (database: D1Database): Gate => ({
  send: (reads) => database.batch<Row>(reads),
  passed: async () => undefined,
});

/**
 * One that a row opens. What asks for it goes at the head of the first reads, and nothing else before it is answered.
 * Where the row is another, or the answer an error, nobody behind the gate ever hears anything: whoever asked is to be
 * forgotten.
 */
export function gateBehind(
  database: D1Database,
  question: D1PreparedStatement,
  opens: (row: Row | undefined) => boolean,
) {
  let isAsked = false;
  let answer: (isOpen: boolean) => void;
  const answered = new Promise<boolean>((resolve) => {
    answer = resolve;
  });

  async function ask(reads: D1PreparedStatement[]) {
    isAsked = true;
    try {
      const [first, ...rest] = await database.batch<Row>([question, ...reads]);
      answer(opens(first?.results[0]));
      return rest;
    } catch {
      answer(false);
      return [];
    }
  }

  /** Whether it is open: asked by itself where nothing was read. */
  function isOpen() {
    if (!isAsked) void ask([]);
    return answered;
  }

  const passed = async () => (await isOpen()) || new Promise<never>(() => undefined);

  async function send(reads: D1PreparedStatement[]) {
    const answers = isAsked ? undefined : await ask(reads);
    await passed();
    return answers ?? database.batch<Row>(reads);
  }

  return { answered, isOpen, passed, send };
}
