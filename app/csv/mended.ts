/** How a table is read; `{ quotes: false }`: a quotation mark is a letter like others. */
type Parse = (text: string, options?: { quotes: boolean }) => { data: string[][]; errors: { type: string }[] };

/** A cell may hold so many lines; where more follow, its quotation mark has lost its partner. */
const MOST_LINES_IN_CELL = 20;

/**
 * The rows of a table in which a quotation mark has no partner: line by line, so that one bad row takes no other with it. A row
 * whose marks pair up only with those of later lines is one row as long as it has no more cells than the headings.
 */
export function mendedTable(text: string, parse: Parse): { data: string[][]; mended: number[] } {
  const lines = text.split(/\r\n|\r|\n/);
  const data: string[][] = [];
  const mended: number[] = [];
  for (let at = 0; at < lines.length; at++) {
    const whole = wholeRow(lines, at, data[0]?.length, parse);
    data.push(whole?.cells ?? (parse(lines[at] ?? "", { quotes: false }).data[0] ?? []).map(withoutMarks));
    if (whole) at += whole.lines - 1;
    else mended.push(data.length);
  }
  return { data, mended };
}

function wholeRow(lines: string[], from: number, width: number | undefined, parse: Parse) {
  for (let count = 1; count <= MOST_LINES_IN_CELL && from + count <= lines.length; count++) {
    const part = lines.slice(from, from + count).join("\n");
    if (part.split('"').length % 2 === 0) continue;
    const { data, errors } = parse(part);
    const [cells = []] = data;
    if (errors.some(({ type }) => type === "Quotes") || data.length > 1) continue;
    return count === 1 || width === undefined || cells.length <= width ? { cells, lines: count } : undefined;
  }
  return undefined;
}

const withoutMarks = (cell: string) => cell.replace(/^"|"$/g, "").replaceAll('""', '"');
