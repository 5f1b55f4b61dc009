import { type Ended, endOf, firstBytes } from "../first-bytes";
import type { Answer } from "./outcome";

/** Of an answer no more is kept, in bytes of UTF-8. */
export const MOST_BODY = 16 * 1024;
const MOST_HEADERS = 50;
const MOST_OF_HEADERS = 8 * 1024;

/** An answer as it is stored and shown. The signal, and its promise where there is one, end the wait for a body that trickles. */
export async function keptAnswer(
  response: Response,
  durationMs: number,
  signal: AbortSignal,
  ended: Promise<Ended> = endOf(signal),
): Promise<Answer> {
  const headers = [...response.headers];
  return {
    kind: "answered",
    status: response.status,
    headers: keptHeaders(headers),
    body: isShort(headers)
      ? shown((await Promise.race([response.text().catch(() => ""), ended])) ?? "")
      : keptText(await firstBytes(response.body, MOST_BODY, signal, ended)),
    durationMs,
  };
}

/** It says that it is, and is not packed: then it is taken at once. */
function isShort(headers: [string, string][]) {
  let length: string | undefined;
  for (const [name, value] of headers) {
    if (name === "content-encoding") return false;
    if (name === "content-length") length = value;
  }
  return length !== undefined && /^\d{1,9}$/.test(length) && Number(length) <= MOST_BODY;
}

/** What is not UTF-8 and what no page can show is a replacement character; a character that the limit cuts is left out. */
export const keptText = (bytes: Uint8Array) =>
  shown(new TextDecoder().decode(bytes.subarray(0, MOST_BODY), { stream: bytes.length >= MOST_BODY }));

const shown = (text: string) => within(harmless(text), MOST_BODY);

/** Those that the schedule listens to first, so that no crowd of others pushes them out. */
export function keptHeaders(headers: [string, string][]): [string, string][] {
  if (fitsAsItIs(headers)) return headers;
  const heard = headers.filter(([name]) => HEARD.has(name.toLowerCase()));
  const others = headers.filter(([name]) => !HEARD.has(name.toLowerCase()));
  const kept: [string, string][] = [];
  let room = MOST_OF_HEADERS;
  for (const [name, value] of [...heard, ...others].slice(0, MOST_HEADERS)) {
    const shown: [string, string] = [within(harmless(name), LONGEST_NAME), ""];
    room -= bytesOf(shown[0]);
    if (room <= 0) break;
    shown[1] = within(harmless(value), room);
    room -= bytesOf(shown[1]);
    kept.push(shown);
  }
  return kept;
}

/** Most do: one look at all of them together. */
function fitsAsItIs(headers: [string, string][]) {
  let text = "";
  for (const [name, value] of headers) {
    if (name.length > LONGEST_NAME / 3) return false;
    text += name + value;
  }
  return headers.length <= MOST_HEADERS && text.length * 3 < MOST_OF_HEADERS && !CONTROL.test(text);
}

const LONGEST_NAME = 100;
const CONTROL = /\p{Cc}/u;

const HEARD = new Set(["retry-after", "webhook-delivery", "content-type"]);

const harmless = (text: string) =>
  CONTROL.test(text) ? text.replace(/\p{Cc}/gu, (sign) => ("\t\n\r".includes(sign) ? sign : "\ufffd")) : text;

const encoder = new TextEncoder();

/** Most fit by their length alone: a character takes one to three bytes. */
const within = (text: string, bytes: number) =>
  text.length * 3 <= bytes ? text : text.slice(0, encoder.encodeInto(text, new Uint8Array(bytes)).read);

const bytesOf = (text: string) => encoder.encode(text).length;
