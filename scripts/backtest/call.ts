import { parseArgs } from "node:util";
import type { Course } from "../../app/demand/replay/simulate";

export const USAGE = `npm run backtest -- FILE.csv [--lead 14] [--cover 14] [--warm 75] [--sim DAYS] [--json]
  FILE.csv   columns sku, date (YYYY-MM-DD), units; a day that is missing sold nothing
  --lead     days from ordering to having the goods
  --cover    days that an order should last beyond the lead time
  --warm     days at the beginning that are only history
  --sim      days to replay after them; without it, all
  --json     for machines`;

export class BadCall extends Error {}

const LONGEST = 10_000;

export function callFrom(args: string[]): { file: string; json: boolean; course: Course } {
  const { values, positionals } = parsed(args);
  const [file, ...more] = positionals;
  if (file === undefined || more.length) throw new BadCall("Give one file.");
  const course: Course = {
    leadTimeDays: days("lead", values.lead, 0),
    coverDays: days("cover", values.cover, 1),
    warmDays: days("warm", values.warm, 1),
  };
  if (values.sim !== undefined) course.days = days("sim", values.sim, 1);
  return { file, json: values.json, course };
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        lead: { type: "string", default: "14" },
        cover: { type: "string", default: "14" },
        warm: { type: "string", default: "75" },
        sim: { type: "string" },
        json: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    throw new BadCall(error instanceof Error ? error.message : String(error));
  }
}

function days(name: string, typed: string, least: number) {
  const count = Number(typed);
  if (/^\d+$/.test(typed) && count >= least && count <= LONGEST) return count;
  throw new BadCall(`--${name} is a whole number of days from ${least} to ${LONGEST}, not "${typed}".`);
}
