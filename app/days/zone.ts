/** A time zone as the server knows it: what an engine says of its clocks differs with the engine's age. */
export interface Zone {
  name: string;
  /** False where the server does not know it either: its clocks are then UTC's. */
  isKnown: boolean;
  /** From when on (epoch ms, null for ever before) its clocks were how far ahead of UTC (ms); the latest first. */
  offsets: [from: number | null, offset: number][];
}

/** What the zone's clocks show at an instant (epoch ms), as the milliseconds at which UTC's show the same. */
export function wallClock(at: number, { offsets }: Zone): number {
  const [, offset = 0] = offsets.find(([from]) => from === null || from <= at) ?? offsets.at(-1) ?? [];
  return at + offset;
}
