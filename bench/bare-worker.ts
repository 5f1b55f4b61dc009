// The floor that the door is measured against: verify, narrow an order, enqueue. No topics, no schema, no failures.
interface BareEnv {
  SHOPIFY_API_SECRET: string;
  INBOX: Queue<unknown>;
}

let key: Promise<CryptoKey> | undefined;

export default {
  async fetch(request, env) {
    const body = await request.arrayBuffer();
    key ??= crypto.subtle.importKey(
      "raw",
      new TextEncoder().encode(env.SHOPIFY_API_SECRET),
      { name: "HMAC", hash: "SHA-256" },
      false,
      ["verify"],
    );
    const signature = Uint8Array.from(atob(request.headers.get("x-shopify-hmac-sha256") ?? ""), (character) =>
      character.charCodeAt(0),
    );
    if (!(await crypto.subtle.verify("HMAC", await key, signature, body))) return new Response(null, { status: 401 });
    const order = JSON.parse(new TextDecoder().decode(body));
    await env.INBOX.send({
      shop: request.headers.get("x-shopify-shop-domain"),
      webhookId: request.headers.get("x-shopify-webhook-id"),
      id: String(order.id),
      updatedAt: Date.parse(order.updated_at),
      lines: order.line_items.map((line: { id: number; variant_id: number; quantity: number }) => [
        String(line.id),
        String(line.variant_id),
        line.quantity,
      ]),
    });
    return new Response(null);
  },
} satisfies ExportedHandler<BareEnv>;
