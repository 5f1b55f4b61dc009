import { readFileSync } from "node:fs";
import { historyOf } from "../../app/demand/replay/articles";
import { compare } from "../../app/demand/replay/compare";
import { BadCall, callFrom, USAGE } from "./call";
import { asText } from "./report";
import { BadFile, salesOf } from "./sales-file";

/** Its answer is the exit code. */
export function main(args: string[]) {
  try {
    const { file, json, course } = callFrom(args);
    const sales = salesOf(readFileSync(file, "utf8"));
    const history = historyOf(sales.articles, course.warmDays);
    if (!history.articles.length)
      throw new BadFile(`no article sold on 3 days of the first ${course.warmDays}; take a longer --warm`);
    if (course.warmDays + course.leadTimeDays + 7 >= Math.min(sales.days, course.warmDays + (course.days ?? Infinity)))
      throw new BadFile(`${sales.days} days are too few: nothing is left to count after --warm and --lead + 7 days`);
    // The shelf is looked at every evening.
    const comparison = compare(history, course, { reviewDays: 1, leadTimeDeviation: 0 });
    console.log(
      json ? JSON.stringify(comparison) : asText(comparison, { ...sales, course, replayed: history.articles }),
    );
    return 0;
  } catch (error) {
    if (error instanceof BadCall) console.error(`${error.message}\n${USAGE}`);
    else if (error instanceof BadFile || isMissing(error)) console.error(error.message);
    else throw error;
    return 1;
  }
}

const isMissing = (error: unknown): error is Error => error instanceof Error && "code" in error && "path" in error;
