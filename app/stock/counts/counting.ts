import { type Heard, type ScanIndex, scanned, type Waiting } from "../../catalog/scanned";
import type { Told } from "./entry";

/** What was found on this phone and is not told to Evenstock yet. `at`: by this phone's clock, in ms. */
export interface Found {
  token: string;
  variantId: number;
  units: number;
  at: number;
  anew: boolean;
}

/** A count as one phone sees it. */
export interface Counting {
  /** Counted of each variant, by everybody; none where nobody counted. */
  units: Readonly<Record<number, number>>;
  /** As Evenstock last told them, without what waits here. */
  told: Readonly<Record<number, number>>;
  /** Lines on which several people counted. */
  people: Readonly<Record<number, number>>;
  queue: readonly Found[];
  waiting: readonly Waiting[];
  heard: Heard | null;
}

/** When it was, and what makes it itself: a step has no clock of its own. */
type Stamp = { token: string; at: number };

export type Step =
  | ({ kind: "scan"; read: string } & Stamp)
  | ({ kind: "add"; variantId: number; units: number } & Stamp)
  | ({ kind: "set"; variantId: number; units: number } & Stamp)
  /** From here on the variant is counted anew. */
  | ({ kind: "anew"; variantId: number } & Stamp)
  /** A code that waited is so many units of that variant, or is put aside. */
  | ({ kind: "settle"; code: string; variantId: number | null; units: number } & Stamp)
  | { kind: "told"; told: Told; sent: readonly string[] }
  | { kind: "kept"; queue: readonly Found[] };

const MOST_WAITING = 200;

/** As a page opens a count: what others have counted, and nothing that waits. */
export const countingOf = (
  lines: readonly { variantId: number; counted: number | null; people: number }[],
): Counting => {
  const told = Object.fromEntries(
    lines.flatMap(({ variantId, counted }) => (counted === null ? [] : [[variantId, counted]])),
  );
  const people = Object.fromEntries(lines.map(({ variantId, people }) => [variantId, people]));
  return { units: told, told, people, queue: [], waiting: [], heard: null };
};

/** The step from one count to the next. */
export function counted(counting: Counting, index: ScanIndex, step: Step): Counting {
  switch (step.kind) {
    case "scan":
      return scan(counting, index, step);
    case "add":
      return found(counting, step.variantId, step.units, step);
    case "set":
      return found(counting, step.variantId, Math.max(0, step.units) - (counting.units[step.variantId] ?? 0), step);
    case "anew":
      return found(counting, step.variantId, 0, step, { anew: true });
    case "settle": {
      const index = counting.waiting.findIndex(({ code }) => code === step.code);
      const settled = { ...counting, waiting: counting.waiting.filter((_, at) => at !== index) };
      if (index < 0 || step.variantId === null) return settled;
      const heard = heardOf(settled, "found", step.code, step.variantId, step.units);
      return { ...found(settled, step.variantId, step.units, step), heard };
    }
    case "told": {
      const sent = new Set(step.sent);
      const queue = counting.queue.filter(({ token }) => !sent.has(token));
      const told = {
        ...counting.told,
        ...Object.fromEntries(step.told.lines.map((line) => [line.variantId, line.counted ?? 0])),
      };
      const people = {
        ...counting.people,
        ...Object.fromEntries(step.told.lines.map((line) => [line.variantId, line.people])),
      };
      return summed({ ...counting, queue, told, people });
    }
    case "kept":
      return summed({ ...counting, queue: [...step.queue, ...counting.queue] });
  }
}

function scan(counting: Counting, index: ScanIndex, step: Extract<Step, { kind: "scan" }>): Counting {
  const code = step.read.trim().slice(0, 300);
  if (code === "") return counting;
  const what = scanned(index, step.read);
  if (what.kind === "found")
    return {
      ...found(counting, what.variantId, what.units, step),
      heard: heardOf(counting, "found", code, what.variantId, what.units),
    };
  const variantIds = what.kind === "ambiguous" ? what.variantIds : what.kind === "carton" ? [what.variantId] : [];
  const waiting = [...counting.waiting, { code, why: what.kind, variantIds }].slice(-MOST_WAITING);
  return { ...counting, waiting, heard: heardOf(counting, what.kind, code, null, 0) };
}

const heardOf = (
  { heard }: Counting,
  kind: Heard["kind"],
  code: string,
  lineId: number | null,
  units: number,
): Heard => ({ kind, code, lineId, units, count: (heard?.count ?? 0) + 1 });

function found(
  counting: Counting,
  variantId: number,
  units: number,
  { token, at }: Stamp,
  { anew = false } = {},
): Counting {
  const queue = [...counting.queue, { token, variantId, units, at, anew }];
  const sum = Math.max(0, (anew ? 0 : (counting.units[variantId] ?? 0)) + units);
  return { ...counting, queue, units: { ...counting.units, [variantId]: sum } };
}

/** What Evenstock told, and on top of it what waits here. */
function summed(counting: Counting): Counting {
  const units: Record<number, number> = { ...counting.told };
  for (const { variantId, units: more, anew } of counting.queue)
    units[variantId] = Math.max(0, (anew ? 0 : (units[variantId] ?? 0)) + more);
  return { ...counting, units };
}
