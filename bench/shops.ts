// A thousand shops on four databases, a day of Black Friday's deliveries in a hurry: SHOPS=1000 ORDERS=10000 MINUTES=5
// npm run bench -- shops. Before it what it costs to find each shop's database, told apart from what it costs that a
// batch is cut in four.
import { median } from "./door";
import { inTurns, ratioOf } from "./instruments/turns";
import { BATCH, type House, houseOf, missing } from "./shops/house";
import { domainOf, storyOf } from "./shops/story";
import { throughTrouble } from "./shops/trouble";

const number = (name: string, otherwise: number) => Number(process.env[name] ?? otherwise);
const SHOPS = number("SHOPS", 40);
const ORDERS = number("ORDERS", 400);
const FOURS = number("FOURS", 2);
const MINUTES = number("MINUTES", 0);
const PARTS = 4 * FOURS;
const DATABASES = 4;
const ROUTINGS = 5;
/** Two ways to the databases of a batch, each beside the way that does not do it, so often in a turn. */
const WAYS = [
  { way: "remembered", of: "one database", times: 20_000 },
  { way: "asked of the directory", of: "remembered", times: 1_000 },
] as const;

export default async function shops() {
  const story = await storyOf(SHOPS, ORDERS);
  const variants = story.catalogue.length - SHOPS;
  console.log(`  ${SHOPS} shops of ${variants} variants in all, ${story.day.length} deliveries and as many in trouble`);
  // workerd lets go of a database that has been idle for ten seconds; the next batch then prepares every statement anew, some 0.15 s.
  // So each turn begins with deliveries that are not counted.
  const first = story.day.slice(0, Math.min(2 * BATCH, Math.ceil(story.day.length / (PARTS + 1))));
  // What was delivered once costs less the second time: each turn brings others, and whoever is compared has rows of its own.
  const parts = Array.from({ length: PARTS }, (_, part) =>
    story.day.slice(first.length).filter((_, index) => index % PARTS === part),
  );
  const compared = async <Name extends string>(names: readonly [Name, Name], turns: Record<Name, Turn>) => {
    for (const name of names) await turns[name].house.consumeAll(story.catalogue);
    const taken: Record<string, number> = {};
    const fours = await inTurns(names, FOURS, async (name) => {
      const { house, consume } = turns[name];
      const next = (taken[name] ?? 0) % parts.length;
      taken[name] = next + 1;
      await consume(first);
      const before = house.cpuMilliseconds();
      await consume(parts[next] ?? []);
      return house.cpuMilliseconds() - before;
    });
    const each: Record<string, number> = {};
    for (const name of names) {
      const { house, consume } = turns[name];
      const cpu = sumOf(fours.flatMap((four) => four.get(name) ?? []));
      each[name] = (1000 * cpu) / parts.slice(0, taken[name]).flat().length;
      for (const part of parts.slice(taken[name])) await consume(part);
      const lost = await missing(house, story, 0);
      console.log(`    ${name}: ${each[name].toFixed(0)} µs of CPU a delivery; ${toldOf(lost)}`);
    }
    return { fours, each };
  };

  const [routed, direct] = [await houseOf(2, 1, SHOPS), await houseOf(2, 1, SHOPS)];
  try {
    const { fours, each } = await compared(["routed", "direct"], {
      routed: { house: routed, consume: (part) => routed.consumeAll(part) },
      direct: { house: direct, consume: (part) => direct.consumeAll(part, 1) },
    });
    console.log(
      `  one database that is found in the directory, of the same bound directly: ${ratioOf(fours, "routed", "direct", (cpu) => cpu)}`,
    );
    await byItself(routed, each.direct ?? Number.NaN);
  } finally {
    await routed.close();
    await direct.close();
  }

  const [several, parted] = [await houseOf(DATABASES, DATABASES, SHOPS), await houseOf(DATABASES, DATABASES, SHOPS)];
  try {
    const { fours } = await compared(["several", "parted"], {
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

/**
 * Finding the databases of a batch, and nothing else, thousands of times. Beside whole deliveries it is lost in what one turn of them
 * differs from the next by; by itself it is told to the microsecond. `delivery`: the µs of CPU of a whole one.
 */
async function byItself(house: House, delivery: number) {
  const domains = Array.from({ length: BATCH }, (_, delivery) => domainOf(delivery % SHOPS));
  for (const { way, of, times } of WAYS) {
    const fours = await inTurns([of, way], ROUTINGS, async (name) => {
      const before = house.cpuMilliseconds();
      await house.route(domains, name, times);
      return house.cpuMilliseconds() - before;
    });
    const each = fours.map((four) => {
      const [spent = Number.NaN, without = 0] = [way, of].map((name) => sumOf(four.get(name) ?? []));
      return (1000 * (spent - without)) / (2 * times);
    });
    const share = (100 * median(each)) / (BATCH * delivery);
    console.log(
      `    ${way}: ${median(each).toFixed(1)} µs of CPU more a batch of ${BATCH} than ${of} (${Math.min(...each).toFixed(1)} to ${Math.max(...each).toFixed(1)}), ${share.toFixed(2)} % of its deliveries' CPU`,
    );
  }
}

interface Turn {
  house: House;
  consume: (part: Awaited<ReturnType<typeof storyOf>>["day"]) => Promise<void>;
}

const sumOf = (numbers: number[]) => numbers.reduce((sum, each) => sum + each, 0);

const toldOf = (lost: string[]) =>
  lost.length ? `${lost.length} LOST: ${lost.slice(0, 5).join("; ")}` : "nothing is lost by the oracle";
