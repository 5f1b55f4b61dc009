/** Of the page itself. */
export const PAGE = {
  noAddress: "Enter the supplier's email address.",
  noMessage: "Write a message of up to 5,000 characters.",
  notSent: "It was not sent",
  locked: "Its lines are locked. You can download the PDF as often as you like.",
  send: (order: string | undefined) => `Send ${order ?? "purchase order"}`,
  isSent: (order: string) => `${order} counts as sent`,
};

/** Of a mail of which nobody knows whether it went. */
export const UNKNOWN = {
  title: "It may have been sent",
  about:
    "The email was handed over and no answer came back, or it is on its way right now. Evenstock does not send it again by itself. Ask the supplier or check your mail service, then tell us which it was.",
  wasSent: "It was sent",
  wasNot: "It was not sent: back to draft",
};

/** Of the order's PDF. */
export const PAPER = {
  title: "The order",
  download: "Download PDF",
  failed: "The PDF could not be made. Open this page again in a moment.",
  missingTitle: "Some characters cannot be printed",
  missing: (signs: string) =>
    `Our fonts have no ${signs}: the PDF shows their Unicode names instead, such as [U+1F600]. Latin, Greek, Cyrillic, Arabic, Hebrew, Chinese and Japanese are printed; Korean, Thai, Indic scripts and emoji are not.`,
};

/** Of the mail to the supplier. */
export const MAIL = {
  title: "The email",
  to: "To",
  toHelp: "One address, or several separated by commas.",
  subject: "Subject",
  message: "Message",
  send: "Send to supplier",
  service:
    "It is sent once, with the PDF. If the mail service refuses it, the order becomes a draft again and says why.",
  cloudflare: "It is sent once, with the PDF. If Cloudflare refuses it, the order becomes a draft again and says why.",
  outbox: "In development, mail is not sent: it is shown in the outbox, with the PDF.",
  noWay: "Evenstock has no way to send mail yet. Copy the order as text, or download the PDF and send it yourself.",
  whereTo: (sale: string) =>
    `Write here where the customer of ${sale} lives: Evenstock does not know it. The message goes with this email and is not kept.`,
};

/** Of sending an order without mail. */
export const OTHERWISE = {
  title: "Without email",
  copied: "Copied",
  copy: "Copy as text",
  whatsApp: "Open in WhatsApp",
  notCopied: "Your browser did not let us copy. Select the text below.",
  asText: "The order as text",
  about:
    "Once you have sent it or phoned it in yourself, mark it as sent. Its lines are then locked and count as on the way.",
  mark: "Mark as sent",
};
