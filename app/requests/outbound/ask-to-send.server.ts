/** Asks for what is due of a shop to be sent now; lost, the schedule finds it within two minutes. */
export async function askToSend(env: Pick<Env, "OUTBOX">, shop: { domain: string }): Promise<void> {
  try {
    await env.OUTBOX.send({ shop: shop.domain }, { contentType: "json" });
  } catch (error) {
    console.warn(JSON.stringify({ at: "outbox", notAsked: String(error) }));
  }
}
