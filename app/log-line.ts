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
  const line: Record<string, unknown> = begun;
  const started = Date.now();
  let made: string | undefined;
  return {
    // Made when it is asked for: a delivery that is taken has none. 48 bits: short enough to be read out.
    get id() {
      made ??= crypto.randomUUID().slice(0, 13);
      return made;
    },
    note: (more) => void Object.assign(line, more),
    failed: (error) =>
      void Object.assign(line, { failed: String(error), ...(isError(error) && { stack: error.stack }) }),
    write() {
      const text = JSON.stringify({ at, id: this.id, ...line, ms: Date.now() - started });
      if ("failed" in line) console.error(text);
      else console.log(text);
    },
  };
}

const isError = (error: unknown): error is Error => error instanceof Error;
