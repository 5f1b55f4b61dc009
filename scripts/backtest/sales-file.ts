/** Units asked for each day, one row an article, from the first day of the file to the last. */
export type Sales = { firstDay: string; lastDay: string; days: number; articles: Float64Array[] };

export class BadFile extends Error {}

const DAY = 86_400_000;
const COLUMNS = ["sku", "date", "units"] as const;
/** A slip in one date would make every row of an article longer than memory. */
const LONGEST = 20_000;

/** What a file tells of one article, row by row. Plain numbers: millions of rows fit. */
type Told = { days: number[]; units: number[] };

/** Rows in any order; rows of the same article and day add up; a day that is missing sold nothing, nor one with more returned than sold. */
export function salesOf(text: string): Sales {
  const { told, first, last } = rowsOf(text);
  if (!told.size) throw new BadFile("The file has no sales.");
  const days = last - first + 1;
  if (days > LONGEST)
    throw new BadFile(`The file reaches from ${written(first)} to ${written(last)}: is a year wrong?`);
  return {
    firstDay: written(first),
    lastDay: written(last),
    days,
    articles: [...told.values()].map((rows) => soldOn(rows, first, days)),
  };
}

function soldOn(told: Told, first: number, days: number) {
  const sold = new Float64Array(days);
  for (const [row, day] of told.days.entries()) sold[day - first] = (sold[day - first] ?? 0) + (told.units[row] ?? 0);
  return sold.map((units) => Math.max(0, units));
}

function rowsOf(text: string) {
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  const places = placesOf(lines[0] ?? "");
  const told = new Map<string, Told>();
  const knownDays = new Map<string, number>();
  let [first, last] = [Infinity, -Infinity];
  for (const [index, line] of lines.entries()) {
    if (index === 0 || line.trim() === "") continue;
    const bad = (what: string) => new BadFile(`Line ${index + 1}: ${what}`);
    const fields = fieldsOf(line);
    if (!fields.length) throw bad("a quotation mark is not closed");
    const [sku = "", date = "", units = ""] = places.map((place) => fields[place]?.trim());
    if (!sku) throw bad("the sku is missing");
    if (!/^-?\d{1,12}(\.\d+)?$/.test(units)) throw bad(`units must be a number such as 3, not "${units}"`);
    const day = knownDays.get(date) ?? dayOf(date);
    if (day === null) throw bad(`the date must be a day such as 2026-03-31, not "${date}"`);
    knownDays.set(date, day);
    [first, last] = [Math.min(first, day), Math.max(last, day)];
    const rows = told.get(sku) ?? { days: [], units: [] };
    rows.days.push(day);
    rows.units.push(Number(units));
    told.set(sku, rows);
  }
  return { told, first, last };
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
