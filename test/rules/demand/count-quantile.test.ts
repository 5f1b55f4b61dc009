import { describe, expect, it } from "vitest";
import { countQuantile, countQuantiles } from "../../../app/demand/engine/count-quantile";
import { normalQuantile } from "../../../app/demand/engine/normal-quantile";
import { countLoss } from "./losses";

const MEANS = [0.01, 0.3, 1, 4.5, 17, 60, 119.9];
const SPREADS = [1, 1.5, 3, 12];
const SERVICE = [0.1, 0.5, 0.9, 0.97, 0.999];

describe("The quantile of a count", () => {
  it("is the first stock whose chance to suffice reaches the setting, by an independent sum", () => {
    for (const mean of MEANS)
      for (const spread of SPREADS)
        for (const p of SERVICE) {
          const q = countQuantile(mean, mean * spread, p);
          // One unit less on the shelf is missed with the chance that more than that is asked for.
          const chanceAbove = (stock: number) =>
            countLoss(mean, mean * spread, stock) - countLoss(mean, mean * spread, stock + 1);
          expect(chanceAbove(q), `mean ${mean}, ×${spread}, p ${p}`).toBeLessThanOrEqual(1 - p + 1e-9);
          if (q > 0) expect(chanceAbove(q - 1), `mean ${mean}, ×${spread}, p ${p}`).toBeGreaterThan(1 - p - 1e-9);
        }
  });

  it("grows with the setting, and with the mean", () => {
    for (const spread of SPREADS) {
      const rows = [...MEANS, 120.1, 500, 1e5, 2 ** 40].map((mean) => countQuantiles(mean, mean * spread, SERVICE));
      for (const [index, row] of rows.entries()) {
        expect(row).toEqual([...row].sort((a, b) => a - b));
        for (const [place, value] of row.entries()) expect(value).toBeGreaterThanOrEqual(rows[index - 1]?.[place] ?? 0);
      }
    }
  });

  it("goes on smoothly where the steps end and the gamma begins", () => {
    for (const variation of [0.02, 0.1, 0.4, 0.6, 2, 5])
      for (const p of [0.1, 0.5, 0.9, 0.97]) {
        const [below, above] = [120, 120.001].map((mean) => countQuantile(mean, variation * mean ** 2, p));
        expect(Math.abs((above ?? 0) - (below ?? 0)), `${variation} ${p}`).toBeLessThanOrEqual(2 + 0.01 * (below ?? 0));
      }
  });

  it("of nothing is nothing", () => {
    expect(countQuantiles(0, 0, SERVICE)).toEqual([0, 0, 0, 0, 0]);
    expect(countQuantile(Number.NaN, 1, 0.5)).toBe(0);
  });

  it("ends for settings next to certainty", () => {
    expect(countQuantile(5, 9, 1 - 1e-16)).toBeLessThan(3000);
    expect(Number.isFinite(countQuantile(1e6, 1e6, 1 - 1e-16))).toBe(true);
  });
});

describe("The quantile of the normal distribution", () => {
  it("is the same on both sides of the middle", () => {
    expect(normalQuantile(0.5)).toBeCloseTo(0, 12);
    for (const p of [0.6, 0.9, 0.99, 0.9999]) expect(normalQuantile(1 - p)).toBeCloseTo(-normalQuantile(p), 9);
  });
});
