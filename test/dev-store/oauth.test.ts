import { beforeEach, expect, test } from "vitest";
import { ask, askToken, exchange, graphql, install, post, SHOP, TokenAnswer } from "./door";

beforeEach(async () => {
  await post(`/${SHOP}/uninstall`);
});

const refresh = (token: string) => askToken({ grant_type: "refresh_token", refresh_token: token });

test("a session token is exchanged for an expiring pair", async () => {
  await post(`/${SHOP}/install`);
  const answer = await exchange();
  expect(answer.status).toBe(200);
  expect(TokenAnswer.parse(answer.body)).toMatchObject({ expires_in: 3600, refresh_token_expires_in: 7776000 });
});

test("nothing is exchanged before the merchant has installed the app", async () => {
  expect(await exchange()).toMatchObject({ status: 400, body: { error: "invalid_subject_token" } });
});

test("the list of shops leads to installing the app, and once it is installed into the app", async () => {
  const shops = async () => (await ask("/admin")).text();
  const app = `/admin/apps/evenstock?shop=${SHOP}`;
  expect(await shops()).not.toContain(app);
  await post(`/${SHOP}/install`);
  expect(await shops()).toContain(app);
});

test("a forged session token is refused", async () => {
  await post(`/${SHOP}/install`);
  const answer = await askToken({
    grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
    subject_token: "eyJhbGciOiJIUzI1NiJ9.eyJhdWQiOiJldmVuc3RvY2stZGV2LWtleSJ9.AAAA",
  });
  expect(answer).toMatchObject({ status: 400, body: { error: "invalid_subject_token" } });
});

test("a wrong client gets 401, a dead refresh token 400", async () => {
  expect((await askToken({ client_secret: "wrong" })).status).toBe(401);
  expect(await refresh("shprt_none")).toMatchObject({ status: 400, body: { error: "invalid_grant" } });
});

test("the old refresh token works until its replacement is first used", async () => {
  await post(`/${SHOP}/install`);
  const first = TokenAnswer.parse((await exchange()).body);
  const second = TokenAnswer.parse((await refresh(first.refresh_token)).body);
  const again = await refresh(first.refresh_token);
  expect(again.status).toBe(200);
  expect((await refresh(second.refresh_token)).status).toBe(200);
  expect((await refresh(first.refresh_token)).status).toBe(400);
});

test("an uninstall kills every token", async () => {
  const token = await install();
  expect((await graphql(token, "{ shop { name } }")).data).toEqual({ shop: { name: "Juniper Supply" } });
  await post(`/${SHOP}/uninstall`);
  const answer = await ask(`/${SHOP}/admin/api/2026-10/graphql.json`, {
    method: "POST",
    headers: { "x-shopify-access-token": token },
    body: JSON.stringify({ query: "{ shop { name } }" }),
  });
  expect(answer.status).toBe(401);
});

test("the consent page sends the merchant back with a code that works once", async () => {
  const asked = new URLSearchParams({
    client_id: "evenstock-dev-key",
    scope: "read_products",
    redirect_uri: "http://localhost:8787/auth/callback",
    state: "abc",
  });
  const page = await ask(`/${SHOP}/admin/oauth/authorize?${asked}`);
  expect(await page.text()).toContain("read_products");
  const approved = await ask(`/${SHOP}/admin/oauth/authorize?${asked}`, { method: "POST" });
  const back = new URL(approved.headers.get("location") ?? "");
  expect(back.pathname).toBe("/auth/callback");
  expect(back.searchParams.get("state")).toBe("abc");
  const code = back.searchParams.get("code") ?? "";
  expect((await askToken({ code, expiring: "1" })).status).toBe(200);
  expect((await askToken({ code, expiring: "1" })).status).toBe(400);
});

test("an address that is not the app's is never redirected to", async () => {
  const asked = new URLSearchParams({ client_id: "evenstock-dev-key", redirect_uri: "https://elsewhere.example/cb" });
  expect((await ask(`/${SHOP}/admin/oauth/authorize?${asked}`, { method: "POST" })).status).toBe(400);
});
