import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, expect, it } from "vitest";
import { newSecret } from "../../../app/outbound/endpoints/secret";
import { exampleOf } from "../../../app/outbound/events/example";
import { FORMATS, type FormatName } from "../../../app/outbound/formats/table";
import { signedHeaders } from "../../../app/outbound/signatures/standard-webhooks";

const SECRET = newSecret();
let receiver: ChildProcess;
let said = "";
let address = "";

beforeAll(async () => {
  receiver = spawn(process.execPath, ["test/receiver.mjs", "--port", "0", "--secret", SECRET, "--answer", "202"]);
  receiver.stdout?.on("data", (chunk) => {
    said += chunk;
  });
  while (!address) {
    if (receiver.stdout) await once(receiver.stdout, "data");
    address = /http:\/\/127\.0\.0\.1:\d+\//.exec(said)?.[0] ?? "";
  }
});

afterAll(() => receiver.kill());

/** Sends an example as the app would, and gives what the receiver prints of it. */
async function sent(format: FormatName, secret = SECRET) {
  said = "";
  const event = exampleOf("stock.low");
  const body = FORMATS[format].body(event, { payload: "full" });
  const own = await FORMATS[format].headers({ secret, body, event, dispatchId: "evt_1.1" });
  const headers = { ...own, ...(await signedHeaders([secret], "evt_1", Date.now(), body)) };
  const { status } = await fetch(address, { method: "POST", body, headers });
  expect(status).toBe(202);
  await expect.poll(() => said).toContain("}");
  return said;
}

it("shows what arrived, and that its signature held in every format", async () => {
  expect(await sent("standard")).toMatch(/webhook-signature: holds[\s\S]*"type": "stock.low"/);
  expect(await sent("storq")).toMatch(/storq-signature: holds[\s\S]*storq\.io-signature: holds/);
  expect(await sent("stockaj")).toMatch(/x-stockaj-signature: holds[\s\S]*"event": "item\.low_stock"/);
  expect(await sent("smartwms")).toContain("x-smartwms-signature: holds");
  expect(await sent("smartwms")).toContain("(came before)");
});

it("says where a signature does not hold", async () => {
  const printed = await sent("stockaj", newSecret());
  expect(printed).toContain("webhook-signature: DOES NOT HOLD");
  expect(printed).toContain("x-stockaj-signature: DOES NOT HOLD");
});
