import { execFileSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { createRequire } from "node:module";
import fc from "fast-check";
import { expect, it } from "vitest";
import { newSecret } from "../../../app/outbound/endpoints/secret";
import { hexSignature } from "../../../app/outbound/signatures/hex";
import { signedHeaders } from "../../../app/outbound/signatures/standard-webhooks";
import { has } from "./languages";

interface Verifier {
  verify(body: string, headers: Record<string, string>): unknown;
  sign(id: string, at: Date, body: string): string;
}
const { Webhook } = createRequire(import.meta.url)("standardwebhooks") as {
  Webhook: new (secret: string) => Verifier;
};

const KNOWN = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

it("gives the answer that Standard Webhooks prints", async () =>
  expect(await signedHeaders([KNOWN], "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330_000, '{"test": 2432232314}')).toEqual({
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  }));

it("is taken by npm's standardwebhooks, whatever the body, under the old secret and the new one", async () => {
  await fc.assert(
    fc.asyncProperty(fc.json({ stringUnit: "binary" }), fc.stringMatching(/^[a-z0-9]{1,40}$/), async (body, id) => {
      const [fresh, old] = [newSecret(), newSecret()];
      const headers = await signedHeaders([fresh, old], id, Date.now(), body);
      for (const secret of [fresh, old]) expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body));
      expect(() => new Webhook(newSecret()).verify(body, headers)).toThrow();
      expect(() => new Webhook(fresh).verify(`${body} `, headers)).toThrow();
      expect(() => new Webhook(fresh).verify(body, { ...headers, "webhook-id": `${id}0` })).toThrow();
    }),
    { numRuns: 60 },
  );
});

it("is fresh at each attempt, to the second, while the id stays", async () => {
  const at = 1_700_000_000_999;
  const first = await signedHeaders([KNOWN], "evt_1", at, "{}");
  const next = await signedHeaders([KNOWN], "evt_1", at + 60_000, "{}");
  expect(first["webhook-timestamp"]).toBe("1700000000");
  expect(first["webhook-signature"]).toBe(new Webhook(KNOWN).sign("evt_1", new Date(at), "{}"));
  expect(next["webhook-id"]).toBe(first["webhook-id"]);
  expect(next["webhook-signature"]).not.toBe(first["webhook-signature"]);
});

it("signs nothing with a secret that is none", async () => {
  await expect(signedHeaders(["whsec_é"], "evt_1", 0, "{}")).rejects.toThrow();
});

const PYTHON = `
import base64, hashlib, hmac, json, sys
for line in json.load(sys.stdin):
    key = base64.b64decode(line["secret"][len("whsec_"):], validate=True)
    body = line["body"].encode("utf-8")
    signed = (line["id"] + "." + line["timestamp"] + ".").encode() + body
    print(json.dumps({
        "standard": "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode(),
        "hex": hmac.new(line["secret"].encode(), body, hashlib.sha256).hexdigest(),
    }))
`;

it.skipIf(!has("python3"))("is what Python's own makes of it, in both kinds", async () => {
  const bodies = ["{}", '{"name":"Tasse é 🫖 <b>"}', ...fc.sample(fc.json(), 200)];
  const lines = bodies.map((body, at) => ({
    secret: newSecret(),
    id: `evt_${at}`,
    timestamp: `${1_700_000_000 + at}`,
    body,
  }));
  const printed = execFileSync("python3", ["-c", PYTHON], { input: JSON.stringify(lines), encoding: "utf8" });
  const theirs = printed
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const ours = await Promise.all(
    lines.map(async ({ secret, id, timestamp, body }) => ({
      standard: (await signedHeaders([secret], id, Number(timestamp) * 1000, body))["webhook-signature"],
      hex: await hexSignature(secret, body),
    })),
  );
  expect(ours).toEqual(theirs);
});

it("signs for the other formats with the secret as it is shown", async () =>
  expect(await hexSignature(KNOWN, "é")).toBe(createHmac("sha256", KNOWN).update("é").digest("hex")));

it("makes secrets of 24 bytes in ordinary base64, no two alike", () => {
  const secrets = Array.from({ length: 200 }, newSecret);
  expect(new Set(secrets).size).toBe(200);
  for (const secret of secrets) expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{32}$/);
});
