import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newSecret } from "../../../app/outbound/endpoints/secret";
import { exampleOf } from "../../../app/outbound/events/example";
import { FORMATS } from "../../../app/outbound/formats/table";
import { signedHeaders } from "../../../app/outbound/signatures/standard-webhooks";
import { THEIR_RECEIVERS } from "./their-receivers";

const SECRET = newSecret();
const EXPRESS = expressPath();

/** What their documents read of an event of low stock. */
const READ = {
  storq: { type: "stock.low", created: 1795167060, data: { object: { id: "41234567890123", available: 4 } } },
  stockaj: {
    ...{ event: "item.low_stock", timestamp: "2026-11-20T09:31:00Z" },
    data: { quantity: 4, minimum_quantity: 12, external_id: "41234567890123", name: "Stoneware Mug – Blue" },
  },
  smartwms: { type: "inventory.low", timestamp: "2026-11-20T09:31:00Z", data: { available: 4 } },
} as const;

let port = 21_000 + (process.pid % 20_000);

describe.each(THEIR_RECEIVERS)("a receiver as $name", ({ format, file, command, needs, code }) => {
  const [program = "", ...asked] = needs;
  const runs = spawnSync(program, asked, { stdio: "ignore" }).status === 0;
  const folder = mkdtempSync(join(tmpdir(), "their-"));
  const own = port++;
  let receiver: ChildProcess;

  beforeAll(async () => {
    if (!runs) return;
    const path = join(folder, file);
    writeFileSync(path, code);
    const [name = "", ...rest] = command(path, own);
    const env = { ...process.env, SECRET, PORT: String(own), EXPRESS };
    receiver = spawn(name, rest, { env, stdio: "ignore" });
    for (let tries = 0; tries < 400; tries++) {
      if (await fetch(`http://127.0.0.1:${own}/`, { method: "POST", body: "{}" }).catch(() => undefined)) return;
      await sleep(50);
    }
    throw new Error(`${file} does not answer.`);
  }, 30_000);

  afterAll(() => {
    receiver?.kill();
    rmSync(folder, { recursive: true });
  });

  const send = async (secret: string) => {
    const event = exampleOf("stock.low");
    const body = FORMATS[format].body(event, { payload: "full" });
    const theirs = await FORMATS[format].headers({ secret, body, event, dispatchId: `${event.publicId}.1` });
    const ours = await signedHeaders([secret], event.publicId, Date.now(), body);
    const headers = { ...theirs, ...ours, "content-type": "application/json" };
    return fetch(`http://127.0.0.1:${own}/`, { method: "POST", body, headers });
  };

  it.skipIf(!runs)("takes what is ours, unchanged, and reads of it what it reads of theirs", async () => {
    const answer = await send(SECRET);
    expect(answer.status).toBe(200);
    expect(JSON.parse(await answer.text())).toMatchObject(READ[format]);
  });

  it.skipIf(!runs)("refuses what another secret has signed", async () =>
    expect((await send(newSecret())).status).toBe(401),
  );
});

function expressPath() {
  try {
    return createRequire(import.meta.url).resolve("express");
  } catch {
    return "";
  }
}
