import type { Level } from "../../../app/shopify/graphql/bulk-levels";
import type { Shop } from "../../../app/shops/shops.server";
import {
  type ComparedLevel,
  showsWrong,
  type Verdict,
  verdictOn,
} from "../../../app/stock/comparison/level-comparison";
import { driftsFound, type Judged, levelsJudged } from "../../../app/stock/comparison/level-comparison.server";
import type { LevelDisconnection, LevelFact, LevelFigures } from "../../../app/stock/levels/levels.server";
import type { Cause } from "../../../app/stock/movements/cause";
import { factChanges } from "../../deliveries/fact-changes";
import { noFacts } from "../../deliveries/facts";
import { levelFact, levelFigures, levelGone } from "../read/level-fact";

/** A level of ours beside what Shopify has just answered. */
interface ReadLevel extends Omit<ComparedLevel, "theirs"> {
  read: Level | null;
}

interface Asking {
  shop: Shop;
  /** When Shopify was asked, by our clock. */
  now: number;
  /** From when on Shopify's answer holds, by Shopify's clock. */
  asOf: number;
  cause: Cause;
  /** The reconciliation that keeps what it found, if one does. */
  reconciliation?: number;
}

/**
 * The statements that put right what differs from Shopify's answer, plans and alerts with it. What may be a delivery on
 * its way passes the guard as one; what is no such thing is replaced, whatever version it claims.
 */
export function levelRepairs(database: D1Database, asking: Asking, levels: ReadLevel[]): D1PreparedStatement[] {
  const { shop, now, asOf, reconciliation } = asking;
  const compared = levels.map((level) => comparedWith(level, shop, asking));
  const wrong = compared.filter((level) => level.verdict === "drift" && showsWrong(level));
  const judged = compared.map((level): Judged => ({ ...level, judged: JUDGED[level.verdict] }));
  return [
    ...(wrong.length && reconciliation !== undefined
      ? [driftsFound(database, shop.id, { id: reconciliation, asOf, now }, wrong)]
      : []),
    levelsJudged(database, shop.id, judged),
    ...factChanges(
      database,
      {
        ...noFacts(),
        levels: compared.flatMap(({ fact, verdict }) => (fact && verdict !== "ahead" ? [fact] : [])),
        figures: compared.flatMap(({ figures }) => figures ?? []),
        disconnections: compared.flatMap(({ gone, verdict }) => (gone && verdict === "drift" ? [gone] : [])),
      },
      [shop],
      now,
    ),
  ];
}

const JUDGED: Record<Verdict, Judged["judged"]> = {
  agrees: "settled",
  "under way": "settled",
  ahead: "doubtful",
  drift: "unbelieved",
};

interface Compared extends ComparedLevel {
  verdict: Verdict;
  fact: LevelFact | null;
  figures: LevelFigures | null;
  gone: LevelDisconnection | null;
}

function comparedWith({ read, ...level }: ReadLevel, shop: Shop, { now, asOf, cause }: Asking): Compared {
  if (!read) {
    const verdict = verdictOn({ ...level, theirs: null }, now);
    const gone = levelGone(shop, asOf, level, cause);
    return { ...level, theirs: null, verdict, fact: null, figures: null, gone };
  }
  const told = levelFact(shop, asOf, read, cause);
  const theirs = { available: told.available, updatedAt: told.updatedAt };
  const verdict = verdictOn({ ...level, theirs }, now);
  // What replaces a level was so when Shopify was asked, and is later than all that came before.
  const fact = verdict === "drift" ? { ...told, triggeredAt: now } : told;
  return { ...level, theirs, verdict, fact, figures: levelFigures(shop, now, read), gone: null };
}
