import type { LevelBehind } from "../../demand/level-behind";

/** What a reorder level was read from, as a page shows it. */
export type Level = Omit<LevelBehind, "past"> & {
  serviceLevel: number;
  /** How many forecasts were held against what sold. */
  measured: number;
  /** The last of them that do not overlap, the newest first; `endedOn` is the last day of what was forecast. */
  past: { endedOn: number; forecast: number; actual: number }[];
};

/** Units by which more was forecast than sold; below 0 by which too few were. */
export const missedBy = ({ forecast, actual }: { forecast: number; actual: number }) => forecast - actual;
