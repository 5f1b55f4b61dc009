import { describe, expect, it } from "vitest";
import { bouncePage, bounceTo } from "../../../app/session/bounce";
import { appBridgeUrl, frameAncestors, shopifyAddress } from "../../../app/shopify/origin";
import { shopDomain } from "../../../app/shopify/shop-domain";
import { settingsWith } from "./settings";

const production = settingsWith();
const development = settingsWith({ SHOPIFY_ORIGIN: "http://localhost:8788" });

describe("an address of Shopify's", () => {
  it("stays as it is without SHOPIFY_ORIGIN", () => {
    for (const address of ["https://a.myshopify.com/admin?x=1", "https://admin.shopify.com/store/a"])
      expect(shopifyAddress(production, address)).toBe(address);
    expect(appBridgeUrl(production)).toBe("https://cdn.shopify.com/shopifycloud/app-bridge.js");
  });

  it("leads to the stand-in with it, and nowhere else does", () => {
    const at = (address: string) => shopifyAddress(development, address);
    expect(at("https://a.myshopify.com/admin/x.json?y=1")).toBe(
      "http://localhost:8788/a.myshopify.com/admin/x.json?y=1",
    );
    expect(at("https://admin.shopify.com/store/a/apps/k")).toBe("http://localhost:8788/admin/store/a/apps/k");
    expect(at("https://storage.googleapis.com/bulk?sig=1")).toBe("https://storage.googleapis.com/bulk?sig=1");
    expect(at("https://a.myshopify.com.evil.example/")).toBe("https://a.myshopify.com.evil.example/");
    expect(appBridgeUrl(development)).toBe("http://localhost:8788/app-bridge.js");
  });
});

it("names who may frame a page: that shop and the admin, or nobody", () => {
  expect(frameAncestors(production, "a.myshopify.com")).toBe(
    "frame-ancestors https://a.myshopify.com https://admin.shopify.com;",
  );
  expect(frameAncestors(development, "a.myshopify.com")).toContain(" http://localhost:8788;");
  expect(frameAncestors(production, null)).toBe("frame-ancestors 'none';");
});

it.each([
  ["a.myshopify.com", true],
  ["A-1.myshopify.com", true],
  ["-a.myshopify.com", false],
  ["a.b.myshopify.com", false],
  ["myshopify.com", false],
  ["shopify.com", false],
  ["a.myshopify.com/", false],
  ["a.myshopify.com:443", false],
  ["a.myshopify.com.evil.example", false],
  ["a.myshopify.com\n", false],
  ["evil.example#.myshopify.com", false],
])("knows whether %j is a shop", (text, known) => {
  expect(shopDomain.safeParse(text).success).toBe(known);
});

describe("the bounce", () => {
  const page = (back: string) =>
    bouncePage(
      new URL(`http://localhost:8787/session-token-bounce?${new URLSearchParams({ "shopify-reload": back })}`),
      production,
    );

  it("comes back to the page that was asked for, without the token that was no good", () => {
    const answer = bounceTo(new URL("http://localhost:8787/products?tab=low&shop=a.myshopify.com&host=h&id_token=old"));
    const to = new URL(answer.headers.get("location") ?? "", "http://localhost:8787");
    expect(answer.status).toBe(302);
    expect(to.pathname).toBe("/session-token-bounce");
    expect(to.searchParams.get("shop")).toBe("a.myshopify.com");
    expect(to.searchParams.get("host")).toBe("h");
    expect(to.searchParams.get("shopify-reload")).toBe("/products?tab=low&shop=a.myshopify.com&host=h");
  });

  it("holds App Bridge and the app's key, and nothing of the address", async () => {
    const answer = page('/products?q="><script>alert(1)</script>');
    expect(answer.status).toBe(200);
    const html = await answer.text();
    expect(html).toContain('<meta name="shopify-api-key" content="test-key">');
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).not.toContain("alert");
  });

  it.each([
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example/",
    "/\t/evil.example/",
    "\\\\evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "http://localhost:8787@evil.example/",
    " /products",
    "products",
    "",
  ])("leads nowhere but into the app: not to %j", (back) => {
    expect(page(back).status).toBe(400);
  });
});
