/** Units asked for each day, one row an article, from the first day of the file to the last. */
export type Sales = { firstDay: string; lastDay: string; days: number; articles: Float64Array[] };

export class BadFile extends Error {}

const DAY = 86_400_000;
const COLUMNS = ["sku", "date", "units"] as const;
/** A slip in one date would make every row of an article longer than memory. */
const LONGEST = 20_000;

/** Rows in any order; rows of the same article and day add up; a day that is missing sold nothing, nor one with more returned than sold. */
export function salesOf(text: string): Sales {
  const rows = rowsOf(text);
  const firstDay = rows.reduce((first, { day }) => Math.min(first, day), Infinity);
  const lastDay = rows.reduce((last, { day }) => Math.max(last, day), -Infinity);
  if (!rows.length) throw new BadFile("The file has no sales.");
  const days = lastDay - firstDay + 1;
  if (days > LONGEST)
    throw new BadFile(`The file reaches from ${written(firstDay)} to ${written(lastDay)}: is a year wrong?`);
  const articles = new Map<string, Float64Array>();
  for (const { sku, day, units } of rows) {
    const sold = articles.get(sku) ?? new Float64Array(days);
    sold[day - firstDay] = (sold[day - firstDay] ?? 0) + units;
    articles.set(sku, sold);
  }
  return {
    firstDay: written(firstDay),
    lastDay: written(lastDay),
    days,
    articles: [...articles.values()].map((sold) => sold.map((units) => Math.max(0, units))),
  };
}

function rowsOf(text: string) {
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  const places = placesOf(lines[0] ?? "");
  const knownDays = new Map<string, number>();
  return lines.flatMap((line, index) => {
    if (index === 0 || line.trim() === "") return [];
    const fields = fieldsOf(line);
    const [sku, date, units] = places.map((place) => fields[place]?.trim() ?? "");
    const bad = (what: string) => new BadFile(`Line ${index + 1}: ${what}`);
    if (!fields.length) throw bad("a quotation mark is not closed");
    if (!sku) throw bad("the sku is missing");
    if (!units || !/^-?\d{1,12}(\.\d+)?$/.test(units)) throw bad(`units must be a number such as 3, not "${units}"`);
    const day = knownDays.get(date ?? "") ?? dayOf(date ?? "");
    if (day === null) throw bad(`the date must be a day such as 2026-03-31, not "${date}"`);
    knownDays.set(date ?? "", day);
    return [{ sku, day, units: Number(units) }];
  });
}

function placesOf(header: string) {
  const names = fieldsOf(header).map((name) => name.trim().toLowerCase());
  return COLUMNS.map((column) => {
    const place = names.indexOf(column);
    if (place < 0) throw new BadFile(`Line 1: the column "${column}" is missing; needed are ${COLUMNS.join(", ")}`);
    return place;
  });
}

/** Empty where a quotation mark is not closed. */
function fieldsOf(line: string) {
  if (!line.includes('"')) return line.split(",");
  const fields = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"(?=,|$)|([^",]*)(?=,|$))/g)];
  const length = fields.reduce((sum, [field]) => sum + field.length, 0);
  return length === line.length ? fields.map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "") : [];
}

function dayOf(date: string) {
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) return null;
  const day = Date.parse(date) / DAY;
  // Some months are too short: a parser may carry the rest into the next.
  return Number.isInteger(day) && written(day) === date ? day : null;
}

const written = (day: number) => new Date(day * DAY).toISOString().slice(0, 10);
