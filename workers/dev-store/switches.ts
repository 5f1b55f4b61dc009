import { z } from "zod";
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
  seed: 1,
};

export function readSwitches(store: Store): Switches {
  return store.readSetting("switches", Switches) ?? OFF;
}

export function setSwitches(store: Store, changes: Partial<Switches>): Switches {
  const switches = { ...readSwitches(store), ...changes };
  store.writeSetting("switches", switches);
  return switches;
}
