/** What one request, one batch of a queue or one run of the schedule tells of itself: one wide line in the log, as JSON. */
export interface LogLine {
  /** Told to whoever asked, so that it can be quoted: with it this line is found. */
  readonly id: string;
  /** Adds to what the line says. No word of a buyer, nothing secret, and of an address its path alone. */
  note(more: Record<string, unknown>): void;
  /** What made it fail, which puts the line among the errors. */
  failed(error: unknown): void;
  /** Writes it, with the ms that have gone by. */
  write(): void;
}

/** `at` says who writes: `request`, `batch` or `schedule`. */
export function logLine(at: string, begun: Record<string, unknown>): LogLine {
  // 48 bits: short enough to be read out.
  const id = crypto.randomUUID().slice(0, 13);
  const line: Record<string, unknown> = { at, id, ...begun };
  const started = Date.now();
  return {
    id,
    note: (more) => void Object.assign(line, more),
    failed: (error) =>
      void Object.assign(line, { failed: String(error), ...(isError(error) && { stack: error.stack }) }),
    write() {
      const text = JSON.stringify({ ...line, ms: Date.now() - started });
      if ("failed" in line) console.error(text);
      else console.log(text);
    },
  };
}

const isError = (error: unknown): error is Error => error instanceof Error;
