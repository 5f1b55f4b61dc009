import { createServer } from "node:http";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keptAnswer, keptHeaders, keptText, MOST_BODY } from "../../../app/outbound/dispatches/kept-answer";
import { type Answer, outcomeOf } from "../../../app/outbound/dispatches/outcome";
import { DELAYS, nextAttemptAt, retryAfterOf } from "../../../app/outbound/dispatches/schedule";
import { breakerOf, isOpen } from "../../../app/outbound/endpoints/breaker";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = Date.UTC(2026, 10, 20, 9, 31);

it("tries ten times, at these delays", () => {
  const waits = Array.from({ length: 11 }, (_, attempts) =>
    nextAttemptAt({ attempts, delays: DELAYS, now: NOW, random: 0 }),
  ).map((at) => at && (at - NOW) / MINUTE);
  expect(waits).toEqual([0, 1, 5, 30, 2 * 60, 5 * 60, 10 * 60, 14 * 60, 20 * 60, 24 * 60, undefined]);
  expect(DELAYS.reduce((sum, delay) => sum + delay)).toBe(75 * HOUR + 36 * MINUTE);
});

it("is never early, and at most a tenth late", () =>
  fc.assert(
    fc.property(
      ...[fc.nat(9), fc.double({ min: 0, max: 1, noNaN: true })],
      fc.option(fc.nat(24 * HOUR), { nil: undefined }),
      (attempts, random, retryAfter) => {
        const at = nextAttemptAt({ attempts, delays: DELAYS, now: NOW, random, retryAfter }) ?? 0;
        const wait = Math.max(DELAYS[attempts] ?? 0, retryAfter ?? 0);
        expect(at - NOW).toBeGreaterThanOrEqual(wait);
        expect(at - NOW).toBeLessThanOrEqual(Math.ceil(wait * 1.1));
        expect(Number.isInteger(at)).toBe(true);
      },
    ),
  ));

it("gives up after the last however long the receiver asks to wait", () =>
  expect(nextAttemptAt({ attempts: 10, delays: DELAYS, now: NOW, random: 0, retryAfter: HOUR })).toBeUndefined());

it.each([
  ["120", 120_000],
  [" 0 ", 0],
  ["99999999999999999999", 24 * HOUR],
  ["172800", 24 * HOUR],
  ["Fri, 20 Nov 2026 09:36:00 GMT", 5 * MINUTE],
  ["Friday, 20-Nov-26 09:36:00 GMT", 5 * MINUTE],
  ["Fri Nov 20 09:36:00 2026", 5 * MINUTE],
  ["Fri, 20 Nov 2026 09:00:00 GMT", 0],
  ["Fri, 20 Nov 2099 09:00:00 GMT", 24 * HOUR],
  ["-5", undefined],
  ["1.5", undefined],
  ["1e3", undefined],
  ["", undefined],
  ["soon", undefined],
  ["2026-11-20T09:36:00Z", undefined],
  ["Fri, 99 Foo 2026 99:99:99 GMT", undefined],
  [`${"x".repeat(100_000)}`, undefined],
  [null, undefined],
])("reads Retry-After %s", (header, wait) => expect(retryAfterOf(header, NOW)).toBe(wait));

const answered = (status: number, headers: Record<string, string> = {}): Answer => ({
  ...{ kind: "answered", status, headers: Object.entries(headers), body: "", durationMs: 10 },
});

describe("an answer", () => {
  it.each([200, 201, 202, 204, 299])("of %d is a success", (status) =>
    expect(outcomeOf(answered(status), NOW)).toEqual({ kind: "delivered" }),
  );

  it.each([100, 301, 302, 307, 308, 400, 401, 404, 408, 422, 429, 500, 503, 599])("of %d is tried again", (status) =>
    expect(outcomeOf(answered(status), NOW)).toEqual({ kind: "failed" }),
  );

  it("that never came is tried again", () =>
    expect(outcomeOf({ kind: "failed", reason: "It took longer than 10 s.", durationMs: 10_000 }, NOW)).toEqual({
      kind: "failed",
    }));

  it("of 410 means that it is gone", () => expect(outcomeOf(answered(410), NOW)).toEqual({ kind: "gone" }));

  it("of 429 or 503 may put us off, and no other", () => {
    for (const status of [429, 503])
      expect(outcomeOf(answered(status, { "Retry-After": "90" }), NOW)).toEqual({ kind: "failed", retryAfter: 90_000 });
    expect(outcomeOf(answered(500, { "retry-after": "90" }), NOW)).toEqual({ kind: "failed" });
    expect(outcomeOf(answered(503, { "retry-after": "never" }), NOW)).toEqual({ kind: "failed" });
  });

  it("may end the event, switch the endpoint off, or both", () => {
    const outcome = (status: number, wish: string) => outcomeOf(answered(status, { "Webhook-Delivery": wish }), NOW);
    expect(outcome(400, "abort-message")).toEqual({ kind: "aborted", disables: false });
    expect(outcome(500, " Disable ")).toEqual({ kind: "aborted", disables: true });
    expect(outcome(500, "abort-message, disable")).toEqual({ kind: "aborted", disables: true });
    expect(outcome(200, "disable")).toEqual({ kind: "delivered", disables: true });
    expect(outcome(200, "abort-message")).toEqual({ kind: "delivered" });
    expect(outcome(500, "disabled")).toEqual({ kind: "failed" });
  });
});

/** Gives pieces for ever, and counts them. */
function endless(piece: Uint8Array) {
  const seen = { pulled: 0, isCancelled: false };
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      seen.pulled++;
      controller.enqueue(piece);
    },
    cancel() {
      seen.isCancelled = true;
    },
  });
  return { stream, seen };
}

const never = new AbortController().signal;
const bytes = (text: string) => new TextEncoder().encode(text);

describe("what is kept of an answer", () => {
  it("is its beginning, and the rest of a giant is never read", async () => {
    const { stream, seen } = endless(new Uint8Array(10_000).fill(65));
    const answer = await keptAnswer(new Response(stream, { status: 500 }), 12, never);
    expect(answer).toEqual({
      ...{ kind: "answered", status: 500, headers: [], durationMs: 12 },
      body: "A".repeat(MOST_BODY),
    });
    expect(seen.isCancelled).toBe(true);
    expect(seen.pulled).toBeLessThanOrEqual(4);
  });

  it("is 16 KB of one piece that is larger", async () => {
    const answer = await keptAnswer(new Response(new Uint8Array(5_000_000).fill(65)), 1, never);
    expect(answer).toMatchObject({ body: "A".repeat(MOST_BODY) });
  });

  it("is what came by the time's end of one that trickles", async () => {
    const time = new AbortController();
    let piece = 0;
    const stream = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          piece++;
          if (piece <= 3) return controller.enqueue(bytes("."));
          time.abort();
          return new Promise(() => undefined);
        },
      },
      { highWaterMark: 0 },
    );
    expect(await keptAnswer(new Response(stream), 1, time.signal)).toMatchObject({ body: "..." });
    expect(await keptAnswer(new Response(endless(new Uint8Array()).stream), 1, time.signal)).toMatchObject({
      body: "",
    });
  });

  it("is what came before the connection broke", async () => {
    let piece = 0;
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (piece++ === 0) controller.enqueue(bytes("half"));
        else controller.error(new Error("reset"));
      },
    });
    expect(await keptAnswer(new Response(stream), 1, never)).toMatchObject({ body: "half" });
  });

  it("is 16 KB of what a compressed bomb unpacks to, and nothing of what does not unpack", async () => {
    const bomb = gzipSync(Buffer.alloc(32 * 1024 * 1024, "B"));
    const server = createServer((request, response) => {
      response.writeHead(200, { "content-encoding": "gzip" });
      response.end(request.url === "/bomb" ? bomb : "this is no gzip");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const at = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
    try {
      expect(await keptAnswer(await fetch(`${at}/bomb`), 1, never)).toMatchObject({ body: "B".repeat(MOST_BODY) });
      expect(await keptAnswer(await fetch(`${at}/junk`), 1, never)).toMatchObject({ status: 200, body: "" });
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  it("is empty where there is no body", async () =>
    expect(await keptAnswer(new Response(null, { status: 204 }), 1, never)).toMatchObject({ status: 204, body: "" }));

  it("holds no NUL, no control character and nothing that is not UTF-8, and is never longer", () => {
    expect(keptText(Uint8Array.of(0x3c, 0x68, 0, 0x1b, 0x7f, 0xff, 0xc3, 0x0a))).toBe(
      "<h\ufffd\ufffd\ufffd\ufffd\ufffd\n",
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3 * MOST_BODY, size: "max" }), (given) => {
        const kept = keptText(given);
        expect(Buffer.byteLength(kept)).toBeLessThanOrEqual(MOST_BODY);
        expect(kept).not.toMatch(/[^\P{Cc}\t\n\r]/u);
        expect(Buffer.from(kept).toString()).toBe(kept);
      }),
    );
  });

  it("cuts no character in two", () => {
    expect(keptText(bytes(`${"a".repeat(MOST_BODY - 1)}é`))).toBe("a".repeat(MOST_BODY - 1));
    expect(keptText(bytes("🫖".repeat(5000)))).toBe("🫖".repeat(4096));
  });

  it("has at most 50 headers and 8 KB of them, first of all those that say when to come back", () => {
    const crowd = Array.from({ length: 200 }, (_, at): [string, string] => [`a-${at}`, "1"]);
    const kept = keptHeaders([...crowd, ["Retry-After", "60"], ["Webhook-Delivery", "disable"]]);
    expect(kept).toHaveLength(50);
    expect(kept.slice(0, 2)).toEqual([
      ["Retry-After", "60"],
      ["Webhook-Delivery", "disable"],
    ]);
    const heavy = keptHeaders(crowd.map(([name]) => [name, `\u0000${"é".repeat(3000)}`]));
    expect(Buffer.byteLength(heavy.flat().join(""))).toBeLessThanOrEqual(8 * 1024);
    expect(heavy[0]?.[1]).toMatch(/^\ufffdé+$/);
  });
});

describe("the breaker", () => {
  it("warns at the fourth failure in a row and opens at the fifth, also where a count jumps over them", () => {
    expect([0, 3, 4, 5, 20].map(breakerOf)).toEqual(["closed", "closed", "warning", "open", "open"]);
    expect([0, 4, 5, 6].map(isOpen)).toEqual([false, false, true, true]);
  });
});
