import * as z from "zod";
import { shopBody } from "./bodies/shop";
import { enqueueCompliance } from "./deliveries";
import type { DevStoreEnv } from "./env";
import { zonedText } from "./instants";
import type { Store } from "./store";

const Install = z.object({ installedAt: z.number(), scopes: z.array(z.string()) });
type Install = z.infer<typeof Install>;

export function requiredScopes(env: DevStoreEnv): string[] {
  return scopeList(env.APP_SCOPES);
}

export function optionalScopes(env: DevStoreEnv): string[] {
  return scopeList(env.APP_OPTIONAL_SCOPES);
}

export function readInstall(store: Store): Install | undefined {
  return store.readSetting("install", Install);
}

/** The merchant approved: what the app declares is granted, and of the optional scopes those that were ticked. */
export function installApp(store: Store, optional: readonly string[]): Install {
  const scopes = grantedScopes(store.env, optional);
  const install = { installedAt: readInstall(store)?.installedAt ?? Date.now(), scopes };
  store.writeSetting("install", install);
  store.record("installed", install);
  return install;
}

/** Order matters: the token is dead before the app hears of it, and the subscription still takes this one delivery. */
export function uninstallApp(store: Store): void {
  if (!readInstall(store)) return;
  store.database.run("delete from tokens");
  store.emit("APP_UNINSTALLED", () => shopBody(store));
  store.database.run("delete from subscriptions");
  store.deleteSetting("install");
  store.record("uninstalled", {});
}

export function changeOptionalScopes(store: Store, optional: readonly string[]): Install | undefined {
  const install = readInstall(store);
  if (!install) return undefined;
  const previous = install.scopes;
  const changed = { ...install, scopes: grantedScopes(store.env, optional) };
  store.writeSetting("install", changed);
  store.record("scopes_changed", { previous, current: changed.scopes });
  store.emit("APP_SCOPES_UPDATE", () => ({
    id: store.facts.id,
    previous,
    current: changed.scopes,
    updated_at: zonedText(Date.now(), store.facts.timeZone),
  }));
  return changed;
}

const BUYER = { id: 191167, email: "buyer@example.com", phone: "+440000000000" };

/** Shopify sends `shop/redact` 48 hours after an uninstall; here a button does. */
export function sendCompliance(
  store: Store,
  topic: "customers/data_request" | "customers/redact" | "shop/redact",
): void {
  const shop = { shop_id: store.facts.id, shop_domain: store.domain };
  const orders = store.database
    .all<{ id: number }>("select id from orders order by id desc limit 2")
    .map((order) => order.id);
  const bodies = {
    "customers/data_request": { ...shop, customer: BUYER, orders_requested: orders, data_request: { id: 9999 } },
    "customers/redact": { ...shop, customer: BUYER, orders_to_redact: orders },
    "shop/redact": shop,
  };
  enqueueCompliance(store, topic, bodies[topic]);
}

function grantedScopes(env: DevStoreEnv, optional: readonly string[]): string[] {
  return [...requiredScopes(env), ...optionalScopes(env).filter((scope) => optional.includes(scope))];
}

function scopeList(text: string): string[] {
  return text
    .split(",")
    .map((scope) => scope.trim())
    .filter(Boolean);
}
