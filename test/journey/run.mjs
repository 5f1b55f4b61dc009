// The main job in a real browser: install, import, sell, run low, order, receive, recover, uninstall, install again; each page
// held to accessibility, and the daily round done by keyboard alone.
// node test/journey/run.mjs [--screenshots FOLDER [--all]]; with --all nothing but pictures, of every page in every state,
// in node_modules/.cache/pictures.
import { parseArgs } from "node:util";
import { openBrowser } from "./browser.mjs";
import { startDevHouse } from "./dev-house.mjs";
import { takeEveryState } from "./every-state.mjs";
import { merchantAt } from "./merchant.mjs";
import { walk } from "./walk.mjs";

/** Not among those of the documents: they are for looking at, once. */
const EVERY_STATE = "node_modules/.cache/pictures";
const WIDE = { width: 1440, height: 900 };
const LAST_LINES = 60;
/** A page or picture that answered well tells nothing of what went wrong. */
const WELL = /GET \S+ 200 OK|\/images\/\d+\.svg 200/;

const { values: options } = parseArgs({ options: { screenshots: { type: "string" }, all: { type: "boolean" } } });
const house = await startDevHouse();
process.on("SIGTERM", () => house.stop().then(() => process.exit(143)));
const { browser, page, complaints } = await openBrowser(WIDE);
let now = "start";
let steps = 0;

try {
  const walked = { step, page, complaints, house, merchant: merchantAt(page, house.devStore) };
  if (options.all)
    await step("takes a picture of every page in every state", () =>
      takeEveryState({ ...walked, screenshots: EVERY_STATE }),
    );
  else await walk({ ...walked, screenshots: options.screenshots });
  console.log(`journey: ${steps} steps, no complaint from the browser`);
} catch (error) {
  await page.screenshot({ path: "node_modules/.cache/journey-failed.png" }).catch(() => undefined);
  const lines = house.log().trimEnd().split("\n");
  console.error(
    lines
      .filter((line) => !WELL.test(line))
      .slice(-LAST_LINES)
      .join("\n"),
  );
  // Last, since logs are cut from the top.
  console.error(`\nThe browser was at ${page.url()}\njourney: failed at "${now}": ${error.message}`);
  process.exitCode = 1;
} finally {
  await browser.close();
  await house.stop();
}

async function step(name, act) {
  now = name;
  const begun = Date.now();
  const result = await act();
  if (complaints.length) throw new Error(`the browser complained:\n${complaints.join("\n")}`);
  steps++;
  console.log(`  ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
  return result;
}
