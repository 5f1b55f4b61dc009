import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { sealedAddress } from "../../../app/session/endpoint-cipher";
import { announce as announceTo, type More } from "../../support/announced";
import { HOUR, type PlayedReceivers, SECRET } from "../../support/played-receivers";
import { first } from "../../support/rows";
import { playedShop, states } from "./house";

let played: PlayedReceivers;

beforeEach(async () => {
  played = await playedShop();
});

const announce = (...more: More) => announceTo(played, ...more);

describe("what a receiver answers", () => {
  const answered = async (answer: () => Response) => {
    await played.endpoint();
    played.answers = answer;
    await announce();
    await played.settle();
    return first<{ status: number; response_body: string; response_headers: string; error: string }>(
      "SELECT * FROM attempts",
    );
  };

  it("is kept to 16 KB however long it is, and never the reason for another attempt", async () => {
    let pulled = 0;
    const endless = () =>
      new Response(
        new ReadableStream({
          pull: (controller) => {
            pulled++;
            controller.enqueue(new TextEncoder().encode("<p>\0</p>".repeat(200)));
          },
        }),
      );
    const kept = await answered(endless);
    expect(kept?.response_body.length).toBeLessThanOrEqual(16 * 1024);
    expect(kept?.response_body).not.toContain("\0");
    expect(pulled).toBeLessThan(50);
    await played.pass(HOUR);
    expect(played.received).toHaveLength(1);
  });

  it("is kept to fifty headers, and a redirect is a failure that is not followed", async () => {
    const headers = new Headers({ location: "http://169.254.169.254/" });
    for (let n = 0; n < 200; n++) headers.set(`x-${n}`, "y".repeat(100));
    const kept = await answered(() => new Response(null, { status: 302, headers }));
    expect(JSON.parse(kept?.response_headers ?? "[]").length).toBeLessThanOrEqual(50);
    expect(kept?.response_headers.length).toBeLessThan(10_000);
    expect(played.received).toHaveLength(1);
    expect(await states()).toEqual([{ state: "pending", n: 1 }]);
  });

  it("may be nothing: a reset connection and one that hangs are failures in words", async () => {
    await played.endpoint({ timeout_s: 1 });
    played.answers = (_, signal) =>
      played.received.length === 1
        ? Promise.reject(new Error("reset by peer"))
        : new Promise((_resolve, refuse) => signal.addEventListener("abort", () => refuse(new Error("aborted"))));
    await announce(2);
    await played.settle();
    const { results } = await env.DB.prepare("SELECT status, error FROM attempts ORDER BY sequence").all();
    expect(results).toEqual([
      { status: null, error: "The connection failed: reset by peer" },
      { status: null, error: "No answer within 1 seconds." },
    ]);
  });
});

describe("long answers and bodies", () => {
  it("of many dispatches in one claim are written in parameters that the database takes", async () => {
    await played.endpoint();
    played.answers = () => new Response("é".repeat(20_000));
    for (let half = 0; half < 2; half++)
      await announce(30, { data: { name: "x".repeat(40_000) }, message: half === 1 });
    await played.settle();
    expect(await states()).toEqual([{ state: "delivered", n: 60 }]);
    expect(await first("SELECT COUNT(*) AS n, MIN(length(response_body)) AS least FROM attempts")).toEqual({
      ...{ n: 60, least: 8192 },
    });
  });
});

describe("an answer that does not end", () => {
  it("but trickles is cut off at the endpoint's timeout, and what came by then is kept", async () => {
    await played.endpoint({ timeout_s: 1 });
    played.answers = () =>
      new Response(
        new ReadableStream({
          async pull(controller) {
            controller.enqueue(new TextEncoder().encode("drop "));
            await new Promise((resolve) => setTimeout(resolve, 50));
          },
        }),
      );
    await announce();
    await played.settle();
    const kept = await first<{ status: number; response_body: string }>("SELECT * FROM attempts");
    expect(kept).toMatchObject({ status: 200, response_body: expect.stringMatching(/^drop drop/) });
    expect(await states()).toEqual([{ state: "delivered", n: 1 }]);
  });

  it("since it is a compressed bomb is unpacked no further than what is kept", async () => {
    await played.endpoint();
    let unpacked = 0;
    const zeros = new Uint8Array(64 * 1024);
    const packed = new ReadableStream({
      pull(controller) {
        unpacked += zeros.length;
        if (unpacked > 256 * 1024 * 1024) controller.close();
        else controller.enqueue(zeros);
      },
    })
      .pipeThrough(new CompressionStream("gzip"))
      .pipeThrough(new DecompressionStream("gzip"));
    played.answers = () => new Response(packed);
    await announce();
    await played.settle();
    const kept = await first<{ response_body: string }>("SELECT * FROM attempts");
    expect(new TextEncoder().encode(kept?.response_body).length).toBeLessThanOrEqual(16 * 1024);
    expect(unpacked).toBeLessThan(64 * 1024 * 1024);
  });

  it("is none of a name that cannot be a host: that is a failure in words", async () => {
    await played.endpoint();
    const keeper = await played.keeper();
    const sealed = await sealedAddress(keeper.ring, 1, { url: "https://a<b.example/", headers: {}, secret: SECRET });
    await env.DB.prepare("UPDATE endpoints SET url = ?, headers = ?, secret = ?")
      .bind(sealed.url, sealed.headers, sealed.secret)
      .run();
    await announce();
    await played.settle();
    expect(played.received).toEqual([]);
    expect(await first("SELECT status, error FROM attempts")).toEqual({
      ...{ status: null, error: "This is not an address that events can be sent to." },
    });
  });
});
