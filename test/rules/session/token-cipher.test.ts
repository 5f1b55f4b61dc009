import { expect, it } from "vitest";
import { decrypt, encrypt, keyRing } from "../../../app/session/tokens/token-cipher";

const OLD = `k1:${btoa("0".repeat(32))}`;
const NEW = `k2:${btoa("1".repeat(32))}`;
const place = { table: "tokens", column: "access_token", shopId: 1 };

it("opens what it has sealed, which never looks the same twice", async () => {
  const ring = await keyRing([OLD]);
  const sealed = await encrypt(ring, place, "shpat_secret");
  expect(await decrypt(ring, "k1", place, sealed)).toBe("shpat_secret");
  expect(await encrypt(ring, place, "shpat_secret")).not.toBe(sealed);
  expect(atob(sealed)).not.toContain("shpat");
});

it.each([
  ["another shop", { ...place, shopId: 2 }],
  ["another column", { ...place, column: "refresh_token" }],
  ["another table", { ...place, table: "endpoints" }],
])("opens nothing in the place of %s", async (_, elsewhere) => {
  const ring = await keyRing([OLD]);
  const sealed = await encrypt(ring, place, "shpat_secret");
  await expect(decrypt(ring, "k1", elsewhere, sealed)).rejects.toThrow();
});

it("opens nothing under the name of another key, though the key be the same", async () => {
  const ring = await keyRing([OLD, OLD.replace("k1", "k3")]);
  const sealed = await encrypt(ring, place, "shpat_secret");
  await expect(decrypt(ring, "k3", place, sealed)).rejects.toThrow();
});

it("opens nothing that was altered", async () => {
  const ring = await keyRing([OLD]);
  const bytes = Uint8Array.from(atob(await encrypt(ring, place, "shpat_secret")), (c) => c.charCodeAt(0));
  bytes[15] = (bytes[15] ?? 0) ^ 1;
  await expect(decrypt(ring, "k1", place, btoa(String.fromCharCode(...bytes)))).rejects.toThrow();
});

it("opens under an older key while it is in the ring, and names the key that is missing once it is not", async () => {
  const sealed = await encrypt(await keyRing([OLD]), place, "shpat_secret");
  expect(await decrypt(await keyRing([NEW, OLD]), "k1", place, sealed)).toBe("shpat_secret");
  await expect(decrypt(await keyRing([NEW]), "k1", place, sealed)).rejects.toThrow('"k1"');
});
