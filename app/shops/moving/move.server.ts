import { BELIEVED_IN_AN_OUTAGE } from "../databases.server";
import { findDifference } from "./compare.server";
import { copy } from "./copy.server";
import { fenced, isFenced, unfenced } from "./fence.server";
import { keepOwnSpan } from "./numbers.server";
import { filledOf, type Place, purge, query, quoted, tablesOf } from "./tables.server";

/** A move is told to go on by the same words with which it was begun, however often it died. */
export interface Move {
  directory: Place;
  /** By place: 1 is `DB`. */
  places: { get(place: number): Place | undefined };
  domain: string;
  to: number;
  /** Epoch ms. */
  now: () => number;
}

/** Instants are epoch ms. */
export type Outcome =
  | { kind: "held"; until: number }
  | { kind: "moved"; rows: number; cleanAfter: number }
  | { kind: "cleaned" }
  | { kind: "given up" }
  | { kind: "refused"; because: string };

/** In ms: whoever looked the shop's place up before it moved, and the longest step of a job that began with it, are over by then. */
export const OLD_ROWS_STAY = BELIEVED_IN_AN_OUTAGE + 15 * 60_000;

interface Entry {
  place: number;
  movingTo: number | null;
  movedFrom: number | null;
  changedAt: number;
}

/**
 * One go of a move: as far as it can, to be asked for again. Held → (whoever believed the old place has asked again) → what an
 * earlier go left in the new place is gone → fenced → copied → compared → the directory says the new place → later the old rows
 * go. Whatever dies on the way goes on where it was: what stands in the new place while the fence stands is a beginning of the copy.
 */
export async function moveShop(move: Move): Promise<Outcome> {
  const entry = await entryOf(move);
  if (!entry) return refused(`${move.domain} is not in the directory.`);
  if (entry.movedFrom !== null) {
    if (entry.place === move.to) return cleaned(move, entry, entry.movedFrom);
    return refused(`It has just moved to ${entry.place}: let that end first.`);
  }
  if (entry.movingTo === null) return begun(move, entry);
  if (entry.movingTo !== move.to)
    return refused(`It is on its way to ${entry.movingTo}: let that end first, or give it up.`);
  const until = entry.changedAt + BELIEVED_IN_AN_OUTAGE;
  if (move.now() < until) return { kind: "held", until };
  return copied(move, entry);
}

/**
 * Leaves the shop where it is, as if it had never been on its way. Until the directory names the new place; may be
 * killed and begun again.
 */
export async function giveUp(move: Move): Promise<Outcome> {
  const entry = await entryOf(move);
  if (!entry) return refused(`${move.domain} is not in the directory.`);
  if (entry.movingTo === null)
    return refused(
      entry.movedFrom === null ? "It is not on its way." : "It has moved: let that end, and move it back.",
    );
  const [from, target] = [placeOf(move, entry.place), placeOf(move, entry.movingTo)];
  const id = await shopIn(from, move.domain);
  if (id !== undefined) {
    // Without the fence the copy counts for nothing, should this die and the move go on after all.
    const tables = await tablesOf(from);
    await from.run(unfenced(tables, id));
    await purge(target, tables, id);
  }
  await target.run([markGone(move.domain)]);
  await move.directory.run([
    `UPDATE directory SET moving_to = NULL, changed_at = ${move.now()} WHERE domain = ${quoted(move.domain)} AND moving_to = ${entry.movingTo}`,
  ]);
  return { kind: "given up" };
}

async function entryOf({ directory, domain }: Move): Promise<Entry | undefined> {
  const [row] = await query(
    directory,
    `SELECT place, moving_to AS movingTo, moved_from AS movedFrom, changed_at AS changedAt FROM directory WHERE domain = ${quoted(domain)}`,
  );
  if (!row) return undefined;
  const { place, movingTo, movedFrom, changedAt } = row;
  const orNull = (value: unknown) => (value === null ? null : Number(value));
  return {
    ...{ place: Number(place), changedAt: Number(changedAt) },
    ...{ movingTo: orNull(movingTo), movedFrom: orNull(movedFrom) },
  };
}

async function begun(move: Move, { place }: Entry): Promise<Outcome> {
  const { directory, domain, to, now } = move;
  if (place === to) return refused("It is there.");
  if (!move.places.get(to)) return refused(`No database is bound with the number ${to}.`);
  const from = placeOf(move, place);
  const id = await shopIn(from, domain);
  if (id === undefined) return refused("Its database does not have the shop.");
  const target = placeOf(move, to);
  if (JSON.stringify(await tablesOf(from)) !== JSON.stringify(await tablesOf(target)))
    return refused("The two databases are not of the same migrations.");
  const spans = await query(directory, `SELECT 1 FROM spans WHERE place = ${to}`);
  if (to !== 1 && !spans.length) return refused("That database has no span of numbers: open it first.");
  const others = await query(target, `SELECT domain FROM shops WHERE id = ${id}`);
  if (others.length) return refused(`Its number is ${others[0]?.domain}'s there.`);
  const running = await query(from, `SELECT kind FROM jobs WHERE shop_id = ${id} AND state = 'running'`);
  if (running.length) return refused(`It is at work: ${running.map(({ kind }) => kind).join(", ")}.`);
  await directory.run([
    `UPDATE directory SET moving_to = ${to}, changed_at = ${now()} WHERE domain = ${quoted(domain)}
      AND place = ${place} AND moving_to IS NULL AND moved_from IS NULL`,
  ]);
  return { kind: "held", until: now() + BELIEVED_IN_AN_OUTAGE };
}

async function copied(move: Move, { place }: Entry): Promise<Outcome> {
  const { directory, domain, to, now } = move;
  const [from, target] = [placeOf(move, place), placeOf(move, to)];
  const id = await shopIn(from, domain);
  if (id === undefined) return refused("Its database does not have the shop: give the move up.");
  const leases = await query(from, `SELECT 1 FROM tokens WHERE shop_id = ${id} AND refreshing_until > ${now()}`);
  if (leases.length) return { kind: "held", until: now() + 60_000 };
  const tables = await tablesOf(from);
  if (!(await isFenced(from, tables, id))) {
    await purge(target, tables, id);
    await from.run(fenced(tables, id));
  }
  await keepOwnSpan(directory, to, target, tables, from, id);
  const filled = await filledOf(from, tables, id);
  const own = filled.filter(({ name }) => name !== "shops");
  const rows = await copy(from, target, own, id);
  const there = (await filledOf(target, tables, id)).filter(
    ({ name }) => name !== "shops" && !own.some((each) => each.name === name),
  );
  const different = there[0]?.name ?? (await findDifference(from, target, own, id));
  if (different !== undefined) {
    await from.run(unfenced(tables, id));
    return refused(`${different} differs from its copy: nothing was deleted. Run it again, and it is copied anew.`);
  }
  await target.run([`CREATE TABLE IF NOT EXISTS "${markOf(domain)}" (came_from)`]);
  await copy(
    from,
    target,
    filled.filter(({ name }) => name === "shops"),
    id,
  );
  await directory.run([
    `UPDATE directory SET place = ${to}, moving_to = NULL, moved_from = ${place}, changed_at = ${now()}
      WHERE domain = ${quoted(domain)} AND place = ${place} AND moving_to = ${to}`,
  ]);
  return { kind: "moved", rows, cleanAfter: now() + OLD_ROWS_STAY };
}

/**
 * The old rows go once nobody looks at them. That the new place took the shop in is said by a mark there: the shop itself may
 * have been erased since, but a database that was restored to before has no mark.
 */
async function cleaned(move: Move, { place, changedAt }: Entry, old: number): Promise<Outcome> {
  const { directory, domain, now } = move;
  if (now() < changedAt + OLD_ROWS_STAY) return { kind: "moved", rows: 0, cleanAfter: changedAt + OLD_ROWS_STAY };
  const [from, target] = [placeOf(move, old), placeOf(move, place)];
  const left = await shopIn(from, domain);
  if (left !== undefined) {
    const [mark] = await query(target, `SELECT 1 FROM sqlite_master WHERE name = ${quoted(markOf(domain))}`);
    if (!mark) return refused("The new place does not know of this shop: nothing was deleted.");
    const tables = await tablesOf(from);
    await from.run(unfenced(tables, left));
    // The shop itself last, so that a death before it is noticed.
    for (const isShop of [false, true])
      await purge(
        from,
        tables.filter(({ name }) => (name === "shops") === isShop),
        left,
      );
  }
  await target.run([markGone(domain)]);
  await directory.run([
    `UPDATE directory SET moved_from = NULL WHERE domain = ${quoted(domain)} AND moved_from = ${old}`,
  ]);
  return { kind: "cleaned" };
}

const markOf = (domain: string) => `moved_here_${domain}`;
const markGone = (domain: string) => `DROP TABLE IF EXISTS "${markOf(domain)}"`;

async function shopIn(place: Place, domain: string): Promise<number | undefined> {
  const [row] = await query(place, `SELECT id FROM shops WHERE domain = ${quoted(domain)}`);
  return row && Number(row.id);
}

function placeOf({ places }: Move, place: number): Place {
  const found = places.get(place);
  if (!found) throw new Error(`No database is bound with the number ${place}.`);
  return found;
}

const refused = (because: string): Outcome => ({ kind: "refused", because });
