import { zonedText } from "../instants";
import type { Store } from "../store";

/** `shop/update` and `app/uninstalled`: fields as in Shopify's documented sample. */
export function shopBody(store: Store): Record<string, unknown> {
  const { id, name, timeZone, currency } = store.facts;
  const [main] = store.plan.locations;
  const now = zonedText(store.changeTime(), timeZone);
  return {
    id,
    name,
    email: "owner@example.com",
    domain: store.domain,
    province: null,
    country: main?.country ?? null,
    address1: "1 Example Street",
    zip: null,
    city: main?.city ?? null,
    source: null,
    phone: null,
    latitude: null,
    longitude: null,
    primary_locale: "en",
    address2: null,
    created_at: now,
    updated_at: now,
    country_code: main?.country ?? null,
    country_name: main?.country ?? null,
    currency,
    customer_email: "owner@example.com",
    timezone: timeZone,
    iana_timezone: timeZone,
    shop_owner: "Robin Dale",
    weight_unit: "kg",
    plan_display_name: "Development",
    plan_name: "partner_test",
    has_storefront: true,
    myshopify_domain: store.domain,
    multi_location_enabled: true,
    setup_required: false,
    enabled_presentment_currencies: [currency],
  };
}
