import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";

const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
/** For whatever is waited for, on a machine that does other things as well. */
const PATIENCE = 120_000;
/** The names that .ci/run looks for, too. */
const NAMES = ["chromium", "chromium-browser", "google-chrome"];

/** A headless browser whose pages' complaints are collected: an error that nobody expected fails the journey. */
export async function openBrowser(viewport) {
  const executablePath = process.env.CHROMIUM ?? onPath();
  if (!executablePath) throw new Error("No Chromium: install it, or name it in CHROMIUM.");
  const browser = await chromium.launch({ executablePath, args: QUIET });
  const page = await browser.newPage({ viewport });
  page.setDefaultTimeout(PATIENCE);
  const complaints = [];
  listen(page, { complaints });
  return { browser, page, complaints };
}

/** Whatever the page complains of is collected. */
export function listen(page, { complaints, name = "" }) {
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`${name} console: ${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => complaints.push(`${name} page: ${error.message}`));
  page.on("dialog", (dialog) => dialog.accept());
}

const onPath = () =>
  NAMES.flatMap((name) => (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, name))).find(
    existsSync,
  );
