import { useState } from "react";
import * as z from "zod/mini";
import { groupsOf } from "../../lists/groups";
import { MOST_LEFT, PIECE, piecesIn, type Result } from "../../purchasing/moving-in/kept-file";
import { orderPieces, outcomesSchema } from "../../purchasing/moving-in/piece";
import { sha256Of } from "../../words/sha256";
import type { Found } from "./found";
import type { OpenedFile } from "./opened-file";
import { MOVING_IN } from "./words";

export type Progress =
  | { state: "keeping" }
  | { state: "refused"; reason: string }
  | { state: "running" | "ended" | "stopped"; sent: number; total: number; result: Result };

const kept = z.union([
  z.object({ kind: z.literal("kept"), id: z.number() }),
  z.object({ kind: z.literal("refused"), reason: z.string() }),
]);
const SUPPLIERS_AT_ONCE = 500;
const NOT_KEPT = MOVING_IN.useBringing.theFileCouldNotBe;

/** First the file is kept whole, then what it holds is brought in piece by piece, then what became of it is kept, too. */
export function useBringingIn(opened: OpenedFile) {
  const [progress, setProgress] = useState<Progress>();
  const bringIn = async (found: Found, locationId: number) => {
    setProgress({ state: "keeping" });
    const file = await keepWhole(opened).catch(() => undefined);
    if (!file || file.kind === "refused") return setProgress({ state: "refused", reason: file?.reason ?? NOT_KEPT });
    const total = found.suppliers.length + found.orders.length;
    let result = nothingYet(found);
    let sent = 0;
    const say = (state: "running" | "ended" | "stopped") => setProgress({ state, sent, total, result });
    say("running");
    try {
      for (const suppliers of groupsOf(found.suppliers, SUPPLIERS_AT_ONCE)) {
        result = more(result, "suppliers", await sentTo("/moving-in/suppliers", { check: false, suppliers }));
        sent += suppliers.length;
        say("running");
      }
      for (const orders of orderPieces(found.orders.map(({ order }) => order))) {
        const piece = { check: false, fileId: file.id, locationId, orders };
        result = more(result, "orders", await sentTo("/moving-in/orders", piece));
        sent += orders.length;
        say("running");
      }
      await put(`/moving-in/files/${file.id}`, JSON.stringify(result), "application/json");
      say("ended");
    } catch {
      say("stopped");
    }
  };
  return { progress, bringIn };
}

async function keepWhole({ name, bytes }: OpenedFile) {
  const file = { name, size: bytes.length, sha256: await sha256Of(new Uint8Array(bytes)) };
  const answer = kept.parse(
    await (await asked("/moving-in/files", "POST", JSON.stringify(file), "application/json")).json(),
  );
  if (answer.kind === "refused") return answer;
  for (let piece = 0; piece < piecesIn(bytes.length); piece++)
    await put(
      `/moving-in/files/${answer.id}/pieces/${piece}`,
      bytes.slice(piece * PIECE, (piece + 1) * PIECE),
      "application/octet-stream",
    );
  return answer;
}

const put = (address: string, body: string | Uint8Array<ArrayBuffer>, type: string) =>
  asked(address, "PUT", body, type);

async function asked(address: string, method: string, body: string | Uint8Array<ArrayBuffer>, type: string) {
  const answer = await fetch(address, { method, body, headers: { "content-type": type } });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}.`);
  return answer;
}

const sentTo = async (address: string, piece: unknown) =>
  outcomesSchema.parse(await (await asked(address, "POST", JSON.stringify(piece), "application/json")).json()).outcomes;

const nothingYet = ({ left }: Found): Result => ({
  suppliers: { added: 0, changed: 0, unchanged: 0 },
  orders: { added: 0, changed: 0, unchanged: 0 },
  unlinked: 0,
  left: left.slice(0, MOST_LEFT),
  more: Math.max(0, left.length - MOST_LEFT),
});

function more(
  before: Result,
  what: "suppliers" | "orders",
  outcomes: z.infer<typeof outcomesSchema>["outcomes"],
): Result {
  const counts = { ...before[what] };
  const left = [...before.left];
  let { unlinked } = before;
  for (const outcome of outcomes) {
    if (outcome.kind === "refused")
      left.push({ what: MOVING_IN.useBringing.order(outcome.number), why: outcome.reason });
    else {
      counts[outcome.kind] += 1;
      unlinked += outcome.unlinked;
    }
  }
  const beyond = Math.max(0, left.length - MOST_LEFT);
  return { ...before, [what]: counts, unlinked, left: left.slice(0, MOST_LEFT), more: before.more + beyond };
}
