import { exports } from "cloudflare:workers";
import { expect, it } from "vitest";

it("answers that it stands", async () => {
  const answer = await exports.default.fetch("http://localhost/healthz");
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ ok: true });
});
