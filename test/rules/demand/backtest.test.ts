import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { main } from "../../../scripts/backtest/main";
import { salesFrom } from "./shops";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "evenstock-sales-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  vi.restoreAllMocks();
});

function backtest(...args: string[]) {
  const said: string[] = [];
  const complained: string[] = [];
  vi.spyOn(console, "log").mockImplementation((line: string) => said.push(line));
  vi.spyOn(console, "error").mockImplementation((line: string) => complained.push(line));
  return { code: main(args), said: said.join("\n"), complained: complained.join("\n") };
}

function fileOf(rows: string[]) {
  const file = join(folder, "sales.csv");
  writeFileSync(file, ["sku,date,units", ...rows].join("\r\n"));
  return file;
}

/** 200 days of ten articles. */
const shopFile = () =>
  fileOf(
    Array.from({ length: 10 }, (_, article) =>
      [...salesFrom(article + 1, 200, 40, 4)].map((units, day) => {
        const date = new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10);
        return `A${article},${date},${units}`;
      }),
    ).flat(),
  );

describe("npm run backtest", () => {
  it("answers a machine with the changes in percent and both curves", () => {
    const { code, said } = backtest(shopFile(), "--json");
    expect(code).toBe(0);
    const answer = JSON.parse(said);
    expect(Object.keys(answer)).toEqual(["lostAtEqualStock", "stockAtEqualFill", "curves"]);
    expect(Object.keys(answer.lostAtEqualStock)).toEqual(["7", "14"]);
    expect(answer.curves.thirtyDayMean.map(({ knob }: { knob: number }) => knob)).toContain(14);
  });

  it("tells a person what was replayed, by which settings", () => {
    const { code, said } = backtest(shopFile(), "--lead", "5", "--warm", "60");
    expect(code).toBe(0);
    expect(said).toContain("2025-01-01 to 2025-07-19 (200 days), 10 articles, 10 of them replayed");
    expect(said).toContain("lead time 5 days, cover 14 days, history 60 days");
    expect(said).toMatch(/at 14 safety days: \S+ % units lost at equal stock/);
  });

  it("refuses what it cannot read, by line, and what leaves nothing to count", () => {
    expect(backtest(fileOf(["A,2025-01-01,1", "A,1.1.2025,1"]))).toMatchObject({
      code: 1,
      complained: 'Line 3: the date must be a day such as 2026-03-31, not "1.1.2025"',
    });
    expect(backtest(shopFile(), "--sim", "20")).toMatchObject({ code: 1 });
    expect(backtest(join(folder, "missing.csv"))).toMatchObject({ code: 1 });
    expect(backtest(shopFile(), "--lead", "two").complained).toContain("--lead is a whole number of days");
    expect(backtest().complained).toContain("Give one file.");
  });
});
