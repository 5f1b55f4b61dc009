import type { Bounce } from "../../outbound/mail/bounce";
import { button, mailOf, paragraph } from "../../outbound/mail/layout";
import type { Mail } from "../../outbound/mail/mail";

/** To the shop's own people: the supplier does not have the order. */
export const bouncedMail = (
  { to, reason }: Pick<Bounce, "to" | "reason">,
  { order, address }: { order: string; address: string },
): Mail =>
  mailOf(
    `${order} did not reach the supplier`,
    [
      paragraph(`The mail with ${order} to ${to} was not delivered.`),
      ...(reason ? [paragraph(`The mail service says: ${reason}`)] : []),
      paragraph("Check the address, and give the supplier the order in another way. It still counts as on its way."),
      button(`Open ${order}`, address),
    ],
    "You are told this once for each mail that is not delivered.",
  );
