import * as z from "zod";
import { firstBytes } from "../first-bytes";
import type { Resolve } from "./address";

const SERVER = "https://cloudflare-dns.com/dns-query";
const PATIENCE = 5000;
const LONGEST_ANSWER = 64 * 1024;

/** IPv4 and IPv6: names of the records and their numbers in an answer. */
const RECORDS = [
  ["A", 1],
  ["AAAA", 28],
] as const;

const answer = z.object({
  Status: z.int(),
  Answer: z.array(z.object({ type: z.int(), data: z.string() })).default([]),
});

/** There is such a name; there is none. All else says nothing of it. */
const [FOUND, NO_SUCH_NAME] = [0, 3];

type Asked = { kind: "told"; addresses: string[] } | { kind: "failed"; reason: string };

/** Looks names up by DNS over HTTPS. Where one of the two questions stays open, the name counts as not looked up. */
export function dnsOverHttps(ask: typeof fetch): Resolve {
  return async (host) => {
    const asked = await Promise.all(RECORDS.map(([name, number]) => addressesOf(ask, host, name, number)));
    const failed = asked.find((each) => each.kind === "failed");
    if (failed?.kind === "failed") return failed;
    const addresses = asked.flatMap((each) => (each.kind === "told" ? each.addresses : []));
    return addresses.length > 0 ? { kind: "addresses", addresses } : { kind: "none" };
  };
}

async function addressesOf(ask: typeof fetch, host: string, name: string, type: number): Promise<Asked> {
  const signal = AbortSignal.timeout(PATIENCE);
  try {
    const response = await ask(`${SERVER}?name=${encodeURIComponent(host)}&type=${name}`, {
      headers: { accept: "application/dns-json" },
      redirect: "manual",
      signal,
    });
    const text = new TextDecoder().decode(await firstBytes(response.body, LONGEST_ANSWER, signal));
    if (!response.ok) return { kind: "failed", reason: `the name service answered ${response.status}` };
    const { Status: status, Answer: records } = answer.parse(JSON.parse(text));
    if (status !== FOUND && status !== NO_SUCH_NAME)
      return { kind: "failed", reason: `the name service answered with code ${status}` };
    return { kind: "told", addresses: records.filter((each) => each.type === type).map(({ data }) => data) };
  } catch {
    return { kind: "failed", reason: "the name service did not answer" };
  }
}
