// A thousand shops on four databases, a day of Black Friday's deliveries in a hurry: SHOPS=1000 ORDERS=10000 MINUTES=5 npm run bench -- shops.
// Before it what it costs to find each shop's database, told apart from what it costs that a batch is cut in four.
import { type House, houseOf, missing } from "./shops/house";
import { domainOf, storyOf } from "./shops/story";
import { throughTrouble } from "./shops/trouble";
import { inTurns, ratioOf } from "./turns";

const number = (name: string, otherwise: number) => Number(process.env[name] ?? otherwise);
const SHOPS = number("SHOPS", 40);
const ORDERS = number("ORDERS", 400);
const FOURS = number("FOURS", 2);
const MINUTES = number("MINUTES", 0);
const DATABASES = 4;
const ROUTES = 500;

export default async function shops() {
  const story = await storyOf(SHOPS, ORDERS);
  const variants = story.catalogue.length - SHOPS;
  console.log(`  ${SHOPS} shops of ${variants} variants in all, ${story.day.length} deliveries and as many in trouble`);
  // What was delivered once costs less the second time: each turn brings others, and whoever is compared has rows of its own.
  const parts = Array.from({ length: 4 * FOURS }, (_, part) =>
    story.day.filter((_, index) => index % (4 * FOURS) === part),
  );
  const compared = async <Name extends string>(names: readonly [Name, Name], turns: Record<Name, Turn>) => {
    for (const name of names) await turns[name].house.consumeAll(story.catalogue);
    const taken: Record<string, number> = {};
    const fours = await inTurns(names, FOURS, async (name) => {
      const { house, consume } = turns[name];
      const next = (taken[name] ?? 0) % parts.length;
      taken[name] = next + 1;
      const before = house.cpuMilliseconds();
      await consume(parts[next] ?? []);
      return house.cpuMilliseconds() - before;
    });
    for (const name of names) {
      const { house, consume } = turns[name];
      const cpu = fours.flatMap((four) => four.get(name) ?? []).reduce((sum, each) => sum + each, 0);
      const deliveries = parts.slice(0, taken[name]).flat().length;
      for (const part of parts.slice(taken[name])) await consume(part);
      const lost = await missing(house, story, 0);
      console.log(`    ${name}: ${((1000 * cpu) / deliveries).toFixed(0)} µs of CPU a delivery; ${toldOf(lost)}`);
    }
    return fours;
  };

  const [routed, direct] = [await houseOf(2, 1, SHOPS), await houseOf(2, 1, SHOPS)];
  try {
    const fours = await compared(["routed", "direct"], {
      routed: { house: routed, consume: (part) => routed.consumeAll(part) },
      direct: { house: direct, consume: (part) => direct.consumeAll(part, 1) },
    });
    console.log(
      `  one database that is found in the directory, of the same bound directly: ${ratioOf(fours, "routed", "direct", (cpu) => cpu)}`,
    );
    const domains = Array.from({ length: Math.min(SHOPS, 100) }, (_, shop) => domainOf(shop));
    const before = routed.cpuMilliseconds();
    await routed.route(domains, ROUTES);
    const each = (1000 * (routed.cpuMilliseconds() - before)) / ROUTES;
    console.log(
      `  the directory asked for ${domains.length} shops, nothing remembered: ${each.toFixed(0)} µs of CPU a batch`,
    );
  } finally {
    await routed.close();
    await direct.close();
  }

  const [several, parted] = [await houseOf(DATABASES, DATABASES, SHOPS), await houseOf(DATABASES, DATABASES, SHOPS)];
  try {
    const fours = await compared(["several", "parted"], {
      several: { house: several, consume: (part) => several.consumeAll(part) },
      parted: { house: parted, consume: (part) => parted.consumeParted(part) },
    });
    console.log(
      `  four databases found in the directory, of batches parted beforehand: ${ratioOf(fours, "several", "parted", (cpu) => cpu)}`,
    );
    await parted.close();
    const lost = await throughTrouble(several, story, MINUTES);
    console.log(`  two shops moved, and a database failed for a minute, under load: ${toldOf(lost)}`);
  } finally {
    await several.close();
  }
}

interface Turn {
  house: House;
  consume: (part: Awaited<ReturnType<typeof storyOf>>["day"]) => Promise<void>;
}

const toldOf = (lost: string[]) =>
  lost.length ? `${lost.length} LOST: ${lost.slice(0, 5).join("; ")}` : "nothing is lost by the oracle";
