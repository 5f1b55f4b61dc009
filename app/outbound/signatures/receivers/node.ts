/** Copied by merchants, and run as it stands by the tests. */
export const NODE = `// receiver.mjs. Run it with: EVENSTOCK_SECRET=whsec_… node receiver.mjs
import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";

const KEY = Buffer.from(process.env.EVENSTOCK_SECRET.replace("whsec_", ""), "base64");
const TOLERANCE = 5 * 60; // seconds
const seen = new Set(); // Keep it in your database: the same event may come twice.

function isSigned(headers, body) {
  const { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signatures } = headers;
  if (!id || !timestamp || !signatures) return false;
  if (!(Math.abs(Date.now() / 1000 - Number(timestamp)) <= TOLERANCE)) return false;
  const signature = createHmac("sha256", KEY).update(id + "." + timestamp + ".").update(body).digest("base64");
  const expected = Buffer.from("v1," + signature);
  return signatures.split(" ").some((each) => {
    const given = Buffer.from(each);
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}

createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks); // The bytes as they came, not parsed and printed again.
  if (!isSigned(request.headers, body)) return response.writeHead(401).end();
  const id = request.headers["webhook-id"];
  if (!seen.has(id)) {
    const event = JSON.parse(body);
    console.log(event.type, event.data);
    seen.add(id);
  }
  response.writeHead(204).end();
}).listen(Number(process.env.PORT ?? 3000));
`;
