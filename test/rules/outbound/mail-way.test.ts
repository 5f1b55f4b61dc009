import { expect, it } from "vitest";
import { mailWayOf } from "../../../app/outbound/mail/way";
import { settingsWith } from "../session/settings";

const SERVICE = {
  MAIL_FROM: "Stock <stock@example.com>",
  MAIL_API_URL: "https://mail.test/emails",
  MAIL_API_KEY: "mail-secret",
};
const PRODUCTION = {
  ENVIRONMENT: "production",
  APP_URL: "https://app.example.com",
  TOKEN_KEYS: "k1:q0Ls3l0R1eQ3cU0o3u3Y3mVb0b8nqQ9m2k3m7yT5x1A=",
};

it("sends by what the environment names, by the outbox in development alone", () => {
  expect(mailWayOf(settingsWith(SERVICE))).toMatchObject({ kind: "service", service: { style: "resend" } });
  expect(mailWayOf(settingsWith({ ...SERVICE, MAIL_API_STYLE: "postmark" }))).toMatchObject({
    service: { style: "postmark", from: { name: "Stock", email: "stock@example.com" } },
  });
  expect(mailWayOf(settingsWith())).toEqual({ kind: "outbox" });
  expect(mailWayOf(settingsWith(PRODUCTION))).toEqual({ kind: "none" });
});

it.each([
  { changes: { MAIL_FROM: "nobody" }, says: "MAIL_FROM: expected an address" },
  { changes: { MAIL_FROM: "a@example.com\nBcc: b@example.com" }, says: "MAIL_FROM: expected an address" },
  { changes: { ...SERVICE, MAIL_API_KEY: "" }, says: "MAIL_API_KEY: MAIL_API_URL needs it" },
  { changes: { ...SERVICE, MAIL_FROM: "" }, says: "MAIL_FROM: sending mail needs it" },
  { changes: { ...SERVICE, MAIL_API_STYLE: "smtp" }, says: "MAIL_API_STYLE: " },
  {
    changes: { ...PRODUCTION, ...SERVICE, MAIL_API_URL: "http://mail.test" },
    says: "MAIL_API_URL: must be https outside development",
  },
])("stops at a wrong environment by the field's name, never by its value: $says", ({ changes, says }) => {
  expect(() => settingsWith(changes)).toThrow(says);
  expect(() => settingsWith(changes)).not.toThrow("mail-secret");
});
