/** What every endpoint may count on, as the catalogue and the documents print it. */
export const PROMISE: { title: string; says: string }[] = [
  { title: "At least once", says: "Every event that an endpoint listens to reaches it. Some may reach it twice." },
  {
    title: "No promised order",
    says: "Each event carries a sequence that counts your shop's events without a gap, so a receiver can put them in order and notice one that is missing.",
  },
  {
    title: "One id",
    says: "webhook-id is the same on every retry, resend and recovery of an event. Remember it, and the second copy costs you nothing.",
  },
  {
    title: "A fresh signature",
    says: "Each attempt is signed anew with the current time. The body stays the same, byte for byte.",
  },
  {
    title: "Nothing is dropped silently",
    says: "Every dispatch ends delivered, exhausted (you can send it again) or held (the endpoint is off). One that an endpoint stopped listening to is skipped, and says why.",
  },
];
