import { button, mailOf, paragraph } from "../../outbound/mail/layout";
import type { Mail } from "../../outbound/mail/mail";

/** Told once, when Shopify has not taken the shop's token for a while. */
export const needsTokenMail = ({ shop, app, settings }: { shop: string; app: string; settings: string }): Mail =>
  mailOf(
    `Please open Evenstock once (${shop})`,
    [
      paragraph(
        "Shopify no longer accepts the key that Evenstock reads your shop with. Opening Evenstock once gives it a new one.",
      ),
      paragraph(
        "Nothing is lost: your rules, suppliers, prices and history are all kept, and the sales and stock changes that Shopify sends are still counted.",
      ),
      paragraph(
        "What waits until then: the comparison with Shopify each night, and stock adjustments that you make in Evenstock. They go on by themselves.",
      ),
      button("Open Evenstock", app),
    ],
    `You are told this once. Who gets Evenstock's mail: ${settings}`,
  );
