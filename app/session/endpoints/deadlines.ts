import type { Ended } from "../../outbound/first-bytes";

/** A wait that ends, unless it is over before. */
export interface Deadline {
  signal: AbortSignal;
  ended: Promise<Ended>;
  over(): void;
}

interface Open {
  /** Epoch ms. */
  at: number;
  end(): void;
}

/**
 * Deadlines of one invocation, which share a timer: setting and clearing one for each attempt costs more than its signature. None ends
 * early, and none later than a timer of its own would.
 */
export class Deadlines {
  private readonly open = new Set<Open>();
  private timer: { id: ReturnType<typeof setTimeout>; at: number } | undefined;

  /** One in so many ms. */
  in(ms: number): Deadline {
    const controller = new AbortController();
    let told: (how: Ended) => void = () => undefined;
    const ended = new Promise<Ended>((resolve) => {
      told = resolve;
    });
    const end = () => {
      controller.abort();
      told("ended");
    };
    const deadline = { at: Date.now() + ms, end };
    this.open.add(deadline);
    if (!this.timer || deadline.at < this.timer.at) this.wakeAt(deadline.at);
    return { signal: controller.signal, ended, over: () => this.close(deadline) };
  }

  /** The timer stays while others wait: what wakes for nobody looks for the next. */
  private close(deadline: Open) {
    this.open.delete(deadline);
    if (!this.open.size) this.rest();
  }

  private wake() {
    this.rest();
    const now = Date.now();
    for (const deadline of [...this.open].filter(({ at }) => at <= now)) {
      this.open.delete(deadline);
      deadline.end();
    }
    if (this.open.size) this.wakeAt(Math.min(...[...this.open].map(({ at }) => at)));
  }

  private wakeAt(at: number) {
    this.rest();
    this.timer = { at, id: setTimeout(() => this.wake(), Math.max(1, at - Date.now())) };
  }

  private rest() {
    if (this.timer) clearTimeout(this.timer.id);
    this.timer = undefined;
  }
}
