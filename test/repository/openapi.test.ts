import { readFileSync } from "node:fs";
import { Validator } from "@seriousme/openapi-schema-validator";
import { expect, it } from "vitest";
import { document } from "../../app/api/openapi";
import { ROUTES } from "../../app/api/table";
import { SOURCES } from "./sources";

const written = () => JSON.parse(JSON.stringify(document("https://evenstock.example.com")));

it("the API's document is OpenAPI 3.1, says a public validator, and every reference in it leads somewhere", async () => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(written());
  expect([valid, errors]).toEqual([true, undefined]);
  expect(validator.version).toBe("3.1");
  expect(JSON.stringify(validator.resolveRefs())).not.toContain("$ref");
});

it("the validator would find a document that is none", async () => {
  const { paths, ...rest } = written();
  const [first = ""] = Object.keys(paths);
  const broken = { ...rest, paths: { ...paths, [first]: { get: { responses: 5 } } } };
  expect((await new Validator().validate(broken)).valid).toBe(false);
});

it("has every route, with its scope, its body and its answer by name", () => {
  const { paths, components } = written();
  for (const { path, method, scope, status } of ROUTES) {
    const operation = paths[path][method.toLowerCase()];
    expect(operation.security, path).toEqual([{ key: [scope] }]);
    expect(Object.keys(operation.responses), path).toEqual([String(status), "default"]);
  }
  expect(Object.keys(components.schemas)).toEqual(expect.arrayContaining(["Problem", "Variant", "NewSupplier"]));
  expect(new Set(ROUTES.map(({ name }) => name)).size).toBe(ROUTES.length);
});

it("bodies take no field that is not named, and answers may get others", () => {
  const { schemas } = written().components;
  expect(schemas.NewSupplier.additionalProperties).toBe(false);
  expect(schemas.Supplier.additionalProperties).toBeUndefined();
});

it("a body is needed where an empty one would be refused, and nowhere else", () => {
  const needed = ROUTES.filter(({ path, method }) => written().paths[path][method.toLowerCase()].requestBody?.required);
  const refused = ROUTES.filter(({ prepare }) => prepare({}, {}).kind === "problem");
  expect(needed.map(({ name }) => name)).toEqual(refused.map(({ name }) => name));
  expect(needed.length).toBeGreaterThan(0);
});

it("docs/api.md says what each code means, beside its status, and no other", () => {
  const sources = SOURCES.filter((path) => path.startsWith("app/api/") || path === "workers/api.ts");
  const made = sources.flatMap((path) =>
    [...readFileSync(path, "utf8").matchAll(/\bproblem\(\s*(\d{3}),\s*"(\w+)"/g)].map(
      ([, status, code]) => `${status} ${code}`,
    ),
  );
  const told = [...readFileSync("docs/api.md", "utf8").matchAll(/^\| (\d{3}(?:, \d{3})?) \| (`.+?) \|/gm)].flatMap(
    ([, statuses = "", codes = ""]) =>
      statuses.split(", ").flatMap((status) => [...codes.matchAll(/`(\w+)`/g)].map(([, code]) => `${status} ${code}`)),
  );
  expect(told).toEqual(expect.arrayContaining(made));
  expect(new Set(told.map((each) => each.split(" ")[1]))).toEqual(new Set(made.map((each) => each.split(" ")[1])));
});
