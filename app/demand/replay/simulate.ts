/** Decides how much to order, article by article, each evening; it is told only what was sold. Articles count from 0. */
export type Policy = {
  /** Before the articles' evenings: √units that the whole shop sold that day. */
  dayEnds(shopSold: number): void;
  /** What was sold, and availability 1 in stock all day, 0.5 ran out that day, 0 out all day. */
  remember(article: number, sold: number, availability: number): void;
  /** Units to order now; 0 for none. */
  toOrder(article: number, position: number): number;
};

export type History = {
  /** Units asked for each day: one row an article, all of the same length. */
  articles: Float64Array[];
  /** √units a day that the shop sold of all else. */
  others?: Float64Array;
};

export type Course = {
  leadTimeDays: number;
  coverDays: number;
  /** Days that are known before the replay begins. */
  warmDays: number;
  /** Days to replay; without it, to the end of the history. */
  days?: number;
};

/** In units, over the days that count and all articles. `stock`: the sum of each day's mean of morning and evening. */
type Outcome = { asked: number; sold: number; stock: number };

/** The opening stock comes from the mean of so many days. */
const OPENING_DAYS = 90;

/** Sums of reals may end a hair above the whole number they mean; a hair is not a unit. */
const HAIR = 1e-9;

/** The first days still live on the opening stock and the first orders: so many beyond the lead time do not count. */
const BURN_IN_DAYS = 7;

/**
 * Lives the history again with a policy in charge. Morning: what is due comes in. Day: what is asked for sells as long
 * as there is stock, and the rest is lost. Evening: the policy orders, which arrives lead time + 1 mornings later.
 */
export function simulate({ articles, others }: History, course: Course, policy: Policy): Outcome {
  const { leadTimeDays, warmDays } = course;
  const lastDay = Math.min(articles[0]?.length ?? 0, warmDays + (course.days ?? Infinity));
  const shelves = articles.map((asked) => openedShelf(asked, course));
  const outcome: Outcome = { asked: 0, sold: 0, stock: 0 };
  for (let day = 0; day < lastDay; day++) {
    let shopSold = others?.[day] ?? 0;
    const counts = day >= warmDays + leadTimeDays + BURN_IN_DAYS;
    for (const shelf of shelves) {
      if (day < warmDays) warm(shelf, day);
      else trade(shelf, day, counts ? outcome : null);
      if (shelf.sold > 0) shopSold += Math.sqrt(shelf.sold);
    }
    policy.dayEnds(shopSold);
    for (const [article, shelf] of shelves.entries()) {
      policy.remember(article, shelf.sold, shelf.availability);
      if (day >= warmDays) order(shelf, day, policy.toOrder(article, shelf.position));
    }
  }
  return outcome;

  function order(shelf: Shelf, day: number, quantity: number) {
    if (quantity <= 0) return;
    shelf.position += quantity;
    shelf.due[(day + leadTimeDays + 1) % shelf.due.length] = quantity;
  }
}

type Shelf = {
  asked: Float64Array;
  onHand: number;
  position: number;
  /** What comes in, a ring of the mornings to come. */
  due: Float64Array;
  sold: number;
  availability: number;
};

/** Same opening stock for every policy, and of each article something: from nothing, one that sells slowly may never rise. */
function openedShelf(asked: Float64Array, { leadTimeDays, coverDays, warmDays }: Course): Shelf {
  const known = asked.subarray(Math.max(0, warmDays - OPENING_DAYS), warmDays);
  const mean = known.length ? known.reduce((sum, units) => sum + units, 0) / known.length : 0;
  const opening = Math.max(1, Math.ceil(mean * (leadTimeDays + coverDays) - HAIR));
  return {
    asked,
    onHand: opening,
    position: opening,
    due: new Float64Array(leadTimeDays + 2),
    sold: 0,
    availability: 1,
  };
}

function warm(shelf: Shelf, day: number) {
  shelf.sold = shelf.asked[day] ?? 0;
}

function trade(shelf: Shelf, day: number, outcome: Outcome | null) {
  const morning = day % shelf.due.length;
  shelf.onHand += shelf.due[morning] ?? 0;
  shelf.due[morning] = 0;
  const opening = shelf.onHand;
  const asked = shelf.asked[day] ?? 0;
  shelf.sold = Math.min(asked, opening);
  shelf.onHand -= shelf.sold;
  shelf.position -= shelf.sold;
  shelf.availability = opening <= 0 ? 0 : shelf.onHand <= 0 ? 0.5 : 1;
  if (!outcome) return;
  outcome.asked += asked;
  outcome.sold += shelf.sold;
  outcome.stock += (opening + shelf.onHand) / 2;
}
