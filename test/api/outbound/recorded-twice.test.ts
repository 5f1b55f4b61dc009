import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { switchOn } from "../../../app/outbound/endpoints/endpoints.server";
import { resendDispatch } from "../../../app/session/endpoints/by-hand.server";
import { announce as announceTo, type More } from "../../support/announced";
import { MINUTE, type PlayedReceivers } from "../../support/played-receivers";
import { first } from "../../support/rows";
import { SHOP } from "../../support/shopify";
import { endpoint, eventTypes, playedShop, states } from "./house";

let played: PlayedReceivers;

beforeEach(async () => {
  played = await playedShop();
});

const announce = (...more: More) => announceTo(played, ...more);
const fails = () => new Response("", { status: 500 });

/** A database that applies a batch, loses its answer and is asked once more; `meanwhile` happens in between. */
const twice = (meanwhile: () => Promise<unknown> = async () => undefined): D1Database =>
  new Proxy(env.DB, {
    get(database, name) {
      if (name === "batch")
        return async (statements: D1PreparedStatement[]) => {
          await database.batch(statements);
          await meanwhile();
          return database.batch(statements);
        };
      const member: unknown = Reflect.get(database, name);
      return typeof member === "function" ? member.bind(database) : member;
    },
  });

const handTwice = async (meanwhile?: () => Promise<unknown>) => {
  played.instead = { DB: twice(meanwhile) };
  await played.hand();
  played.instead = {};
};

const recent = async () => JSON.parse(String((await endpoint())?.recent));

describe("a claim that is applied twice", () => {
  it("is charged to the endpoint's rate once", async () => {
    await played.endpoint({ rate_limit: 10 });
    await announce(4);
    await handTwice();
    expect(played.received).toHaveLength(4);
    expect(await endpoint()).toMatchObject({ rate_used: 4 });
    await announce(4);
    await handTwice();
    expect(played.received).toHaveLength(8);
    expect(await endpoint()).toMatchObject({ rate_used: 8 });
  });
});

describe("the record of a claim that is applied twice", () => {
  it("counts each failure once, in a row and in the health, and warns of none that was not there", async () => {
    await played.endpoint();
    played.answers = fails;
    await announce(2);
    await handTwice();
    expect(await endpoint()).toMatchObject({ failures_in_row: 2, probe_at: null });
    expect(await recent()).toHaveLength(2);
    expect(await first("SELECT COUNT(*) AS n FROM attempts")).toEqual({ n: 2 });
    expect(await eventTypes()).toEqual(["stock.low", "stock.low"]);
  });

  it("leaves an open breaker's probe at the delays of the message that was tried", async () => {
    await played.endpoint({ events: ["stock.*"] });
    played.answers = fails;
    await announce(20);
    await handTwice();
    const { n } = (await first<{ n: number }>("SELECT COUNT(*) AS n FROM attempts")) ?? { n: 0 };
    expect(n).toBeGreaterThanOrEqual(5);
    expect(await endpoint()).toMatchObject({ failures_in_row: n, probe_at: played.clock + MINUTE });
  });

  it("does not take back a success that came in between, nor a person's switching on", async () => {
    await played.endpoint();
    played.answers = () => new Response("", { status: 410 });
    await announce();
    await handTwice(async () => {
      if ((await endpoint())?.state === "disabled")
        await switchOn(env.DB, { id: 1 }, 1, { release: false }, played.clock);
    });
    expect(await endpoint()).toMatchObject({ state: "on" });
  });

  it("of a claim that another has taken since counts for nothing", async () => {
    await played.endpoint();
    played.answers = async () => {
      await env.DB.exec("UPDATE dispatch_claims SET lease = 'another'");
      return fails();
    };
    await announce();
    await played.hand();
    expect(await endpoint()).toMatchObject({ failures_in_row: 0, last_status: null });
    expect(await recent()).toEqual([]);
    expect(await states()).toEqual([{ state: "pending", n: 1 }]);
  });

  it("and of a dispatch that a person resent, once", async () => {
    await played.endpoint();
    await announce();
    await played.settle();
    const keeper = { ...(await played.keeper()), database: twice() };
    expect(await resendDispatch(keeper, { id: 1, domain: SHOP }, 1, 1)).toMatchObject({ kind: "answered" });
    expect(await recent()).toHaveLength(2);
    expect(await first("SELECT COUNT(*) AS n FROM attempts")).toEqual({ n: 2 });
  });
});
