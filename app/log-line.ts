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
export const logLine = (at: string, begun: Record<string, unknown>): LogLine => new Line(at, begun);

class Line implements LogLine {
  private readonly started = Date.now();
  private made: string | undefined;

  constructor(
    private readonly at: string,
    private readonly said: Record<string, unknown>,
  ) {}

  /** Made when it is asked for: a delivery that is taken has none. 48 bits: short enough to be read out. */
  get id() {
    this.made ??= crypto.randomUUID().slice(0, 13);
    return this.made;
  }

  note(more: Record<string, unknown>) {
    Object.assign(this.said, more);
  }

  failed(error: unknown) {
    Object.assign(this.said, { failed: String(error), ...(isError(error) && { stack: error.stack }) });
  }

  write() {
    const text = JSON.stringify({ at: this.at, id: this.id, ...this.said, ms: Date.now() - this.started });
    if ("failed" in this.said) console.error(text);
    else console.log(text);
  }
}

const isError = (error: unknown): error is Error => error instanceof Error;
