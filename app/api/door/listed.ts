import * as z from "zod";
import { type Cursor, cursorIn, type Paged } from "../../lists/keyset";
import { type FieldError, type Problem, problem } from "./problem";
import type { Answer, Call } from "./route";

const MOST = 250;

/** Of a query, in digits: an empty one is not 0. */
export const whole = (schema: z.ZodInt) =>
  z.preprocess((text) => (/^-?\d+$/.test(String(text)) ? Number(text) : text), schema);

export const rowsOfPage = (usual: number) => whole(z.int().min(1).max(MOST)).default(usual).describe("Rows of a page");

/** How much of a list, and from where on. */
export const paging = (usual: number) => ({
  limit: rowsOfPage(usual),
  cursor: z.string().max(4000).optional().describe("`next_cursor` of the page before"),
});

export const listOf = <Row extends z.ZodType>(row: Row) =>
  z.object({
    data: z.array(row),
    next_cursor: z.string().nullable().describe("For the next page; null where there is none"),
  });

interface Page {
  kind: "page";
  cursor: Cursor;
  size: number;
  /** The page as it is answered. */
  answer<Row, Shown>(
    found: Pick<Paged<Row>, "rows" | "next">,
    shown: (row: Row) => Shown,
  ): Answer<{ data: Shown[]; next_cursor: string | null }>;
}

/** Where the page of a cursor begins. It is good for the shop, the list and the filters that it was given for, and for no other. */
export function pageIn(call: Call<{ limit: number; cursor?: string }>, list: string): Page | Problem {
  const { limit, cursor, ...filters } = call.query;
  const where: Where = [call.shop.id, `${list} ${JSON.stringify(filters)}`];
  const after = cursor === undefined ? null : keyUnder(cursor, where);
  if (after === undefined) return problem(400, "invalid_cursor", NO_CURSOR, { errors: [CURSOR_REFUSED] });
  return {
    kind: "page",
    cursor: after === null ? { side: "start" } : cursorIn(new URLSearchParams({ after })),
    size: limit,
    answer: (found, shown) => ({
      kind: "answer",
      data: { data: found.rows.map(shown), next_cursor: found.next && cursorOf(where, found.next) },
    }),
  };
}

const NO_CURSOR = "This cursor is not one of this list.";
const CURSOR_REFUSED: FieldError = { pointer: "/cursor", message: NO_CURSOR, in: "query" };

/** Whose list, and which. */
type Where = [shopId: number, list: string];

const sealed = z.tuple([z.number(), z.string(), z.string()]);

const cursorOf = (where: Where, key: string) => toBase64Url(JSON.stringify([...where, key]));

function keyUnder(cursor: string, [shopId, list]: Where): string | undefined {
  const said = sealed.safeParse(parsedJson(fromBase64Url(cursor)));
  return said.success && said.data[0] === shopId && said.data[1] === list ? said.data[2] : undefined;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const toBase64Url = (text: string) =>
  btoa(String.fromCharCode(...new TextEncoder().encode(text)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

function fromBase64Url(text: string): string {
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
    return new TextDecoder().decode(bytes);
  } catch {
    return "";
  }
}
