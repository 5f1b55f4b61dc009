import * as z from "zod";
import type { Store } from "./store";

/** What goes wrong on demand. Probabilities are 0..1; every choice follows from `seed` and a delivery's number. */
export const Switches = z.object({
  duplicates: z.number().min(0).max(1),
  reordering: z.number().min(0).max(1),
  loss: z.number().min(0).max(1),
  /** Milliseconds added before each delivery. */
  delay: z.number().int().min(0).max(3_600_000),
  /** Changes within two seconds carry the same updated_at and the same triggered-at. */
  sameSecond: z.boolean(),
  /** Share of GraphQL requests answered THROTTLED although the bucket is full. */
  throttling: z.number().min(0).max(1),
  /** So many of the next mutations are made, and their answers are lost on the way. */
  lostAnswers: z.number().int().min(0).max(1000),
  seed: z.number().int(),
});
export type Switches = z.infer<typeof Switches>;

const OFF: Switches = {
  duplicates: 0,
  reordering: 0,
  loss: 0,
  delay: 0,
  sameSecond: false,
  throttling: 0,
  lostAnswers: 0,
  seed: 1,
};

export function readSwitches(store: Store): Switches {
  return { ...OFF, ...store.readSetting("switches", Switches.partial()) };
}

export function setSwitches(store: Store, changes: Partial<Switches>): Switches {
  const switches = { ...readSwitches(store), ...changes };
  store.writeSetting("switches", switches);
  return switches;
}

/** Whether the answer of the mutation that was just made is lost. */
export function losesAnswer(store: Store): boolean {
  const { lostAnswers } = readSwitches(store);
  if (lostAnswers > 0) setSwitches(store, { lostAnswers: lostAnswers - 1 });
  return lostAnswers > 0;
}
