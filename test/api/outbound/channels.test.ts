import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { saveAlertMail } from "../../../app/replenishment/alerts/mail.server";
import { levelBody, locationBody, productBody } from "../../support/bodies";
import { HOUR, PlayedReceivers, type Received } from "../../support/played-receivers";
import { first } from "../../support/rows";
import { consume, deliver, installShop, post } from "../../support/shopify";
import { fakeMailServer, MAIL_API } from "../mail/mail-server";
import { send, tell } from "../mail/steps";

const CHANNELS = { slack: "hooks.slack.com", discord: "discord.com", endpoint: "wms.example.com" } as const;
type Channel = keyof typeof CHANNELS;

let played: PlayedReceivers;

/** A shop whose low stock is told to a mailbox, a Slack channel, a Discord channel and a warehouse. */
beforeEach(async () => {
  await installShop({ rule: { method: "simple", reorder_point: 5 } });
  await deliver({ topic: "locations/create", body: locationBody() }, { topic: "products/update", body: productBody() });
  const mail = { recipients: ["shop@example.com"], frequency: "at_once" as const };
  await saveAlertMail(env.DB, { id: 1 }, mail, 0, Date.now() - HOUR);
  played = new PlayedReceivers();
  const events = ["stock.low"];
  await played.endpoint({ name: "Slack", format: "slack", url: "https://hooks.slack.com/services/T0/B0/x", events });
  await played.endpoint({ name: "Discord", format: "discord", url: "https://discord.com/api/webhooks/1/x", events });
  await played.endpoint({ name: "Warehouse", url: "https://wms.example.com/in", events });
});

const isOf = (channel: Channel, { url }: Received) => url.includes(CHANNELS[channel]);
const heard = (channel: Channel) => played.received.filter((each) => isOf(channel, each)).length;
const stateOf = async (name: string) =>
  (
    await first<{ state: string }>(
      "SELECT d.state FROM dispatches d JOIN endpoints p ON p.id = d.endpoint_id WHERE p.name = ?",
      name,
    )
  )?.state;

/** Stock falls below its reorder point, and every channel is told; answers with the mails that were taken. */
async function runLow(mailStatus = 200) {
  const body = levelBody({ available: 3 });
  await consume((await post({ topic: "inventory_levels/update", body })).messages, { OUTBOX: played.env.OUTBOX });
  const taken = fakeMailServer(() => new Response("{}", { status: mailStatus }));
  played.clock = Date.now();
  await tell(played.clock);
  await Promise.all([played.settle(), send(played.clock, env.DB, MAIL_API)]);
  return taken;
}

describe("an alert goes to every channel on its own", () => {
  it.each<[Channel, string, string[]]>([
    ["slack", "Slack", ["Discord", "Warehouse"]],
    ["discord", "Discord", ["Slack", "Warehouse"]],
    ["endpoint", "Warehouse", ["Slack", "Discord"]],
  ])("where %s fails, by mail and by the others all the same", async (failing, name, others) => {
    played.answers = (received) => new Response("", { status: isOf(failing, received) ? 500 : 200 });
    const mails = await runLow();
    expect(mails).toHaveLength(1);
    expect([heard("slack"), heard("discord"), heard("endpoint")]).toEqual([1, 1, 1]);
    expect(await stateOf(name)).toBe("pending");
    for (const other of others) expect(await stateOf(other)).toBe("delivered");
  });

  it("where one hangs until its time is over, by mail and by the others all the same", async () => {
    await env.DB.exec("UPDATE endpoints SET timeout_s = 1");
    played.answers = (received, signal) =>
      isOf("slack", received)
        ? new Promise((_, refuse) => signal.addEventListener("abort", () => refuse(new Error("aborted"))))
        : new Response("ok");
    expect(await runLow()).toHaveLength(1);
    expect(await stateOf("Slack")).toBe("pending");
    for (const other of ["Discord", "Warehouse"]) expect(await stateOf(other)).toBe("delivered");
  });

  it("where mail fails, by the other three", async () => {
    await runLow(500);
    for (const name of ["Slack", "Discord", "Warehouse"]) expect(await stateOf(name)).toBe("delivered");
    expect(await first("SELECT state FROM mails")).not.toEqual({ state: "sent" });
  });

  it("where one was switched off for good, once the others are told again", async () => {
    played.answers = (received) => new Response("", { status: isOf("slack", received) ? 410 : 200 });
    await runLow();
    await deliver({
      topic: "inventory_levels/update",
      body: levelBody({ available: 9, at: Date.now() + 2000 }),
    });
    const body = levelBody({ available: 2, at: Date.now() + 4000 });
    await consume((await post({ topic: "inventory_levels/update", body })).messages, { OUTBOX: played.env.OUTBOX });
    played.clock = Date.now() + 5000;
    await played.settle();
    expect([heard("slack"), heard("discord"), heard("endpoint")]).toEqual([1, 2, 2]);
  });
});
