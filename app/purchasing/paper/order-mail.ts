import { mailOf, paragraph } from "../../outbound/mail/layout";
import type { Mail } from "../../outbound/mail/mail";
import type { OrderDocument } from "./order-document";
import { orderText } from "./order-text";

/** What the shop writes above its order, until somebody writes something else. */
export const firstMessage = ({ supplier, company, number, facts }: OrderDocument, contact: string | null): string => {
  const expected = facts.find(({ name }) => name === "Expected")?.value;
  return [
    `Dear ${contact ?? supplier.name},`,
    `please find our purchase order ${number} attached.${expected ? ` We expect it by ${expected}.` : ""}`,
    "Please confirm that you have it, and when you deliver.",
    `Kind regards,\n${company.name}`,
  ].join("\n\n");
};

/** What is kept of a message: of one about a sale nothing, since it may tell where the buyer lives. */
export const keptMessage = ({ saleName }: { saleName: string | null }, message: string) =>
  saleName === null ? message : `(The message is not kept: it may name the customer of ${saleName}.)`;

/** The mail to the supplier: the message, and the order once more in words for readers that open no files. */
export function orderMail(document: OrderDocument, message: string): Mail {
  const { number, company } = document;
  const mail = mailOf(
    `Purchase order ${number} from ${company.name}`,
    message.split(/\n{2,}/).map(paragraph),
    `${company.name}${company.address.length > 0 ? `, ${company.address.join(", ")}` : ""}`,
  );
  return { ...mail, text: `${mail.text}\n${orderText(document)}\n` };
}

export const paperName = (number: string) =>
  `${number.replace(/[^\p{L}\p{N}._-]+/gu, "-").replace(/[^\x20-\x7e]/g, "") || "purchase-order"}.pdf`;

/** Longer links are cut by phones: what does not fit is copied. */
const LONGEST_LINK = 6000;

/** WhatsApp's own link to a number with its country's code; undefined where there is none, or the text is too long for it. */
export function whatsAppLink(phone: string | null, text: string): string | undefined {
  const international = /^(?:\+|00)([\d\s().-]{7,25})$/.exec(phone ?? "")?.[1]?.replace(/\D/g, "");
  const link = `https://wa.me/${international}?text=${encodeURIComponent(text)}`;
  return international && link.length <= LONGEST_LINK ? link : undefined;
}
