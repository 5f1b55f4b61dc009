/** A local Worker's schedules never fire by themselves: each minute this posts those that are due. */
export function postCronEachMinute(app, crons) {
  const next = () => {
    const wait = 60_000 - (Date.now() % 60_000) + 50;
    // Unref'd: the schedule alone does not keep the command alive.
    setTimeout(async () => {
      const now = new Date();
      next();
      for (const cron of crons.filter((expression) => isDue(expression, now))) await post(app, cron);
    }, wait).unref();
  };
  next();
}

/** Minute, hour, day of month, month, day of week, all in UTC as Cloudflare reads them: `*`, numbers, lists, ranges, steps. */
export function isDue(expression, date) {
  const fields = expression.trim().split(/\s+/);
  const values = [
    date.getUTCMinutes(),
    date.getUTCHours(),
    date.getUTCDate(),
    date.getUTCMonth() + 1,
    date.getUTCDay(),
  ];
  return fields.every((field, index) => field.split(",").some((part) => matches(part, values[index], index)));
}

function matches(part, value, index) {
  const [range, step = "1"] = part.split("/");
  const [low, high] = range === "*" ? [index === 2 || index === 3 ? 1 : 0, 59] : bounds(range, part.includes("/"));
  // Cloudflare counts Sunday as 1 and Saturday as 7.
  const compared = index === 4 && range !== "*" ? value + 1 : value;
  return compared >= low && compared <= high && (compared - low) % Number(step) === 0;
}

function bounds(range, open) {
  const [low, high] = range.split("-").map(Number);
  return [low, high ?? (open ? 59 : low)];
}

async function post(app, cron) {
  try {
    const answer = await fetch(`${app}/__scheduled?cron=${encodeURIComponent(cron)}`, { method: "POST" });
    await answer.body?.cancel();
    if (!answer.ok) console.error(`cron ${cron}: ${answer.status}`);
  } catch (error) {
    console.error(`cron ${cron}: ${error.message}`);
  }
}
