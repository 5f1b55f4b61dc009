import { join, resolve } from "node:path";
import type { Badge, BadgeProps } from "@shopify/polaris";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import words from "../../scripts/stand-ins/polaris-words.json";

const told: BadgeProps[] = [
  ...(
    ["info", "success", "warning", "critical", "attention", "new", "magic", "enabled", "critical-strong"] as const
  ).map((tone) => ({ tone, children: "Low & <sold>" })),
  { children: "Draft" },
  { children: "" },
  { tone: "critical" },
  { tone: "attention", progress: "partiallyComplete", children: "Under way" },
  { size: "large", children: "Draft" },
  { toneAndProgressLabelOverride: "Not well", tone: "warning", children: "Low" },
];

const POLARIS = resolve("node_modules/@shopify/polaris/build/esm/components");
const load = (file: string) => import(/* @vite-ignore */ file);

test.each(told)("A badge drawn by the Worker is as Polaris draws it: %o", async (props) => {
  const { AppProvider } = await load(join(POLARIS, "AppProvider/AppProvider.js"));
  const drawnBy = async (file: string) => {
    const { Badge: drawing }: { Badge: typeof Badge } = await load(file);
    return renderToStaticMarkup(createElement(AppProvider, { i18n: words }, createElement(drawing, props)));
  };
  const polaris = await drawnBy(join(POLARIS, "Badge/Badge.js"));
  expect(await drawnBy(resolve("scripts/stand-ins/polaris-badge-on-a-server.mjs"))).toBe(polaris);
  expect(polaris).toContain("Polaris-Badge");
});
