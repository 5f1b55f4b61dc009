import * as z from "zod";
import { listLocationIds } from "../../catalog/location-ids.server";
import { day, instant, shopifyId } from "../../outbound/events/kinds/facts";
import type { ClosedAlert, OpenAlert, SnoozedAlert } from "../../replenishment/alerts/alert";
import { listClosedAlerts, listOpenAlerts, listSnoozedAlerts } from "../../replenishment/alerts/list.server";
import { listOf, pageIn, paging } from "../door/listed";
import { ANSWERS } from "../door/registries";
import { NOTHING, route } from "../door/route";
import { dayTextOf, id, instantOf } from "../shapes/fields";

const alert = z
  .object({
    id,
    state: z.enum(["open", "snoozed", "closed"]),
    variant_id: shopifyId.nullable().describe("Null when Evenstock no longer holds it"),
    location_id: shopifyId.nullable(),
    opened_at: instant,
    closed_at: instant.nullable(),
    snoozed_until: day.nullable(),
    available: z.int().nullable().describe("Now; null unless it is open"),
    position: z.int().nullable().describe("Now where it is open; when it opened where it is closed"),
    reorder_point: z.int().nullable().describe("As position"),
    suggested: z
      .int()
      .nullable()
      .describe(
        "Units of the variant that an order made today would have, for all its locations; null unless it is open",
      ),
    suggested_here: z.int().nullable().describe("Of them, for that location; null unless it is open"),
    moving_here: z
      .int()
      .nullable()
      .describe(
        "Units to bring there from other locations: where they are more than 0, the shop needs no order yet; null unless it is open",
      ),
  })
  .register(ANSWERS, { id: "Alert" });

type Shown = z.input<typeof alert>;

/** Each reads itself and its variant. */
const USUAL = 50;

export const ALERTS = [
  route("GET", "/alerts", {
    scope: "read",
    name: "listAlerts",
    summary: "Low-stock alerts",
    says: "Open ones the newest first, snoozed ones the first to come back first, closed ones the last closed first.",
    query: z.strictObject({ ...paging(USUAL), state: z.enum(["open", "snoozed", "closed"]).default("open") }),
    body: NOTHING,
    answers: listOf(alert).register(ANSWERS, { id: "Alerts" }),
    async work(call) {
      const { database, shop, query } = call;
      const page = pageIn(call, "alerts");
      if (page.kind === "problem") return page;
      const { cursor, size } = page;
      const idsOf = ({ rows }: { rows: { locationId: number }[] }) =>
        listLocationIds(
          database,
          shop,
          rows.map(({ locationId }) => locationId),
        );
      if (query.state === "snoozed") {
        const found = await listSnoozedAlerts(database, shop, cursor, size);
        return page.answer(found, snoozed(await idsOf(found)));
      }
      if (query.state === "closed") {
        const found = await listClosedAlerts(database, shop, cursor, size);
        return page.answer(found, closed(await idsOf(found)));
      }
      const found = await listOpenAlerts(database, shop, cursor, size);
      return page.answer(found, open(await idsOf(found)));
    },
  }),
];

type Ids = Map<number, string>;

const NOTHING_NOW = {
  available: null,
  position: null,
  reorder_point: null,
  suggested: null,
  suggested_here: null,
  moving_here: null,
};
const NOT_YET = { closed_at: null, snoozed_until: null };

const about = ({ id, variant, locationId, openedAt }: OpenAlert | SnoozedAlert | ClosedAlert, ids: Ids) => ({
  id: String(id),
  variant_id: variant?.shopifyId ?? null,
  location_id: ids.get(locationId) ?? null,
  opened_at: instantOf(openedAt),
});

const open =
  (ids: Ids) =>
  (row: OpenAlert): Shown => ({
    ...{ ...about(row, ids), state: "open", ...NOT_YET, ...NOTHING_NOW },
    ...(row.stock && {
      available: row.stock.available,
      position: row.stock.position,
      reorder_point: row.stock.reorderPoint < 0 ? null : row.stock.reorderPoint,
      ...{ suggested: row.suggested, suggested_here: row.stock.suggested, moving_here: row.stock.moving },
    }),
  });

const snoozed =
  (ids: Ids) =>
  (row: SnoozedAlert): Shown => ({
    ...{ ...about(row, ids), state: "snoozed", ...NOT_YET, ...NOTHING_NOW },
    snoozed_until: dayTextOf(row.snoozedUntilDay),
  });

const closed =
  (ids: Ids) =>
  (row: ClosedAlert): Shown => ({
    ...{ ...about(row, ids), state: "closed", ...NOT_YET, ...NOTHING_NOW },
    closed_at: instantOf(row.closedAt),
    position: row.positionThen,
    reorder_point: row.reorderPointThen,
  });
