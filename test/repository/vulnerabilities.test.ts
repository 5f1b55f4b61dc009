import { expect, it } from "vitest";
import { verdictOn } from "../../scripts/check-vulnerabilities.mjs";

const report = (vulnerabilities: Record<string, object>) => ({
  vulnerabilities,
  metadata: { vulnerabilities: { total: Object.keys(vulnerabilities).length } },
});

it("stops at what is grave and mended by an upgrade, and names it", () => {
  const found = { "left-pad": { name: "left-pad", severity: "high", fixAvailable: true } };
  expect(verdictOn(report(found))).toEqual({ isBad: true, line: expect.stringContaining("left-pad (high)") });
});

it.each([
  { severity: "moderate", fixAvailable: true },
  { severity: "critical", fixAvailable: false },
])("goes on, and counts, where it is $severity and an upgrade that mends it: $fixAvailable", (one) => {
  expect(verdictOn(report({ one: { name: "one", ...one } }))).toEqual({
    isBad: false,
    line: "vulnerabilities: 1 known in what is deployed, none grave that an upgrade mends",
  });
});

it.each([undefined, {}, { statusCode: 405, error: { summary: "" } }])("says that it could not ask: %j", (answer) => {
  expect(verdictOn(answer)).toEqual({ isBad: false, line: expect.stringContaining("NOT CHECKED") });
});
