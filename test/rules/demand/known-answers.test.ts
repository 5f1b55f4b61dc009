import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { countQuantile } from "../../../app/demand/engine/count-quantile";
import { normalQuantile } from "../../../app/demand/engine/normal-quantile";
import { croston, holt, sba, sbj, ses, tsb } from "../../../bench/demand/textbook";
import { regularityOf } from "../../../scripts/backtest/demand-class";
import { countLoss, unitNormalLoss } from "./losses";

type Known = { y: number[]; number: (name: string) => number };

/** Seasonal methods are not part of this house. */
const NOT_HERE = ["holtwinters_mult", "theta"];

const METHODS: Record<string, (known: Known) => number | number[]> = {
  ses: ({ y, number }) => ses(y, number("alpha")),
  holt: ({ y, number }) => holt(y, number("alpha"), number("beta"), 3),
  croston: ({ y, number }) => croston(y, number("alpha")),
  sba: ({ y, number }) => sba(y, number("alpha")),
  sbj: ({ y, number }) => sbj(y, number("alpha")),
  tsb: ({ y, number }) => tsb(y, number("alpha_size"), number("alpha_prob")),
  adi_cv2: ({ y }) => {
    const regularity = regularityOf(y);
    return [regularity?.interval ?? Number.NaN, regularity?.variation ?? Number.NaN];
  },
  count_quantile: ({ number }) => countQuantile(number("mean"), number("variance"), number("p")),
  norm_quantile: ({ number }) => normalQuantile(number("p")),
  unit_normal_loss: ({ number }) => unitNormalLoss(number("k")),
  count_loss: ({ number }) => countLoss(number("mean"), number("variance"), number("s")),
};

const answers = z
  .array(
    z.object({
      id: z.string(),
      method: z.string(),
      y: z.union([z.array(z.number()), z.string()]).optional(),
      params: z.record(z.string(), z.union([z.number(), z.string()])),
      expected: z.union([z.number(), z.array(z.number()), z.object({ adi: z.number(), cv2: z.number() })]),
      tol: z.number(),
    }),
  )
  .parse(JSON.parse(readFileSync("test/fixtures/demand/known-answers.json", "utf8")));

describe("Known answers of other people's software", () => {
  it("are all asked for, but for two methods that are not part of this house", () => {
    const asked = answers.filter(({ method }) => method in METHODS);
    expect(answers.filter(({ method }) => !(method in METHODS)).map(({ method }) => method)).toEqual(NOT_HERE);
    expect(asked).toHaveLength(47);
  });

  for (const { id, method, y, params, expected, tol } of answers.filter(({ method }) => method in METHODS))
    it(`${id}: ${method} ${Array.isArray(y) ? `of ${y.length} periods ` : ""}is the same here`, () => {
      const found = METHODS[method]?.({
        y: Array.isArray(y) ? y : [],
        number: (name) => z.number().parse(params[name]),
      });
      const wanted = numbersOf(expected);
      const got = numbersOf(found ?? []);
      expect(got).toHaveLength(wanted.length);
      for (const [index, value] of wanted.entries())
        expect(Math.abs((got[index] ?? Infinity) - value)).toBeLessThanOrEqual(tol);
    });
});

const numbersOf = (value: number | number[] | { adi: number; cv2: number }) =>
  typeof value === "number" ? [value] : Array.isArray(value) ? value : [value.adi, value.cv2];
