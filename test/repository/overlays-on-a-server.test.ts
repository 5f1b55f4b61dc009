import { join, resolve } from "node:path";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import words from "../../scripts/stand-ins/polaris-words.json";

const POLARIS = resolve("node_modules/@shopify/polaris/build/esm/components");
const load = (file: string) => import(/* @vite-ignore */ file);

test.each([
  ["Modal", "Modal/Modal.js", { open: true, title: "Cancel it?" }],
  // Open, neither of them can be drawn without a window.
  ["PopoverOverlay", "Popover/components/PopoverOverlay/PopoverOverlay.js", { active: false, id: "menu" }],
  ["TooltipOverlay", "Tooltip/components/TooltipOverlay/TooltipOverlay.js", { active: false, id: "tip" }],
])("Polaris's own %s draws as much on a server as what stands for it there: nothing", async (name, file, props) => {
  const { AppProvider } = await load(join(POLARIS, "AppProvider/AppProvider.js"));
  const drawnBy = async (from: string) => {
    const part = (await load(from))[name];
    return renderToStaticMarkup(createElement(AppProvider, { i18n: words }, createElement(part, props, "It is open.")));
  };
  const polaris = await drawnBy(join(POLARIS, file));
  expect(await drawnBy(resolve("scripts/stand-ins/polaris-overlays-on-a-server.mjs"))).toBe(polaris);
  expect(polaris).not.toContain("It is open.");
});
