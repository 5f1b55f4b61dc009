import { countQuantile } from "../engine/count-quantile";
import { engineDay } from "../engine/day";
import { demandOver } from "../engine/demand-over";
import type { EngineSettings } from "../engine/forecast";
import { toldOfRate } from "../engine/measured-error";
import { type Memory, memoryBefore, remember } from "../engine/memory";
import { RATES } from "../engine/rates";
import { PACE_BEFORE, paceAfter, paceOf } from "../engine/shop-pace";
import { EQUAL_TRUST, trustOf } from "../engine/trust";
import { horizonOf } from "../horizon";
import type { Policy } from "./simulate";

const HAIR = 1e-9;

/** The demand engine, which keeps a memory of each article. Below the reorder level it orders up to it and a cover more. */
export function enginePolicy(articles: number, settings: EngineSettings): Policy {
  const memories = Array.from({ length: articles }, () => memoryBefore(horizonOf(settings)));
  let shop = 0;
  let pace = PACE_BEFORE;
  let trust = EQUAL_TRUST;
  return {
    dayEnds(shopSold) {
      shop = shopSold;
      pace = paceAfter(pace, shopSold);
      // What was told up to the evening before, as each night of the shop has it from the last one.
      trust = trustOf(toldByAll(memories));
    },
    remember(article, sold, availability) {
      const memory = memories[article];
      if (memory) remember(memory, engineDay(sold, availability, shop, paceOf(pace)), trust);
    },
    toOrder(article, position) {
      const memory = memories[article];
      if (!memory) return 0;
      const { mean, variance } = demandOver(memory, settings.leadTimeDeviation);
      if (surelyEnough(position, mean, variance, settings.serviceLevel)) return 0;
      const level = countQuantile(mean, variance, settings.serviceLevel);
      return position < level
        ? Math.max(0, Math.ceil(level - 1 + Math.max(1, memory.rate * settings.coverDays) - position - HAIR))
        : 0;
    },
  };
}

/** No distribution of this mean and variance has its quantile above Cantelli's bound: it spares most evenings the quantile. */
const surelyEnough = (position: number, mean: number, variance: number, p: number) =>
  position > mean + Math.sqrt((variance * p) / (1 - p)) + 1;

function toldByAll(memories: Memory[]) {
  const sum = new Float64Array(RATES);
  for (const { errors } of memories) for (let k = 0; k < RATES; k++) sum[k] = (sum[k] ?? 0) + toldOfRate(errors, k);
  return sum;
}
