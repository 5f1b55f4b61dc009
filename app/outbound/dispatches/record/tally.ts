import { cells } from "../../../sql/cells-sql";
import type { Told } from "../../endpoints/health";
import type { SealedEndpoint } from "../../endpoints/sealed.server";
import type { Answer } from "../outcome";
import type { Ended } from "./ended";

/** An answer slower than that, in ms, moves its endpoint to the queue of the slow. */
export const SLOW_FROM = 3000;

/** How an endpoint's attempts of one claim went. */
interface Tally {
  endpoint: SealedEndpoint;
  successes: number;
  failures: number;
  /** Since the last success, or of all. */
  failuresSince: number;
  lastStatus: number | null;
  lastError: string | null;
  slow: boolean;
  /** JSON: how each went, the newest first. */
  told: string;
}

/** Attempts in the order in which they ended. */
export function tallyOf(endpoint: SealedEndpoint, ended: Ended[]): Tally[] {
  const tried = ended.flatMap(({ endpointId, attempt }) => (endpointId === endpoint.id && attempt ? [attempt] : []));
  const last = tried.at(-1);
  if (!last) return [];
  const lastSuccess = tried.findLastIndex(({ succeeded }) => succeeded);
  const successes = tried.filter(({ succeeded }) => succeeded).length;
  const { answer } = last;
  return [
    {
      endpoint,
      successes,
      failures: tried.length - successes,
      failuresSince: tried.length - 1 - lastSuccess,
      lastStatus: answer.kind === "answered" ? answer.status : null,
      lastError: answer.kind === "failed" ? answer.reason : null,
      slow: !last.succeeded || answer.durationMs >= SLOW_FROM,
      told: JSON.stringify(tried.map(({ answer }) => toldOf(answer)).reverse()),
    },
  ];
}

/** What the health of its endpoint is told by. */
const toldOf = (answer: Answer): Told => [answer.kind === "answered" ? answer.status : null, answer.durationMs];

const TALLY_KINDS = {
  endpointId: "value",
  successes: "value",
  failuresSince: "value",
  lastStatus: "value",
  lastError: "value",
  slow: "value",
  told: "value",
} as const;
export const TALLY = cells(TALLY_KINDS);
export const RECOVERY = cells({ shopId: "value", lease: "value", ...TALLY_KINDS });

export const tallyRow = ({ endpoint, ...tally }: Tally) => ({ ...tally, endpointId: endpoint.id });
