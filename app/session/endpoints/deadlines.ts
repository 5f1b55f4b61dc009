import type { Ended } from "../../outbound/first-bytes";

/** A wait that ends, unless it is over before. */
interface Deadline {
  signal: AbortSignal;
  ended: Promise<Ended>;
  over(): void;
}

/** What tells of an end: one that was not used up serves again. */
interface Bell {
  signal: AbortSignal;
  ended: Promise<Ended>;
  ring(): void;
}

function newBell(): Bell {
  const controller = new AbortController();
  let told: (how: Ended) => void = () => undefined;
  const ended = new Promise<Ended>((resolve) => {
    told = resolve;
  });
  const ring = () => {
    controller.abort();
    told(undefined);
  };
  return { signal: controller.signal, ended, ring };
}

interface Open {
  /** Epoch ms. */
  at: number;
  bell: Bell;
}

/**
 * Deadlines of one invocation, which share a timer and its bells: setting and clearing one for each attempt costs more than its
 * signature. None ends early, and none later than a timer of its own would.
 */
export class Deadlines {
  private readonly open = new Set<Open>();
  private readonly silent: Bell[] = [];
  private timer: { id: ReturnType<typeof setTimeout>; at: number } | undefined;

  /** One in so many ms. */
  in(ms: number): Deadline {
    const bell = this.silent.pop() ?? newBell();
    const deadline = { at: Date.now() + ms, bell };
    this.open.add(deadline);
    if (!this.timer || deadline.at < this.timer.at) this.wakeAt(deadline.at);
    return { signal: bell.signal, ended: bell.ended, over: () => this.close(deadline) };
  }

  /** The timer stays while others wait: what wakes for nobody looks for the next. */
  private close(deadline: Open) {
    if (this.open.delete(deadline)) this.silent.push(deadline.bell);
    if (!this.open.size) this.rest();
  }

  private wake() {
    this.rest();
    const now = Date.now();
    for (const deadline of [...this.open].filter(({ at }) => at <= now)) {
      this.open.delete(deadline);
      deadline.bell.ring();
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
