import { BYTE_ORDER_MARK, type Cell, csvLine } from "./write";

/**
 * A file that is written while it is read: `listAfter` gives the next rows after a place, until there are none. One piece
 * of the list is held at a time.
 */
export function csvResponse<Row>({
  name,
  headings,
  cells,
  listAfter,
}: {
  name: string;
  headings: string[];
  /** Undefined: the row has no place in the file. */
  cells: (row: Row) => Cell[] | undefined;
  listAfter: (last: Row | undefined) => Promise<Row[]>;
}): Response {
  const lines = (rows: Row[]) =>
    rows
      .map(cells)
      .map((each) => (each ? csvLine(each) : ""))
      .join("");
  const encoder = new TextEncoder();
  let last: Row | undefined;
  const body = new ReadableStream<Uint8Array>({
    start: (stream) => stream.enqueue(encoder.encode(BYTE_ORDER_MARK + csvLine(headings))),
    async pull(stream) {
      const rows = await listAfter(last);
      last = rows.at(-1);
      if (last === undefined) return stream.close();
      stream.enqueue(encoder.encode(lines(rows)));
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
    },
  });
}
