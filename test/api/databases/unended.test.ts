import { env } from "cloudflare:workers";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { JobMessage } from "../../../app/jobs/messages";
import { forgetPlaces } from "../../../app/shops/databases.server";
import { runSchedule } from "../../../workers/schedule";
import { Recorder } from "../../support/shopify";
import { HERE, THERE, twoDatabases } from "./two";

let both: { DB_2: D1Database };
const HOUR = 3_600_000;
const NOW = 1_800_000_000_000;

beforeEach(async () => {
  both = await twoDatabases();
});

afterEach(() => {
  vi.restoreAllMocks();
  forgetPlaces();
});

const entered = (column: "moving_to" | "moved_from", place: number, shop: string, changedAt: number) =>
  env.DB.prepare(`UPDATE directory SET ${column} = ?, changed_at = ? WHERE domain = ?`)
    .bind(place, changedAt, shop)
    .run();

/** The lines of one hour's schedule that tell of moves. */
async function toldAt(now: number, environment: object = both) {
  const told = vi.spyOn(console, "error").mockImplementation(() => undefined);
  told.mockClear();
  await runSchedule("7 * * * *", { ...env, ...environment, JOBS: new Recorder<JobMessage>() }, now);
  return told.mock.calls
    .map(([line]) => JSON.parse(String(line)))
    .filter(({ at, move }) => at === "alarm" && move !== undefined);
}

it("tells each hour of a move that has not ended within one, and of nothing else", async () => {
  expect(await toldAt(NOW)).toEqual([]);
  await entered("moving_to", 2, HERE, NOW - HOUR);
  await entered("moved_from", 1, THERE, NOW - HOUR + 1);
  expect(await toldAt(NOW)).toEqual([]);

  const [held, old] = [
    { at: "alarm", move: "unended", shop: HERE, from: 1, to: 2, since: NOW - HOUR, held: true },
    { at: "alarm", move: "unended", shop: THERE, from: 1, to: 2, since: NOW - HOUR + 1, held: false },
  ];
  expect(await toldAt(NOW + 1)).toEqual([held]);
  expect(await toldAt(NOW + HOUR)).toEqual([held, old]);
  expect(await toldAt(NOW + HOUR, {})).toEqual([]);
  await env.DB.prepare("UPDATE directory SET moving_to = NULL, moved_from = NULL").run();
  expect(await toldAt(NOW + HOUR)).toEqual([]);
});
