import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { settingsOf } from "../../app/env";
import { logLine } from "../../app/log-line";
import { loader as privacy } from "../../app/routes/privacy";
import { loader as support } from "../../app/routes/support";
import { ask, textOf } from "./visit";

const PAGES = ["/welcome", "/support", "/privacy"];

const open = (path: string) => ask(path, { redirect: "manual" });

it.each(PAGES)("%s is for anyone, runs nothing and is never framed", async (path) => {
  const answer = await open(path);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-security-policy")).toBe("frame-ancestors 'none';");
  expect(await answer.text()).not.toContain("<script");
});

it.each(PAGES)("%s leads to the other public pages", async (path) => {
  const html = await (await open(path)).text();
  for (const page of PAGES) expect(html).toContain(`href="${page}"`);
});

it("the app's address leads a visitor from outside Shopify to the welcome page", async () => {
  const answer = await open("/");
  expect([answer.status, answer.headers.get("location")]).toEqual([302, "http://localhost:8787/welcome"]);
});

it("what is no shop's address is asked for again, with the field marked", async () => {
  const answer = await open("/welcome?problem=shop");
  expect(answer.status).toBe(400);
  const html = await answer.text();
  expect(html).toContain('aria-invalid="true"');
  expect(textOf(html)).toContain("It ends in .myshopify.com");
});

it.each([
  ["support", support],
  ["privacy", privacy],
])("the page on %s names the operator's mail address, where there is one", async (_, loader) => {
  const page = async (email: string) => {
    const settings = settingsOf({ ...env, SUPPORT_EMAIL: email });
    const line = logLine("request", {});
    const context = { env, settings, ctx: createExecutionContext(), line, visit: undefined };
    const answer = await loader({ request: new Request("http://localhost:8787/"), params: {}, context });
    return answer.text();
  };
  expect(await page("help@shop.example")).toContain('href="mailto:help@shop.example"');
  expect(await page("")).not.toContain("mailto:");
});
