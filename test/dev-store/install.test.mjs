import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { installApp } from "../../scripts/dev/install.mjs";

const MINUTE = 60_000;
const where = { app: "http://app", devStore: "http://store", shop: "a.myshopify.com" };

/** What /import answers at an instant, counted from now on. */
function imports(answerAt) {
  const begun = Date.now();
  vi.stubGlobal("fetch", async (address) => {
    const { pathname } = new URL(address);
    if (pathname === "/import") return Response.json(answerAt(Date.now() - begun));
    return pathname === "/embedded-url" ? new Response("http://app/") : Response.json({ token: "t" });
  });
}

async function after(time) {
  const ended = installApp(where).then(
    () => "imported",
    (error) => error.message,
  );
  await vi.advanceTimersByTimeAsync(time);
  return Promise.race([ended, "under way"]);
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, "error").mockImplementation(() => {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test("an import that goes on is waited for, however slow the machine", async () => {
  imports((time) => ({
    state: time < 60 * MINUTE ? "running" : "done",
    counts: { orders: Math.floor(time / (5 * MINUTE)) },
  }));
  expect(await after(61 * MINUTE)).toBe("imported");
});

test("one that stands still is not, and the last answer is told", async () => {
  imports(() => ({ state: "running", counts: { orders: 3 } }));
  expect(await after(9 * MINUTE)).toBe("under way");
  expect(await after(11 * MINUTE)).toContain('"orders":3');
});
