import * as z from "zod";
import { sheetFrom } from "../../../csv/sheet";
import { sha256Of } from "../../../words/sha256";
import type { Records } from "./archive";

/** Unpacked, so that a file of a few bytes cannot fill the browser. */
const LARGEST_UNPACKED = 100 * 1024 * 1024;
const MOST_FILES = 20_000;

type OpenedArchive = { kind: "opened"; records: Records; warnings: string[] } | { kind: "refused"; reason: string };

export const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;

/**
 * The records of an archive, whichever of the public tools made it: pages as Stocky's programming interface answered them
 * (`raw/<resource>/page-0001.json`, with `checksums.sha256`), or tables of the same fields as CSV. The unpacker is fetched when
 * the first archive is opened.
 */
export async function openedArchive(bytes: Uint8Array): Promise<OpenedArchive> {
  const { unzip } = await import("fflate");
  let size = 0;
  let count = 0;
  const unpacked = await new Promise<Record<string, Uint8Array> | undefined>((done) =>
    unzip(
      bytes,
      {
        filter: ({ name, originalSize }) => {
          const isRead = READ.test(name) && size + originalSize <= LARGEST_UNPACKED && count < MOST_FILES;
          if (READ.test(name)) [size, count] = [size + originalSize, count + 1];
          return isRead;
        },
      },
      (error, files) => done(error ? undefined : files),
    ),
  );
  if (!unpacked) return refused("The archive is broken: make it once more, or take another copy.");
  if (size > LARGEST_UNPACKED || count > MOST_FILES) return refused("Unpacked, the archive is larger than 100 MB.");
  const files = new Map(Object.entries(unpacked).map(([name, content]) => [name.replace(/^\.\//, ""), content]));
  const broken = await brokenIn(files);
  if (broken)
    return refused(`${broken} is not as it was saved: its checksum is another. Take another copy of the archive.`);
  const records = (await recordsInPages(files)) ?? (await recordsInTables(files));
  if (!records) return refused("There are no purchase orders and no suppliers in it.");
  return { kind: "opened", records, warnings: warningsIn(files) };
}

const READ = /\.(json|csv|sha256)$/i;
const refused = (reason: string): OpenedArchive => ({ kind: "refused", reason });
const textOf = (bytes: Uint8Array | undefined) => (bytes ? new TextDecoder().decode(bytes) : undefined);
const named = (files: Map<string, Uint8Array>, name: RegExp) =>
  [...files].filter(([path]) => name.test(path)).sort(([a], [b]) => (a < b ? -1 : 1));

/** The first file whose bytes are not those that the archive's checksums tell. What has none is not looked at. */
async function brokenIn(files: Map<string, Uint8Array>): Promise<string | undefined> {
  const [list] = named(files, /(^|\/)checksums\.sha256$/);
  if (!list) return undefined;
  const root = list[0].replace(/checksums\.sha256$/, "");
  for (const line of (textOf(list[1]) ?? "").split("\n")) {
    const parts = /^([0-9a-f]{64}) [ *](.+)$/i.exec(line.trim());
    const content = parts && files.get(root + parts[2]);
    if (parts && READ.test(parts[2] ?? "") && !content) return `${parts[2]} is missing, or`;
    if (parts && content && (await sha256Of(new Uint8Array(content))) !== parts[1]?.toLowerCase()) return parts[2];
  }
  return undefined;
}

const cells = z.record(z.string(), z.unknown());

/** Pages of a resource, one after the other; an id that stands on two pages is one record. */
function pagesOf(files: Map<string, Uint8Array>, resource: string): Record<string, unknown>[] {
  const pages = named(files, /\.json$/).filter(([path]) => `/${path}`.includes(`/raw/${resource}/`));
  const records = pages.flatMap(([, content]) => {
    const page = cells.safeParse(jsonOf(textOf(content))).data?.[resource];
    return z.array(cells).safeParse(page).data ?? [];
  });
  return once(records);
}

const once = (records: Record<string, unknown>[]) => {
  const seen = new Set<unknown>();
  return records.filter(({ id }) => id === undefined || id === null || (!seen.has(String(id)) && seen.add(String(id))));
};

function jsonOf(text = "") {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function recordsInPages(files: Map<string, Uint8Array>): Records | undefined {
  const [orders, suppliers] = [pagesOf(files, "purchase_orders"), pagesOf(files, "suppliers")];
  if (orders.length + suppliers.length === 0) return undefined;
  return {
    ...{ orders, suppliers, taxTypes: pagesOf(files, "tax_types") },
    others: { "stock adjustments": pagesOf(files, "stock_adjustments").length },
  };
}

/** Headings that other tools give to what Stocky's programming interface calls otherwise. */
const RENAMED: Record<string, string> = {
  ...{ po_number: "number", qty_ordered: "quantity", unit_cost: "cost_price", ordered_date: "ordered_at" },
  ...{ created_date: "created_at", purchase_order_number: "number" },
};

async function tableOf(files: Map<string, Uint8Array>, name: RegExp): Promise<Record<string, unknown>[]> {
  const [found] = named(files, name);
  if (!found) return [];
  const opened = await sheetFrom(textOf(found[1]) ?? "", found[0]);
  if (opened.kind === "refused") return [];
  const { headings, rows } = opened.sheet;
  return rows.map((row) =>
    Object.fromEntries(headings.map((heading, at) => [RENAMED[heading] ?? heading, row.cells[at] ?? ""])),
  );
}

async function recordsInTables(files: Map<string, Uint8Array>): Promise<Records | undefined> {
  const [heads, items, suppliers, taxTypes, stocktakes, adjustments] = await Promise.all([
    tableOf(files, /(^|\/)purchase_orders\.csv$/),
    tableOf(files, /(^|\/)purchase_order(_line)?_?(items|lines|line_items)\.csv$/),
    tableOf(files, /(^|\/)suppliers\.csv$/),
    tableOf(files, /(^|\/)tax_types\.csv$/),
    tableOf(files, /(^|\/)stocktakes\.csv$/),
    tableOf(files, /(^|\/)stock_adjustments\.csv$/),
  ]);
  if (heads.length + suppliers.length === 0) return undefined;
  const byOrder = new Map<string, Record<string, unknown>[]>();
  for (const item of items) {
    const key = String(item.purchase_order_id || item.number);
    byOrder.set(key, [...(byOrder.get(key) ?? []), item]);
  }
  const orders = heads.map((order) => {
    const lines = byOrder.get(String(order.id || order.number)) ?? byOrder.get(String(order.number)) ?? [];
    return { ...order, purchase_items: lines.map((line) => asItem(line, order)) };
  });
  return {
    ...{ orders, suppliers: once(suppliers), taxTypes },
    others: { "rows of stock takes": stocktakes.length, "stock adjustments": adjustments.length },
  };
}

/** A line that says how much of it came, and its order when: as Stocky's own would. */
function asItem(line: Record<string, unknown>, order: Record<string, unknown>) {
  const told = String(line.qty_received ?? "");
  const came =
    told === ""
      ? undefined
      : Number(told) >= Number(line.quantity)
        ? "received"
        : Number(told) > 0
          ? "partial"
          : "not received";
  return {
    ...line,
    status: line.status || came || order.status,
    received_at: line.received_at || order.received_date,
    received_units: told,
  };
}

const manifest = z.object({
  status: z.string().optional(),
  failures: z.array(z.object({ resource: z.string().optional() })).optional(),
});

function warningsIn(files: Map<string, Uint8Array>): string[] {
  const [found] = named(files, /(^|\/)manifest\.json$/);
  const told = manifest.safeParse(jsonOf(textOf(found?.[1]))).data;
  if (told?.status !== "incomplete") return [];
  const resources = [...new Set(told.failures?.flatMap(({ resource }) => resource ?? []))]
    .join(", ")
    .replaceAll("_", " ");
  return [
    `The archive says of itself that it is not complete${resources && `: ${resources}`}. What it holds can be brought in.`,
  ];
}
