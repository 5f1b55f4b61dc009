// The floor that the sender is measured against: for each message sign and fetch, six at once. No rows, no claim, no record.
const KEY = Uint8Array.from(atob("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), (character) => character.charCodeAt(0));
const CONNECTIONS = 6;

let key: Promise<CryptoKey> | undefined;

async function send(url: string, id: string, body: string) {
  key ??= crypto.subtle.importKey("raw", KEY, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signed = new TextEncoder().encode(`${id}.${timestamp}.${body}`);
  const signature = btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.sign("HMAC", await key, signed))));
  const headers = { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": `v1,${signature}` };
  const answer = await fetch(url, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body,
  });
  await answer.text();
}

export default {
  async fetch(request) {
    const { url, count, body } = await request.json<{ url: string; count: number; body: string }>();
    let sent = 0;
    const sender = async () => {
      while (sent < count) await send(url, `evt_${sent++}`, body);
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, sender));
    return new Response(null);
  },
} satisfies ExportedHandler;
