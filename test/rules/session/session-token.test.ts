import { afterEach, describe, expect, it, vi } from "vitest";
import { visitorOf } from "../../../app/shopify/session-token";
import { settingsWith } from "./settings";
import { type Claims, sessionToken } from "./sign";

const SHOP = "a.myshopify.com";
const settings = settingsWith();
const now = Math.floor(Date.now() / 1000);

const visitorWith = async (claims: Claims, signing = {}) =>
  visitorOf(settings, await sessionToken(SHOP, claims, signing));

afterEach(() => vi.restoreAllMocks());

describe("a session token", () => {
  it("vouches for its shop and member of staff", async () => {
    expect(await visitorWith({})).toEqual({ shop: SHOP, staff: "42" });
  });

  it("counts under the previous secret too, for the hour after a rotation", async () => {
    expect(await visitorWith({}, { secret: "previous-secret" })).toEqual({ shop: SHOP, staff: "42" });
  });

  it("may be ten seconds off our clock", async () => {
    expect(await visitorWith({ exp: now - 5 })).toBeDefined();
    expect(await visitorWith({ nbf: now + 5 })).toBeDefined();
  });

  it.each<[string, Claims, object?]>([
    ["that has expired", { exp: now - 15 }],
    ["that is not valid yet", { nbf: now + 20 }],
    ["without an end", { exp: undefined }],
    ["without a member of staff", { sub: undefined }],
    ["for another app", { aud: "other-key" }],
    ["for no app", { aud: undefined }],
    ["issued by another shop", { iss: "https://b.myshopify.com/admin" }],
    ["issued by no one", { iss: undefined }],
    ["of a host that is no shop", { iss: "https://shopify.com/admin", dest: "https://shopify.com" }],
    [
      "of a host that only ends like a shop",
      { iss: "https://a.myshopify.com.evil.example", dest: "https://a.myshopify.com.evil.example" },
    ],
    ["over plain http", { iss: "http://a.myshopify.com/admin", dest: "http://a.myshopify.com" }],
    ["signed by nobody", {}, { alg: "none" }],
    ["that names another algorithm", {}, { alg: "HS512" }],
    ["signed with another secret", {}, { secret: "guessed" }],
  ])("%s vouches for nobody", async (_, claims, signing) => {
    expect(await visitorWith(claims, signing)).toBeUndefined();
  });

  it("vouches for nobody once a claim is changed", async () => {
    const [header, , signature] = (await sessionToken(SHOP)).split(".");
    const [, claims] = (await sessionToken("b.myshopify.com")).split(".");
    expect(await visitorOf(settings, [header, claims, signature].join("."))).toBeUndefined();
  });

  it.each(["", ".", "a.b.c", "not a token", "Bearer x"])("vouches for nobody when it is %j", async (text) => {
    expect(await visitorOf(settings, text)).toBeUndefined();
  });

  it("is never written to the log, good or bad", async () => {
    const said = (["log", "info", "warn", "error", "debug"] as const).map((name) => vi.spyOn(console, name));
    await visitorWith({});
    await visitorWith({ exp: now - 999 });
    await visitorWith({}, { secret: "guessed" });
    for (const spy of said) expect(spy).not.toHaveBeenCalled();
  });
});
