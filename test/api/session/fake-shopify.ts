import { vi } from "vitest";

interface Asked {
  shop: string;
  path: string;
  body: Record<string, unknown>;
  token: string | null;
}

interface Pair {
  access_token: string;
  refresh_token: string;
  expires_in?: number;
  refresh_token_expires_in: number;
  scope: string;
}

/** A pair of tokens as Shopify grants it. */
export const pair = (name: string, changes: Partial<Pair> = {}): Pair => ({
  access_token: `shpat_${name}`,
  refresh_token: `shprt_${name}`,
  expires_in: 3600,
  refresh_token_expires_in: 7_776_000,
  scope: "read_products,read_orders",
  ...changes,
});

type Answer = (asked: Asked) => Response | Promise<Response>;

/** Shopify at HTTP: what the app asks is kept, what it is answered a test decides. */
export function fakeShopify(answers: { token?: Answer; graphql?: Answer } = {}) {
  const asked: Asked[] = [];
  const all = { token: () => Response.json(pair("first")), graphql: shopFacts, ...answers };
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    const { origin, pathname } = new URL(request.url);
    if (origin !== "http://shopify.test") throw new Error(`Nobody answers at ${origin}.`);
    const [, shop = "", ...rest] = pathname.split("/");
    const path = `/${rest.join("/")}`;
    const one = {
      shop,
      path,
      body: await request.json<Asked["body"]>(),
      token: request.headers.get("x-shopify-access-token"),
    };
    asked.push(one);
    return path === "/admin/oauth/access_token" ? all.token(one) : all.graphql(one);
  });
  return {
    asked,
    answers: all,
    forTokens: () => asked.filter(({ path }) => path === "/admin/oauth/access_token"),
    forGraphql: () => asked.filter(({ path }) => path.endsWith("/graphql.json")),
  };
}

/** What an installation asks for. */
export const shopFacts: Answer = () => graphqlAnswer(shopAnswer());

export const shopAnswer = (scopes = ["read_products", "read_orders"]) => ({
  shop: { name: "Shop A", ianaTimezone: "Pacific/Auckland", currencyCode: "NZD" },
  currentAppInstallation: { accessScopes: scopes.map((handle) => ({ handle })) },
});

export const graphqlAnswer = (data: unknown) => Response.json({ data });

export const refusal = (error: string, status = 400) => Response.json({ error }, { status });
