/**
 * In ms without anything new of the first import: a slow machine takes as long as it takes. A lost step is begun again
 * within four minutes.
 */
const PATIENCE = 600_000;
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
  let told;
  let toldAt = Date.now();
  for (;;) {
    const answer = await askImport({ app, devStore, shop });
    const state = readState(answer);
    if (state === "done") return;
    if (state === "failed") throw new Error(`The first import failed: ${answer}`);
    if (state !== undefined && answer !== told) {
      told = answer;
      toldAt = Date.now();
      console.error(`First import: ${told}`);
    }
    if (Date.now() > toldAt + PATIENCE)
      throw new Error(
        `The first import has stood still for ${PATIENCE / 60_000} minutes. The same command goes on with it. The last answer was: ${answer.slice(0, 300)}`,
      );
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
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
