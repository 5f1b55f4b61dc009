/** Receivers in the way that storq.io's, Stockaj's and SmartWMS's documents show them. Each answers with what it read, or 401. */
interface TheirReceiver {
  name: string;
  format: "storq" | "stockaj" | "smartwms";
  file: string;
  /** Arguments of the program; `port` where its server is told by them. */
  command: (file: string, port: number) => string[];
  /** A program that ends well where all that it needs is there. */
  needs: string[];
  code: string;
}

const EXPRESS = ["node", "-e", 'require.resolve("express")'];

/** An express receiver: how the body comes in, and what of it is signed. */
const express = (parser: string, signed: string, header: string, event: string) => `
const express = require(process.env.EXPRESS);
const crypto = require("crypto");
const app = express();
app.post("/", ${parser}, (req, res) => {
  const signature = req.headers["${header}"];
  const expected = crypto.createHmac("sha256", process.env.SECRET).update(${signed}).digest("hex");
  if (!signature || signature.length !== expected.length) return res.status(401).end();
  if (!crypto.timingSafeEqual(Buffer.from(signature), Buffer.from(expected))) return res.status(401).end();
  const event = ${event};
  res.status(200).json(event);
});
app.listen(process.env.PORT, "127.0.0.1");
`;

const FLASK = (header: string) => `
import hashlib, hmac, os
from flask import Flask, abort, jsonify, request
app = Flask(__name__)

@app.post("/")
def webhook():
    signature = request.headers.get("${header}", "")
    expected = hmac.new(os.environ["SECRET"].encode(), request.get_data(), hashlib.sha256).hexdigest()
    if not hmac.compare_digest(signature, expected):
        abort(401)
    return jsonify(request.get_json())

app.run(host="127.0.0.1", port=int(os.environ["PORT"]))
`;

const PHP = (header: string) => `<?php
$payload = file_get_contents('php://input');
$signature = $_SERVER['${header}'] ?? '';
$expected = hash_hmac('sha256', $payload, getenv('SECRET'));
if (!hash_equals($expected, $signature)) { http_response_code(401); exit; }
header('Content-Type: application/json');
echo json_encode(json_decode($payload, true));
`;

const RACK = (header: string) => `
require "json"
require "openssl"
require "rack"
require "socket"
require "stringio"
APP = lambda do |env|
  request = Rack::Request.new(env)
  body = request.body.read
  expected = OpenSSL::HMAC.hexdigest("SHA256", ENV["SECRET"], body)
  next [401, {}, []] unless Rack::Utils.secure_compare(expected, request.get_header("${header}").to_s)
  [200, { "content-type" => "application/json" }, [JSON.generate(JSON.parse(body))]]
end
server = TCPServer.new("127.0.0.1", ENV["PORT"].to_i)
loop do
  client = server.accept
  client.gets
  env = { "REQUEST_METHOD" => "POST" }
  while (line = client.gets.to_s.chomp) != ""
    name, value = line.split(": ", 2)
    env["HTTP_" + name.upcase.tr("-", "_")] = value
  end
  env["rack.input"] = StringIO.new(client.read(env["HTTP_CONTENT_LENGTH"].to_i).b)
  status, headers, body = APP.call(env)
  text = body.join
  client.write("HTTP/1.1 #{status} Said\\r\\nContent-Length: #{text.bytesize}\\r\\nConnection: close\\r\\n\\r\\n#{text}")
  client.close
end
`;

const node = (file: string) => ["node", file];
const python = (file: string) => ["python3", file];
const php = (file: string, port: number) => ["php", "-S", `127.0.0.1:${port}`, file];
const ruby = (file: string) => ["ruby", file];
const HAS_FLASK = ["python3", "-c", "import flask"];
const HAS_RACK = ["ruby", "-e", 'require "rack"'];
const HAS_PHP = ["php", "--version"];

const PARSED = ["express.json()", "JSON.stringify(req.body)"] as const;
const RAW = ['express.raw({ type: "application/json" })', "req.body"] as const;

export const THEIR_RECEIVERS: TheirReceiver[] = [
  {
    ...{ name: "storq.io's in Express, JSON.stringify(req.body)", format: "storq", file: "storq.cjs" },
    ...{ command: node, needs: EXPRESS, code: express(...PARSED, "storq-signature", "req.body") },
  },
  {
    ...{ name: "storq.io's in Flask", format: "storq", file: "storq.py" },
    ...{ command: python, needs: HAS_FLASK, code: FLASK("storq.io-signature") },
  },
  {
    ...{ name: "storq.io's in Rack", format: "storq", file: "storq.rb" },
    ...{ command: ruby, needs: HAS_RACK, code: RACK("HTTP_STORQ_SIGNATURE") },
  },
  {
    ...{ name: "storq.io's in PHP", format: "storq", file: "storq.php" },
    ...{ command: php, needs: HAS_PHP, code: PHP("HTTP_STORQ_SIGNATURE") },
  },
  {
    ...{ name: "Stockaj's in Express, express.raw", format: "stockaj", file: "stockaj.cjs" },
    ...{ command: node, needs: EXPRESS, code: express(...RAW, "x-stockaj-signature", "JSON.parse(req.body)") },
  },
  {
    ...{ name: "Stockaj's in Flask", format: "stockaj", file: "stockaj.py" },
    ...{ command: python, needs: HAS_FLASK, code: FLASK("X-Stockaj-Signature") },
  },
  {
    ...{ name: "Stockaj's in PHP", format: "stockaj", file: "stockaj.php" },
    ...{ command: php, needs: HAS_PHP, code: PHP("HTTP_X_STOCKAJ_SIGNATURE") },
  },
  {
    ...{ name: "SmartWMS's in Express, express.raw", format: "smartwms", file: "smartwms.cjs" },
    ...{ command: node, needs: EXPRESS, code: express(...RAW, "x-smartwms-signature", "JSON.parse(req.body)") },
  },
  {
    ...{ name: "SmartWMS's in Flask", format: "smartwms", file: "smartwms.py" },
    ...{ command: python, needs: HAS_FLASK, code: FLASK("X-SmartWMS-Signature") },
  },
  {
    ...{ name: "SmartWMS's in PHP", format: "smartwms", file: "smartwms.php" },
    ...{ command: php, needs: HAS_PHP, code: PHP("HTTP_X_SMARTWMS_SIGNATURE") },
  },
];
