// A receiver for local trial: shows what arrived, and whether its signature held. `node test/receiver.mjs --port 9000 --secret whsec_…`
import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "9000" },
    secret: { type: "string", default: "" },
    /** What it answers: 500 or 410 show how a sender goes on. */
    answer: { type: "string", default: "200" },
  },
});

const TOLERANCE = 300;
const seen = new Set();

/** Each signature that a request carries, by its header, with whether it held. */
function signaturesOf(headers, body, secret, now = Date.now() / 1000) {
  const hex = createHmac("sha256", secret).update(body).digest("hex");
  const found = HEX.filter((name) => headers[name]).map((name) => [name, isSame(headers[name], hex)]);
  return headers["webhook-signature"]
    ? [["webhook-signature", holdsStandard(headers, body, secret, now)], ...found]
    : found;
}

const HEX = ["storq-signature", "storq.io-signature", "x-stockaj-signature", "x-smartwms-signature"];

function holdsStandard(headers, body, secret, now) {
  const { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signatures } = headers;
  if (!(Math.abs(now - Number(timestamp)) <= TOLERANCE)) return false;
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  const mac = createHmac("sha256", key).update(`${id}.${timestamp}.`).update(body).digest("base64");
  return signatures.split(" ").some((each) => isSame(each, `v1,${mac}`));
}

function isSame(given, expected) {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

const server = createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  show(request, body);
  response.writeHead(Number(values.answer), { "content-type": "text/plain" }).end("shown");
});

function show({ method, url, headers }, body) {
  const id = headers["webhook-id"];
  console.log(`\n${new Date().toISOString()} ${method} ${url}${seen.has(id) ? " (came before)" : ""}`);
  seen.add(id);
  const signatures = signaturesOf(headers, body, values.secret);
  if (signatures.length === 0) console.log("  no signature");
  for (const [name, holds] of signatures) console.log(`  ${name}: ${holds ? "holds" : "DOES NOT HOLD"}`);
  for (const [name, value] of Object.entries(headers)) console.log(`  ${name}: ${value}`);
  console.log(pretty(body.toString()));
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

server.listen(Number(values.port), "127.0.0.1", () => {
  const { port } = server.address();
  console.log(
    `Listening at http://127.0.0.1:${port}/. Add it as an endpoint of the dev shop; it answers ${values.answer}.`,
  );
  if (!values.secret) console.log("Give the endpoint's secret as --secret whsec_… to have signatures checked.");
});
