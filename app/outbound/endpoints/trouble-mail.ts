import { mailOf, paragraph } from "../mail/layout";
import type { Mail } from "../mail/mail";

interface Told {
  shop: string;
  /** Its name, and its address without what is secret in it. */
  endpoint: string;
  address: string;
}

/** Told once in a row of failures, before anything is lost of it. */
export const failingMail = ({ shop, endpoint, address }: Told): Mail =>
  mailOf(
    `${endpoint} is not taking events (${shop})`,
    [
      paragraph(`Four attempts in a row to reach your endpoint "${endpoint}" (${address}) have failed.`),
      paragraph(
        "Nothing is lost: each event is tried again for up to three days. The endpoint's page shows what it answered.",
      ),
    ],
    "You are told this once, and not again until it has worked in between.",
  );

/** Told once each time. */
export const disabledMail = ({ shop, endpoint, address, reason }: Told & { reason: string }): Mail =>
  mailOf(
    `${endpoint} was switched off (${shop})`,
    [
      paragraph(`Your endpoint "${endpoint}" (${address}) was switched off. ${reason}`),
      paragraph("Its events are held. When you switch it on again, you can send what it missed."),
    ],
    "You are told this once.",
  );

/** Told once a day. */
export const backlogMail = ({ shop, most }: { shop: string; most: number }): Mail =>
  mailOf(
    `Too many events wait (${shop})`,
    [
      paragraph(
        `More than ${most.toLocaleString("en")} events wait for endpoints that do not take them, so the oldest are no longer tried.`,
      ),
      paragraph(
        "Their rows stay under Dispatches. Once the receiver works, send them again with Recover: events of the last 14 days can be sent.",
      ),
    ],
    "You are told this once a day while it lasts.",
  );
