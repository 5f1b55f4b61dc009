import { createServer } from "node:net";

const PATIENCE = 60_000;

export async function refuseTakenPorts(ports) {
  if (new Set(ports).size < ports.length) throw new Error("--port and --store-port must differ.");
  for (const port of ports)
    await new Promise((resolve, reject) => {
      const server = createServer();
      server.once("error", (error) =>
        reject(
          error.code === "EADDRINUSE"
            ? new Error(`Port ${port} is taken. Choose another one with --port or --store-port.`)
            : error,
        ),
      );
      server.listen(port, "127.0.0.1", () => server.close(resolve));
    });
}

export const waitUntilReady = (devStore) => untilAnswers(`${devStore}/ready`);

/** The app says itself which part of its environment is wrong. */
export async function waitUntilHealthy(app) {
  const health = await untilAnswers(`${app}/healthz`);
  const text = await health.text();
  if (!health.ok) throw new Error(`The app is not healthy: ${app}/healthz answered ${health.status}.\n${text}`);
}

async function untilAnswers(url) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    try {
      return await fetch(url, { signal: AbortSignal.timeout(PATIENCE) });
    } catch (error) {
      if (Date.now() > end) throw new Error(`${url} does not answer: ${error.message}`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}
