import { type Heard, lineFor, type ScanIndex, scanned, type Waiting } from "../../catalog/scanned";

/** A line of the order that is being counted. */
interface CountLine {
  lineId: number;
  variantId: number;
  /** Units still to come as the page was opened. */
  remainder: number;
}

export interface Count {
  accepted: number;
  damaged: number;
}

export interface Counting {
  counts: Readonly<Record<number, Count>>;
  waiting: readonly Waiting[];
  heard: Heard | null;
}

export type Field = keyof Count;

export type CountStep =
  | { kind: "scan"; read: string; field: Field }
  | { kind: "set"; lineId: number; field: Field; units: number }
  | { kind: "add"; lineId: number; field: Field; units: number }
  | { kind: "all" }
  | { kind: "none" }
  /** A code that waited is so many units of that line, or is put aside. */
  | { kind: "settle"; at: number; lineId: number | null; units: number };

const NO_COUNT: Count = { accepted: 0, damaged: 0 };
const MOST_UNITS = 1_000_000;
const MOST_WAITING = 200;

/** Of one line; zeros while nothing of it is counted. */
export const countOf = ({ counts }: Pick<Counting, "counts">, lineId: number): Count => counts[lineId] ?? NO_COUNT;

/** The step from one count to the next. Lines that it does not touch keep their objects, so that a page draws one line anew. */
export function counted(counting: Counting, lines: readonly CountLine[], index: ScanIndex, step: CountStep): Counting {
  switch (step.kind) {
    case "scan":
      return scan(counting, lines, index, step);
    case "set":
      return withCount(counting, step.lineId, step.field, step.units);
    case "add":
      return withCount(counting, step.lineId, step.field, countOf(counting, step.lineId)[step.field] + step.units);
    case "all":
      return { ...counting, counts: allOf(counting, lines) };
    case "none":
      return { ...counting, counts: {} };
    case "settle": {
      const waiting = counting.waiting.filter((_, at) => at !== step.at);
      const settled = { ...counting, waiting };
      return step.lineId === null
        ? settled
        : withCount(settled, step.lineId, "accepted", countOf(settled, step.lineId).accepted + step.units);
    }
  }
}

function scan(
  counting: Counting,
  lines: readonly CountLine[],
  index: ScanIndex,
  { read, field }: Extract<CountStep, { kind: "scan" }>,
): Counting {
  const code = read.trim().slice(0, 300);
  if (code === "") return counting;
  const count = (counting.heard?.count ?? 0) + 1;
  const found = scanned(index, read);
  const line = found.kind === "found" ? lineAt(counting, lines, found.variantId) : undefined;
  if (found.kind !== "found" || !line) {
    const why = found.kind === "found" ? "unknown" : found.kind;
    const variantIds = found.kind === "ambiguous" ? found.variantIds : "variantId" in found ? [found.variantId] : [];
    const waiting = [...counting.waiting, { code, why, variantIds }].slice(-MOST_WAITING);
    return { ...counting, waiting, heard: { kind: why, lineId: null, code, units: 0, count } };
  }
  const { lineId, remainder } = line;
  const next = withCount(counting, lineId, field, countOf(counting, lineId)[field] + found.units);
  const kind = unitsOf(countOf(next, lineId)) > remainder ? "over" : "found";
  return { ...next, heard: { kind, lineId, code, units: found.units, count } };
}

const lineAt = (counting: Counting, lines: readonly CountLine[], variantId: number) =>
  lineFor(
    lines
      .filter((line) => line.variantId === variantId)
      .map((line) => ({ ...line, counted: unitsOf(countOf(counting, line.lineId)) })),
    variantId,
  );

/** Units that came, good or not. */
export const unitsOf = ({ accepted, damaged }: Count) => accepted + damaged;

function withCount(counting: Counting, lineId: number, field: Field, units: number): Counting {
  const whole = Math.min(MOST_UNITS, Math.max(0, Math.trunc(units) || 0));
  return { ...counting, counts: { ...counting.counts, [lineId]: { ...countOf(counting, lineId), [field]: whole } } };
}

/** Of each line as much as is awaited, beside what was found damaged. */
const allOf = (counting: Counting, lines: readonly CountLine[]) =>
  Object.fromEntries(
    lines.map(({ lineId, remainder }) => {
      const { accepted, damaged } = countOf(counting, lineId);
      return [lineId, { accepted: Math.max(accepted, remainder - damaged), damaged }];
    }),
  );

/** Where the count and the order differ: what is said before anything is posted. */
export interface Differences {
  short: { lineId: number; units: number }[];
  over: { lineId: number; units: number }[];
  damaged: { lineId: number; units: number }[];
  /** Lines that were not counted at all, of which something is still awaited. */
  uncounted: number;
  /** Units that are counted. */
  units: number;
}

/** In units. Lines of which nothing is counted are none of `short`: how many they are is `uncounted`. */
export function differencesOf(counting: Counting, lines: readonly CountLine[]): Differences {
  const each = lines.map(({ lineId, remainder }) => ({ lineId, remainder, count: countOf(counting, lineId) }));
  const came = each.filter(({ count }) => unitsOf(count) > 0);
  const by = (units: (line: (typeof each)[number]) => number) =>
    came.map((line) => ({ lineId: line.lineId, units: units(line) })).filter(({ units }) => units > 0);
  return {
    short: by(({ remainder, count }) => remainder - unitsOf(count)),
    over: by(({ remainder, count }) => unitsOf(count) - remainder),
    damaged: by(({ count }) => count.damaged),
    uncounted: each.filter(({ remainder, count }) => remainder > 0 && unitsOf(count) === 0).length,
    units: came.reduce((sum, { count }) => sum + unitsOf(count), 0),
  };
}

/** A count that goes on where it was left: its codes still wait, each for the reason that it has now. */
export function resumed(
  { lines, codes }: { lines: readonly ({ lineId: number } & Count)[]; codes: readonly string[] },
  index: ScanIndex,
): Counting {
  return {
    counts: Object.fromEntries(lines.map(({ lineId, accepted, damaged }) => [lineId, { accepted, damaged }])),
    waiting: codes.map((code) => waitingFor(code, index)),
    heard: null,
  };
}

function waitingFor(code: string, index: ScanIndex): Waiting {
  const found = scanned(index, code);
  if (found.kind === "ambiguous") return { code, why: "ambiguous", variantIds: found.variantIds };
  if (found.kind === "carton") return { code, why: "carton", variantIds: [found.variantId] };
  return { code, why: "unknown", variantIds: [] };
}
