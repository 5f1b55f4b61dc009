import { expect, it } from "vitest";
import { bounceIn, tagsOf } from "../../../app/outbound/mail/bounce";

const OF = { shopId: 3, orderId: 12 };

const resend = {
  type: "email.bounced",
  created_at: "2026-11-22T23:41:12.126Z",
  data: {
    email_id: "56761188-7520-42d8-8898-ff6fc54ce618",
    to: ["orders@supplier.example"],
    bounce: { message: "The recipient's mailbox does not exist.", type: "Permanent", subType: "General" },
    tags: tagsOf(OF),
  },
};

const postmark = {
  RecordType: "Bounce",
  Type: "HardBounce",
  MessageID: "883953f4-6105-42a2-a16a-77a8eac79483",
  Description: "The server was unable to deliver your message.",
  Email: "orders@supplier.example",
  Metadata: tagsOf(OF),
};

it("reads a bounce as Resend tells it, whether its tags come by name or as a list", () => {
  const bounce = {
    ...{ messageId: "56761188-7520-42d8-8898-ff6fc54ce618", of: OF, to: "orders@supplier.example" },
    reason: "The recipient's mailbox does not exist.",
  };
  expect(bounceIn("resend", resend)).toEqual(bounce);
  const list = Object.entries(tagsOf(OF)).map(([name, value]) => ({ name, value }));
  expect(bounceIn("resend", { ...resend, data: { ...resend.data, tags: list } })).toEqual(bounce);
});

it("reads what Resend never sent as not delivered, and why", () => {
  const { bounce: _, ...data } = resend.data;
  const read = (type: string, more: object) => bounceIn("resend", { ...resend, type, data: { ...data, ...more } });
  expect(read("email.failed", { failed: { reason: "reached_daily_quota" } })).toEqual({
    ...{ messageId: "56761188-7520-42d8-8898-ff6fc54ce618", of: OF, to: "orders@supplier.example" },
    reason: "It was never sent: reached daily quota.",
  });
  const message = "The address is on the account's suppression list.";
  expect(read("email.suppressed", { suppressed: { message } })).toMatchObject({ of: OF, reason: message });
  for (const odd of [{}, { failed: "no" }, { failed: { reason: null } }])
    expect(read("email.failed", odd)).toMatchObject({ of: OF, reason: "" });
  expect(read("email.complained", {})).toBeUndefined();
});

it("reads a bounce as Postmark tells it", () => {
  expect(bounceIn("postmark", postmark)).toEqual({
    ...{ messageId: "883953f4-6105-42a2-a16a-77a8eac79483", of: OF, to: "orders@supplier.example" },
    reason: "The server was unable to deliver your message.",
  });
});

it("takes nothing else for a bounce", () => {
  const { tags: _, ...untagged } = resend.data;
  for (const told of [
    undefined,
    null,
    "email.bounced",
    {},
    [],
    { ...resend, type: "email.delivered" },
    { ...resend, data: untagged },
    ...["0", "-1", "1.5", "12345678901234567", "x"].map((shop) => ({
      ...resend,
      data: { ...resend.data, tags: { shop, order: "1" } },
    })),
  ])
    expect(bounceIn("resend", told)).toBeUndefined();
  for (const Type of ["Transient", "AutoResponder", "Unsubscribe"])
    expect(bounceIn("postmark", { ...postmark, Type })).toBeUndefined();
  expect(bounceIn("postmark", { ...postmark, RecordType: "Delivery" })).toBeUndefined();
  expect(bounceIn("postmark", { ...postmark, Metadata: { user_id: 43 } })).toBeUndefined();
});
