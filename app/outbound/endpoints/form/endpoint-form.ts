import type { Texts } from "../../../forms/opened";
import { type Parsed, parsed } from "../../../forms/parsed";
import { type Endpoint, type EndpointPatch, endpointPatchSchema, endpointSchema } from "../endpoint";
import type { Filters } from "../filters";
import { HIDDEN_VALUE, headersTyped } from "./header-lines";

/** Fields of the form whose values are lists: one input a value. */
const LISTS = ["events", "location_ids", "vendors", "supplier_ids", "variant_ids"] as const;

/** A new endpoint as its form sends it. */
export const parseEndpoint = (form: FormData): Parsed<Endpoint> => {
  const typed = typedIn(form);
  return withHeaders(typed, parsed(endpointSchema.safeParse({ ...typed.fields, headers: typed.headers ?? {} })));
};

/** The same of one that is there: a blank address stays as it is, and so does a header whose value is hidden. */
export const parseEndpointChange = (form: FormData): Parsed<EndpointPatch & { hiddenHeaders: string[] }> => {
  const { fields, headers, ...rest } = typedIn(form);
  const shown = Object.entries(headers ?? {}).filter(([, value]) => value !== HIDDEN_VALUE);
  const hiddenHeaders = Object.entries(headers ?? {}).flatMap(([name, value]) =>
    value === HIDDEN_VALUE ? [name] : [],
  );
  const { url, ...others } = fields;
  const typed = { ...others, ...(url !== "" && { url }), headers: Object.fromEntries(shown) };
  const result = withHeaders({ headers, ...rest }, parsed(endpointPatchSchema.safeParse(typed)));
  return result.kind === "refused" ? result : { kind: "accepted", value: { ...result.value, hiddenHeaders } };
};

function typedIn(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const lists = Object.fromEntries(LISTS.map((name) => [name, form.getAll(name).map(String)]));
  const { events, ...filters } = lists;
  return {
    fields: {
      ...{ name: text("name"), url: text("url"), events, filters, format: text("format") },
      ...{ timeout_s: wholeNumber(text("timeout_s")), retries: text("retries"), payload: text("payload") },
      rate_limit: text("rate_limit") === "" ? null : wholeNumber(text("rate_limit")),
    },
    headers: headersTyped(text("headers")),
  };
}

/** NaN for what is none, which the schema refuses in its own words. */
const wholeNumber = (text: string) => (/^\d{1,7}$/.test(text) ? Number(text) : Number.NaN);

/** Lines that are no headers are refused beside what else is. */
function withHeaders<Value>({ headers }: { headers: object | undefined }, result: Parsed<Value>): Parsed<Value> {
  if (headers) return result;
  const said = "Write each header on a line of its own, as Name: value.";
  return { kind: "refused", refusals: { ...(result.kind === "refused" && result.refusals), headers: said } };
}

/** What of an endpoint the form compares, so that nobody writes over what they have not seen. */
export const endpointTexts = (endpoint: Compared): Texts => ({
  ...{ name: endpoint.name, events: [...endpoint.events].sort().join("\n"), format: endpoint.format },
  ...{ timeout_s: String(endpoint.timeout_s), retries: endpoint.retries, payload: endpoint.payload },
  rate_limit: endpoint.rate_limit === null ? "" : String(endpoint.rate_limit),
  filters: JSON.stringify(FILTERS.map((name) => [...endpoint.filters[name]].sort())),
});

type Compared = Omit<Endpoint, "url" | "headers">;

const FILTERS: (keyof Filters)[] = ["location_ids", "vendors", "supplier_ids", "variant_ids"];
