import * as z from "zod";
import { type Parsed, parsed } from "../../../forms/parsed";
import { parsedUrl } from "../../../words/parsed-url";
import { type EventType, matches } from "../../events/catalogue";
import { type Endpoint, endpointSchema } from "../endpoint";

/** What a channel of alerts hears of. */
const ALERT_EVENTS: EventType[] = ["stock.low", "stock.out", "stock.recovered", "reorder.suggested"];

/** Whether an endpoint is a channel of alerts: whatever it is, it hears of low stock. */
export const hearsAlerts = (events: readonly string[]) => matches(events, "stock.low");

/** The service whose incoming webhook this is. */
function channelOf(url: string): "slack" | "discord" | undefined {
  const { hostname = "", pathname = "" } = parsedUrl(url) ?? {};
  if (hostname === "hooks.slack.com") return "slack";
  return DISCORD.has(hostname) && pathname.startsWith("/api/webhooks/") ? "discord" : undefined;
}

const DISCORD = new Set(["discord.com", "discordapp.com", "ptb.discord.com", "canary.discord.com"]);

const typed = z.object({
  name: endpointSchema.in.shape.name,
  url: z
    .string()
    .trim()
    .min(1, "Paste the address of the channel's webhook.")
    .refine((url) => channelOf(url) !== undefined, {
      error:
        "This is no webhook of Slack or Discord. It begins with https://hooks.slack.com/ or https://discord.com/api/webhooks/.",
    }),
});

/** A chat channel from its name and its webhook's address: an endpoint that hears of low stock. */
export function parseChannel(form: FormData): Parsed<Endpoint> {
  const result = parsed(typed.safeParse({ name: form.get("name") ?? "", url: form.get("url") ?? "" }));
  if (result.kind === "refused") return result;
  const format = channelOf(result.value.url) ?? "slack";
  return parsed(endpointSchema.safeParse({ ...result.value, format, events: ALERT_EVENTS }));
}
