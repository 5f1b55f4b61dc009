// The heap of a Worker that runs beside us, by Chrome's DevTools protocol.
import { WebSocket } from "undici";

type Inspector = Awaited<ReturnType<typeof inspectorAt>>;

/** A snapshot collects first, and is answered where the inspector's own way to collect is not. */
export async function usedAfterCollecting(inspector: Inspector) {
  await inspector.ask("HeapProfiler.takeHeapSnapshot");
  const { usedSize } = await inspector.ask("Runtime.getHeapUsage");
  return (Number(usedSize) / 1e6).toFixed(2);
}

/** Chrome's DevTools protocol, one question at a time. */
export async function inspectorAt(address: URL) {
  const list: unknown = await (await fetch(new URL("/json", address.href.replace("ws", "http")))).json();
  const [target] = Array.isArray(list) ? list : [];
  const socket = new WebSocket(target.webSocketDebuggerUrl);
  await new Promise((open, failed) => {
    socket.addEventListener("open", open);
    socket.addEventListener("error", failed);
  });
  let last = 0;
  return {
    close: () => socket.close(),
    ask: (method: string) =>
      new Promise<Record<string, unknown>>((answered) => {
        const id = ++last;
        const listen = ({ data }: { data: unknown }) => {
          const message = JSON.parse(String(data));
          if (message.id !== id) return;
          socket.removeEventListener("message", listen);
          answered(message.result ?? {});
        };
        socket.addEventListener("message", listen);
        socket.send(JSON.stringify({ id, method }));
      }),
  };
}
