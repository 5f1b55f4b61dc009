/** Longer than a busy machine takes for the dev store's 14 months of orders. */
const PATIENCE = 360_000;
const BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36";

/** The walk of a merchant who clicks Install: approve the scopes, open the app in the admin, wait for its first import. */
export async function installApp({ app, devStore, shop }) {
  const approved = await fetch(`${devStore}/${shop}/install`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{}",
  });
  if (!approved.ok) throw new Error(`The dev store did not install the app: ${await approved.text()}`);
  const address = await fetch(`${devStore}/embedded-url?path=/&shop=${shop}`).then((answer) => answer.text());
  const page = await fetch(address, { headers: { accept: "text/html", "user-agent": BROWSER } });
  await page.body?.cancel();
  if (!page.ok) throw new Error(`The app's first page answered ${page.status}.`);
  await untilImported({ app, devStore, shop });
}

async function untilImported({ app, devStore, shop }) {
  const end = Date.now() + PATIENCE;
  let last = "nothing";
  while (Date.now() < end) {
    last = await askImport({ app, devStore, shop });
    const state = readState(last);
    if (state === "done") return;
    if (state === "failed") throw new Error(`The first import failed: ${last}`);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  throw new Error(
    `The first import is not done after ${PATIENCE / 1000} s; the last answer was: ${last.slice(0, 300)}`,
  );
}

async function askImport({ app, devStore, shop }) {
  try {
    const { token } = await fetch(`${devStore}/session-token?shop=${shop}`).then((answer) => answer.json());
    const headers = { authorization: `Bearer ${token}`, accept: "application/json" };
    return await fetch(`${app}/import`, { headers }).then((answer) => answer.text());
  } catch (error) {
    // A busy local Worker drops connections now and then; the next question will do.
    return error.message;
  }
}

function readState(text) {
  try {
    return JSON.parse(text).state;
  } catch {
    // A page instead of JSON: the route is not there.
    return undefined;
  }
}
