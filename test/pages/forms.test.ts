import { beforeEach, expect, it, vi } from "vitest";
import { formIn } from "../../app/requests/form-in.server";
import { givenShop } from "./rows";
import { ask, withToken } from "./visit";

const SHOP = "one.myshopify.com";
const FORMS = import.meta.glob<string>("../../app/routes/*.{ts,tsx}", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** The address and the methods of each route that takes a form, by its own source. */
const takers = Object.entries(FORMS)
  .filter(([, source]) => source.includes("formIn("))
  .map(([file]) => addressOf(file));

beforeEach(() => givenShop(1, SHOP));

it("forms are read in one way only", () => {
  for (const [file, source] of Object.entries(FORMS))
    expect([file, source]).toEqual([file, expect.not.stringContaining(".formData()")]);
  expect(takers.length).toBeGreaterThan(10);
});

it("are read without the NULs that no person types", async () => {
  const body = new URLSearchParams({ name: "Ac\0me" });
  expect((await formIn(new Request("https://one.example/", { method: "POST", body }))).get("name")).toBe("Acme");
});

it.each([
  { type: "application/json", body: "{}" },
  { type: "text/plain", body: "a=b" },
  { type: "multipart/form-data", body: "a=b" },
  { type: "multipart/form-data; boundary=x", body: "--y\r\nbroken" },
  { type: "", body: "a=b" },
])("what is no form, or a broken one ($type), is refused as that on every route", async ({ type, body }) => {
  const failed = vi.spyOn(console, "error");
  const refused: string[] = [];
  const headers = { ...(await withToken(SHOP)), "content-type": type };
  for (const address of takers)
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      const { status } = await ask(address, { method, headers, body });
      if (status === 400 || status === 415) refused.push(address);
      expect([method, address, status]).toEqual([method, address, expect.toSatisfy((code: number) => code < 500)]);
    }
  expect(new Set(refused).size).toBeGreaterThan(5);
  expect(failed).not.toHaveBeenCalled();
});

/** `suppliers.$supplierId_.prices.tsx` → `/suppliers/1/prices`. */
function addressOf(file: string) {
  const parts = file
    .replace(/^.*\/routes\//, "")
    .replace(/\.tsx?$/, "")
    .split(".")
    .map((part) => part.replace(/_$/, ""));
  const [last] = parts.slice(-1);
  const index = last === "_index" ? "?index" : "";
  const path = parts.filter((part) => part !== "_index").map((part) => (part.startsWith("$") ? "1" : part));
  return `/${path.join("/")}${index}`;
}
