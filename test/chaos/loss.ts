import { z } from "zod";
import type { Fact, LevelFact } from "../oracle/facts";
import { happens, type World, worldFrom } from "../oracle/world";
import type { Delivery } from "./dev-store";
import type { Difference } from "./differences";
import type { Witness } from "./witness";

const id = z.number();
const level = z.object({ inventory_item_id: id, location_id: id });
const levelTold = level.extend({ available: z.number().nullable(), updated_at: z.string() });
const named = z.object({ id });

/** Which variants a delivery speaks of; or what of all of them a place or the shop's clock changes. */
function spokenOfIn({ topic, body }: Delivery, witness: Witness): number[] | ReadonlySet<Difference["what"]> {
  const told: unknown = JSON.parse(body);
  const [about] = topic.split("/");
  switch (about) {
    case "inventory_levels":
      return witness.variants("item", level.parse(told).inventory_item_id);
    case "inventory_items":
      return witness.variants("item", named.parse(told).id);
    case "products":
      return witness.variants("product", named.parse(told).id);
    case "orders":
      return witness.variants("order", named.parse(told).id);
    case "refunds":
      return witness.variants("order", z.object({ order_id: id }).parse(told).order_id);
    case "locations":
      return OF_A_PLACE;
    case "shop":
      return OF_A_CLOCK;
    default:
      return [];
  }
}

const OF_A_PLACE = new Set<Difference["what"]>(["stand", "alert"]);
/** It says on which day each thing was sold. */
const OF_A_CLOCK = new Set<Difference["what"]>(["sale", "stand", "alert"]);

/** The differences that no lost delivery speaks of. */
export function unexplained(found: Difference[], lost: Delivery[], witness: Witness): Difference[] {
  const spokenOf = lost.map((delivery) => spokenOfIn(delivery, witness));
  return found.filter((difference) => {
    const variants = difference.what === "level" ? witness.variants("item", difference.id) : [difference.id];
    return !spokenOf.some((spoken) =>
      Array.isArray(spoken) ? spoken.some((each) => variants.includes(each)) : spoken.has(difference.what),
    );
  });
}

/** The world as it can still be known: of a level's changes those that were delivered, and the last, which Shopify shows. */
export function knowable(witness: Witness, brought: Delivery[]): World {
  const told = new Set(brought.flatMap(toldBy));
  const isLast = new Map(witness.facts.flatMap((fact) => (isLevel(fact) ? [[placeOf(fact.facts), fact]] : [])));
  const world = worldFrom(witness.beginning);
  for (const fact of witness.facts) {
    happens(world, fact, isKnown(fact, told) || (isLevel(fact) && isLast.get(placeOf(fact.facts)) === fact));
  }
  return world;
}

function isKnown(fact: Fact, told: Set<string>) {
  if (isLevel(fact)) return told.has(changeOf(fact.facts));
  return fact.kind !== "level_disconnected" || told.has(`${placeOf(fact.facts)} ended ${fact.at}`);
}

/** What a deleted variant sold, and never told us, Shopify does not tell any more either. */
export const ofLiving = (found: Difference[], world: World): Difference[] =>
  found.filter(({ what, id }) => what === "level" || world.variants.has(id));

/** Lost deliveries that alone told how a level stands, which is not as the last that came said. */
export function lastLevels(lost: Delivery[], brought: Delivery[], { levels }: World): Delivery[] {
  const levelIn = ({ topic, body }: Delivery) =>
    TELLS_A_LEVEL.has(topic) ? levelTold.parse(JSON.parse(body)) : undefined;
  return lost.filter((delivery) => {
    const told = levelIn(delivery);
    if (!told || told.available === null) return false;
    const place = placeIn(told);
    const stands = levels.get(place);
    const came = brought.flatMap((each) => levelIn(each) ?? []).filter((each) => placeIn(each) === place);
    const isLast = came.every((each) => Date.parse(each.updated_at) < Date.parse(told.updated_at));
    return (
      isLast && stands?.connected && stands.available === told.available && came.at(-1)?.available !== told.available
    );
  });
}

const placeIn = (told: z.infer<typeof level>) => `${told.inventory_item_id}/${told.location_id}`;

const TELLS_A_LEVEL = new Set(["inventory_levels/update", "inventory_levels/connect"]);

function toldBy({ topic, body, triggered_at }: Delivery): string[] {
  if (topic === "inventory_levels/disconnect")
    return [`${placeIn(level.parse(JSON.parse(body)))} ended ${Date.parse(triggered_at)}`];
  if (!TELLS_A_LEVEL.has(topic)) return [];
  const { inventory_item_id, location_id, available, updated_at } = levelTold.parse(JSON.parse(body));
  return [`${inventory_item_id}/${location_id} ${Date.parse(updated_at)} ${available}`];
}

type LevelHappening = Extract<Fact, { kind: "level_changed" | "level_connected" }>;
const isLevel = (fact: Fact): fact is LevelHappening =>
  fact.kind === "level_changed" || fact.kind === "level_connected";

const placeOf = ({ inventoryItemId, locationId }: LevelFact) => `${inventoryItemId}/${locationId}`;
const changeOf = (fact: LevelFact) => `${placeOf(fact)} ${fact.updatedAt} ${fact.available}`;
