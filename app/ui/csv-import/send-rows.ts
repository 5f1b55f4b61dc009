import { answerSchema, type Chunk, type Outcome } from "../../csv/chunk";

/** Rows to the door that saves or checks them. App Bridge adds the session token to the fetch. */
export async function sendRows(door: string, chunk: Chunk, signal?: AbortSignal): Promise<Outcome[]> {
  const response = await fetch(door, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(chunk),
    signal,
  });
  if (!response.ok) throw new Error(`${door} answered ${response.status}.`);
  return answerSchema.parse(await response.json()).outcomes;
}
