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

/**
 * The instant (epoch ms) at which the zone's clocks show what UTC's show at `clock`. Of an hour that comes twice the first; of one that is
 * left out, as if the clocks had not been put on.
 */
export function instantAt(clock: number, zone: Zone): number {
  const candidates = zone.offsets.map(([, offset]) => clock - offset).sort((a, b) => a - b);
  const found = candidates.find((at) => wallClock(at, zone) === clock);
  return found ?? candidates.find((at) => wallClock(at, zone) > clock) ?? clock;
}
