import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Deadlines } from "../../../app/session/endpoints/deadlines";

describe("deadlines of an invocation", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("share one timer, and each ends at its own time", async () => {
    const deadlines = new Deadlines();
    const [late, soon, middle] = [deadlines.in(3000), deadlines.in(1000), deadlines.in(2000)];
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(999);
    expect([soon, middle, late].map(({ signal }) => signal.aborted)).toEqual([false, false, false]);
    vi.advanceTimersByTime(1);
    expect(await soon.ended).toBe(undefined);
    expect([soon, middle, late].map(({ signal }) => signal.aborted)).toEqual([true, false, false]);
    vi.advanceTimersByTime(1000);
    expect([middle, late].map(({ signal }) => signal.aborted)).toEqual([true, false]);
    vi.advanceTimersByTime(1000);
    expect(late.signal.aborted).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("that are over do not end, whoever waits beside them", () => {
    const deadlines = new Deadlines();
    const first = deadlines.in(1000);
    vi.advanceTimersByTime(600);
    const second = deadlines.in(1000);
    first.over();
    vi.advanceTimersByTime(999);
    expect([first, second].map(({ signal }) => signal.aborted)).toEqual([false, false]);
    vi.advanceTimersByTime(1);
    expect([first, second].map(({ signal }) => signal.aborted)).toEqual([false, true]);
  });

  it("leave no timer behind once all are over", () => {
    const deadlines = new Deadlines();
    const all = Array.from({ length: 6 }, () => deadlines.in(1000));
    for (const each of all) each.over();
    expect(vi.getTimerCount()).toBe(0);
    const next = deadlines.in(500);
    vi.advanceTimersByTime(500);
    expect(next.signal.aborted).toBe(true);
  });
});
