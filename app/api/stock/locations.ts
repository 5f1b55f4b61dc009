import * as z from "zod";
import { listLocations } from "../../catalog/location-ids.server";
import { shopifyId } from "../../outbound/events/kinds/facts";
import { listOf, pageIn, paging } from "../door/listed";
import { ANSWERS } from "../door/registries";
import { NOTHING, route } from "../door/route";

const location = z
  .object({
    id: shopifyId,
    name: z.string().nullable().describe("Null until Shopify has told it"),
    active: z.boolean(),
  })
  .register(ANSWERS, { id: "Location" });

export const LOCATIONS = [
  route("GET", "/locations", {
    scope: "read",
    name: "listLocations",
    summary: "Locations",
    query: z.strictObject(paging(50)),
    body: NOTHING,
    answers: listOf(location).register(ANSWERS, { id: "Locations" }),
    async work(call) {
      const page = pageIn(call, "locations");
      if (page.kind === "problem") return page;
      const found = await listLocations(call.database, call.shop, page.cursor, page.size);
      return page.answer(found, ({ shopifyId, name, active }) => ({ id: shopifyId, name, active }));
    },
  }),
];
