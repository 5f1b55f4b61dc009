// Heap of the sender while receivers answer with what has no end: 64 MB plain, and 256 MB that are packed into a
// quarter of one. 16 KB of each are kept, and memory stays flat.
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as after } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { migrations } from "./instruments/database";
import { inspectorAt, usedAfterCollecting } from "./instruments/inspector";
import { startWorker } from "./instruments/worker-process";
import { INSTALLED } from "./shop";

const EVENTS = 120;
const MEGABYTE = 1024 * 1024;
const GIANT = 64;
const UNPACKED = 256;

const ANSWERS = {
  "short answers": (response: ServerResponse) => response.end("ok"),
  [`answers of ${GIANT} MB`]: giant,
  [`answers that unpack to ${UNPACKED} MB`]: bomb,
};

export async function answersHeap() {
  let answer: (response: ServerResponse) => unknown = ANSWERS["short answers"];
  let taken = 0;
  const receiver = createServer((request, response) => {
    request.resume();
    request.on("end", () => {
      taken++;
      response.on("error", () => undefined);
      answer(response);
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  const { port } = receiver.address() as AddressInfo;
  const worker = await startWorker("bench/outbox-worker.ts", { consumes: "outbox", inspected: true });
  const ask = async (path: string, body = "") => {
    const response = await fetch(new URL(path, worker.address), { method: "POST", body });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response.json();
  };
  try {
    const inspector = await inspectorAt(await worker.inspector());
    await ask("/rows", JSON.stringify([...migrations(), ...INSTALLED]));
    await ask("/endpoint", `http://127.0.0.1:${port}/hooks`);
    for (const [name, answers] of Object.entries(ANSWERS)) {
      answer = answers;
      taken = 0;
      await ask("/send", JSON.stringify({ count: EVENTS, counts: false }));
      while (taken < EVENTS || (await ask("/waiting")) !== 0) await after(100);
      console.log(
        `  after ${EVENTS} ${name}: ${await usedAfterCollecting(inspector)} MB in use, ${worker.mostMegabytes()} MB the most that the ` +
          `process held; ${await ask("/kept")} bytes the longest that is kept`,
      );
    }
    inspector.close();
  } finally {
    await worker.stop();
    receiver.closeAllConnections();
    receiver.close();
  }
}

/** Until the sender hangs up. */
function giant(response: ServerResponse) {
  let left = GIANT;
  const piece = Buffer.alloc(MEGABYTE, "x");
  const write = () => {
    while (left-- > 0 && !response.destroyed) if (!response.write(piece)) return response.once("drain", write);
    return response.end();
  };
  write();
}

/** Packed before anything is asked: a sender that waits for it would take its receiver for slow. A quarter of a megabyte on the way. */
const PACKED = gzipSync(Buffer.alloc(UNPACKED * MEGABYTE));

function bomb(response: ServerResponse) {
  response.writeHead(200, { "content-encoding": "gzip", "content-type": "text/plain" });
  response.end(PACKED);
}
