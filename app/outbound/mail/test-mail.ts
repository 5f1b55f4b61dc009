import { button, mailOf, paragraph } from "./layout";
import type { Mail } from "./mail";

/** What "Send a test mail" sends. */
export const testMail = (shop: string, home: string): Mail =>
  mailOf(
    `Test mail from Evenstock (${shop})`,
    [
      paragraph("This is a test. If you read it, low-stock mail of this shop reaches you."),
      paragraph("Nothing is low because of it, and nothing needs doing."),
      button("Open Evenstock", home),
    ],
    `Sent because someone pressed "Send a test mail" in the settings of ${shop}.`,
  );
