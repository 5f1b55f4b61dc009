import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newSecret } from "../../../app/outbound/endpoints/secret";
import { bodyOf, envelopeOf } from "../../../app/outbound/events/envelope";
import { exampleOf } from "../../../app/outbound/events/example";
import { RECEIVERS } from "../../../app/outbound/signatures/receivers/table";
import { signedHeaders } from "../../../app/outbound/signatures/standard-webhooks";
import { has } from "./languages";

const SECRET = newSecret();
const body = bodyOf(exampleOf("stock.low"), "full", envelopeOf);

/** Rack's part of a server, since Debian's ruby comes without one. */
const RACK = `
require "socket"
require "stringio"
def run(app) = $app = app
load ARGV[0]
server = TCPServer.new("127.0.0.1", ENV["PORT"].to_i)
loop do
  client = server.accept
  client.gets
  env = {}
  while (line = client.gets.to_s.chomp) != ""
    name, value = line.split(": ", 2)
    env["HTTP_" + name.upcase.tr("-", "_")] = value
  end
  env["rack.input"] = StringIO.new(client.read(env["HTTP_CONTENT_LENGTH"].to_i))
  status, = $app.call(env)
  client.write("HTTP/1.1 #{status} Said\\r\\nContent-Length: 0\\r\\nConnection: close\\r\\n\\r\\n")
  client.close
end
`;

const COMMANDS: Record<(typeof RECEIVERS)[number]["language"], (file: string, port: number) => string[]> = {
  Node: (file) => ["node", file],
  Python: (file) => ["python3", file],
  PHP: (file, port) => ["php", "-S", `127.0.0.1:${port}`, file],
  Ruby: (file) => ["ruby", "-e", RACK, file],
};

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(address)));
    });
  });

describe.each(RECEIVERS)("the receiver in $language", ({ language, file, code }) => {
  const command = COMMANDS[language](file, 0)[0] ?? "";
  const runs = has(command);
  let folder: string;
  let process_: ChildProcess;
  let address: string;

  beforeAll(async () => {
    if (!runs) return;
    folder = mkdtempSync(join(tmpdir(), "receiver-"));
    const path = join(folder, file);
    writeFileSync(path, code);
    const port = await freePort();
    const [program = "", ...rest] = COMMANDS[language](path, port);
    process_ = spawn(program, rest, {
      env: { ...process.env, EVENSTOCK_SECRET: SECRET, PORT: String(port) },
      stdio: "ignore",
    });
    address = `http://127.0.0.1:${port}/`;
    for (let tries = 0; tries < 200; tries++) {
      if (await fetch(address, { method: "POST", body: "{}" }).catch(() => undefined)) return;
      await sleep(50);
    }
    throw new Error(`${file} does not answer.`);
  });

  afterAll(() => {
    process_?.kill();
    if (folder) rmSync(folder, { recursive: true });
  });

  const status = async (headers: Record<string, string>, text = body) =>
    (await fetch(address, { method: "POST", body: text, headers: { ...headers, "content-type": "application/json" } }))
      .status;

  const signed = (secrets: string[], at = Date.now()) => signedHeaders(secrets, "evt_1", at, body);

  it.skipIf(!runs)("takes what is ours, twice, and while the secret is changed", async () => {
    expect(await status(await signed([SECRET]))).toBe(204);
    expect(await status(await signed([SECRET]))).toBe(204);
    expect(await status(await signed([newSecret(), SECRET]))).toBe(204);
  });

  it.skipIf(!runs)("refuses what is not ours, without breaking", async () => {
    const good = await signed([SECRET]);
    expect(await status(await signed([newSecret()]))).toBe(401);
    expect(await status(good, body.replace("Leeds", "Lagos"))).toBe(401);
    expect(await status({ ...good, "webhook-id": "evt_2" })).toBe(401);
    for (const signature of ["v1,", "v1", "é", "v2,x v1,short", `${good["webhook-signature"]}=`])
      expect(await status({ ...good, "webhook-signature": signature })).toBe(401);
    for (const timestamp of ["", "soon", "-1", "1e99"])
      expect(await status({ ...good, "webhook-timestamp": timestamp })).toBe(401);
  });

  it.skipIf(!runs)("refuses a request where a header is absent", async () => {
    expect(await status({})).toBe(401);
    for (const absent of ["webhook-id", "webhook-timestamp", "webhook-signature"]) {
      const { [absent]: _, ...rest } = await signed([SECRET]);
      expect(await status(rest)).toBe(401);
    }
  });

  it.skipIf(!runs)("refuses what was signed ten minutes ago, or is of ten minutes hence", async () => {
    for (const minutes of [-10, 10])
      expect(await status(await signed([SECRET], Date.now() + minutes * 60_000))).toBe(401);
  });
});
