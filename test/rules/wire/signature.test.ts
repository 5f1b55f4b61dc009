import { createHmac } from "node:crypto";
import { expect, it } from "vitest";
import { isSignedBy } from "../../../app/shopify/signature";

const body = new Uint8Array(Buffer.from('{"id":1}'));
const digest = (secret: string, encoding: "base64" | "hex" | "base64url" = "base64") =>
  createHmac("sha256", secret).update(body).digest(encoding);

it("accepts any of several secrets, and no other", async () => {
  expect(await isSignedBy(["new", "old"], body, digest("new"))).toBe(true);
  expect(await isSignedBy(["new", "old"], body, digest("old"))).toBe(true);
  expect(await isSignedBy(["new", "old"], body, digest("other"))).toBe(false);
});

it.each([
  ["none", null],
  ["an empty one", ""],
  ["hex", digest("new", "hex")],
  ["base64 without its padding", digest("new", "base64url")],
  ["a truncated one", digest("new").slice(0, 40)],
  ["one with more after it", `${digest("new")}=`],
  ["a list of two", `${digest("new")}, ${digest("new")}`],
  ["no base64 at all", "€".repeat(44)],
])("takes %s for no signature, without throwing", async (_, given) => {
  expect(await isSignedBy(["new"], body, given)).toBe(false);
});
