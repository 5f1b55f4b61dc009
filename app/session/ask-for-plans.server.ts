/** The roll-forward has begun in the rows; where this message is lost, the schedule finds that it stands still. */
export const askForPlans = (env: Env, shop: { domain: string }) =>
  env.JOBS.send({ kind: "roll-forward", shop: shop.domain }, { contentType: "json" });
