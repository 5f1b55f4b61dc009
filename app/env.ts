import * as z from "zod";

const SENDER = /^(?:([^<>"\r\n]+?) <([^\s<>@]+@[^\s<>@]+)>|([^\s<>@]+@[^\s<>@]+))$/;
const WHSEC = /^whsec_[A-Za-z0-9+/]{16,}={0,2}$/;
const KEY = /^[a-z0-9]+:[A-Za-z0-9+/]{43}=$/;
/** Different bytes in a key: 32 random ones have some thirty, and fewer than sixteen not once in 10^15. */
const FEWEST_BYTES_IN_USE = 16;

/** Paths are appended to an address as it stands here, so a slash at its end or a path would be in each of them. */
const origin = z
  .url()
  .refine(isOriginAlone, "must be an origin alone: https and a host, without user, path or query")
  .transform((address) => new URL(address).origin);

const tokenKeys = z
  .string()
  .transform((text) => text.split(",").map((key) => key.trim()))
  .refine((keys) => keys.every((key) => KEY.test(key)), {
    message: "expected id:base64-of-32-bytes, comma-separated",
    abort: true,
  })
  .refine((keys) => new Set(keys.map(idOf)).size === keys.length, "two keys have one id")
  .refine((keys) => keys.every((key) => bytesInUse(key) > 1), "a key is one byte over and over: make a random one");

const schema = z
  .object({
    ENVIRONMENT: z.enum(["development", "production"]),
    APP_URL: origin,
    SHOPIFY_API_KEY: z.string().min(1),
    SHOPIFY_API_SECRET: z.string().min(1),
    /** Still accepted for an hour after a rotation of the client secret. */
    SHOPIFY_API_SECRET_PREVIOUS: z.string().min(1).optional(),
    /** Answers in Shopify's place; only the dev store does. */
    SHOPIFY_ORIGIN: origin.optional(),
    /** Whom the public pages tell merchants to write to. */
    SUPPORT_EMAIL: z.email().optional(),
    /** `id:base64 of 32 bytes`, comma-separated: the first encrypts, all decrypt. */
    TOKEN_KEYS: tokenKeys,
    /** Who mail comes from: `stock@example.com`, or `Evenstock <stock@example.com>`. */
    MAIL_FROM: z
      .string()
      .regex(SENDER, "expected an address, or a name and an <address>")
      .transform((text) => {
        const [, name, named, alone] = SENDER.exec(text) ?? [];
        return { text, name: name ?? "Evenstock", email: named ?? alone ?? text };
      })
      .optional(),
    /** Where an HTTP mail service takes mail, and how it wants it, Resend's way if not said; without it the binding EMAIL sends. */
    MAIL_API_URL: z.url().optional(),
    MAIL_API_KEY: z.string().min(1).optional(),
    MAIL_API_STYLE: z.enum(["resend", "postmark"]).optional(),
    /** By which the service proves that a bounce is told by it: Resend's `whsec_…`; of Postmark the password in the address. */
    MAIL_BOUNCE_SECRET: z.string().min(16).optional(),
    /** Cloudflare's own, where wrangler.toml binds it. */
    EMAIL: z
      .custom<SendEmail>(
        (value) => typeof value === "object" && value !== null && "send" in value,
        "expected send_email",
      )
      .optional(),
  })
  .refine((env) => env.ENVIRONMENT === "development" || isHttps(env.APP_URL), {
    path: ["APP_URL"],
    message: "must be https outside development",
  })
  .refine((env) => env.ENVIRONMENT === "development" || !env.SHOPIFY_ORIGIN, {
    path: ["SHOPIFY_ORIGIN"],
    message: "is for development alone: the client secret and every token would go there instead of to Shopify",
  })
  .refine(
    (env) => env.ENVIRONMENT === "development" || env.TOKEN_KEYS.every((key) => bytesInUse(key) >= FEWEST_BYTES_IN_USE),
    { path: ["TOKEN_KEYS"], message: "a key is not random: openssl rand -base64 32 makes one" },
  )
  .refine((env) => env.ENVIRONMENT === "development" || !env.MAIL_API_URL || isHttps(env.MAIL_API_URL), {
    path: ["MAIL_API_URL"],
    message: "must be https outside development",
  })
  .refine((env) => !env.MAIL_API_URL || env.MAIL_API_KEY, { path: ["MAIL_API_KEY"], message: "MAIL_API_URL needs it" })
  .refine((env) => !env.MAIL_BOUNCE_SECRET || env.MAIL_API_STYLE === "postmark" || WHSEC.test(env.MAIL_BOUNCE_SECRET), {
    path: ["MAIL_BOUNCE_SECRET"],
    message: "Resend's begins with whsec_",
  })
  .refine((env) => !(env.MAIL_API_URL || env.EMAIL) || env.MAIL_FROM, {
    path: ["MAIL_FROM"],
    message: "sending mail needs it",
  });

export type Settings = z.infer<typeof schema>;

const known = new WeakMap<object, Settings>();

/** The environment, checked once an isolate. Throws an Error that names each wrong field, never its value. */
export function settingsOf(env: object): Settings {
  const found = known.get(env);
  if (found) return found;
  const parsed = schema.safeParse(asMeant(env));
  if (!parsed.success)
    throw new Error(
      `The environment is wrong: ${parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ")}`,
    );
  known.set(env, parsed.data);
  return parsed.data;
}

/** wrangler.toml has no way to leave a variable out, only to leave it empty; a pasted secret may end with a line break. */
const asMeant = (env: object) =>
  Object.fromEntries(
    Object.entries(env)
      .map(([name, value]): [string, unknown] => [name, typeof value === "string" ? value.trim() : value])
      .filter(([, value]) => value !== ""),
  );

const isHttps = (address: string) => new URL(address).protocol === "https:";

function isOriginAlone(address: string) {
  const { origin, pathname, search, hash, username, password } = new URL(address);
  return origin !== "null" && pathname === "/" && !search && !hash && !username && !password;
}

const idOf = (key: string) => key.slice(0, key.indexOf(":"));

const bytesInUse = (key: string) => new Set(atob(key.slice(key.indexOf(":") + 1))).size;
