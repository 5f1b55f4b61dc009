import fc from "fast-check";
import { changed, oddText } from "../../support/odd-values";
import { ONE } from "../../support/two-shops";
import { addressOf, type Door, type Ids, rowsOf, stemOf, WORDS } from "./doors";
import { EXAMPLES, type Example } from "./examples";
import { asSent, encoded, encodedForm, filled } from "./sent";
import type { Things } from "./things";

export interface Asked {
  door: Door;
  address: string;
  method: string;
  body: BodyInit | undefined;
  headers: Record<string, string>;
}

/** What names say of their values, most telling first. */
const TELLING: [RegExp, string[]][] = [
  [/token|nonce/i, ["token-0001", "token-0002"]],
  [/day$|On$|^on$|since|until/i, ["2026-11-20", "2026-12-10", "2024-02-29", "2026-11-20T10:00"]],
  [/mail|recipients/i, ["a@example.com", "a@example.com, b@example.com"]],
  [/url|address/i, ["https://93.184.216.34/in", "http://localhost:9/in"]],
  [/currency/i, ["EUR", "JPY", "USD"]],
  [/^level$/, ["variant", "product", "vendor", "supplier", "shop"]],
  [/^move$/, ["sent", "cancel", "close", "reopen", "unsent", "start", "review", "post", "ship", "bounced", "again"]],
  [/^how$/, ["mail", "hand", "test"]],
  [/^page$/, ["alerts", "products", "reorder", "purchase-orders"]],
  [/^tab$/, ["low", "out", "all", "open", "snoozed", "drafts"]],
  [/sort|^by$/, ["name", "-name", "cover", "vendor", "location", "available"]],
  [/^choice$/, ["all", "vendor", "supplier", "product_type", "chosen", "variants"]],
  [/^decision$/, ["accepted", "refused", "dismissed", "write"]],
  [/^topic$|^events$/, ["orders/create", "*", "stock.*", "stock.low"]],
  [/scopes/, ["read", "write_stock", "write_purchasing", "write_events"]],
  [/^opened$/, ["{}", '{"name":"x"}']],
  [/^was$/, ["done", "not done", "made", "yes", "no"]],
  [/quantities/, ["1:4", "1:4,2:0"]],
  [/^(after|before)$/, ['["a",1]', "[1]", "[null]", '["2026-11-20",5]', '[1,2,3,"a"]', "[[]]", '[{"a":1}]', "[1e99]"]],
  [/^(variants|alerts)$/, ["[1]", "1", "[1,2]"]],
  [/^factor$/, ["2", "1.5"]],
  [/^(replace|preferred)$/, ["yes"]],
  [/^reason$/, ["received", "correction", "damaged"]],
  [/^check$/, ["false"]],
  [/method/, ["forecast", "velocity", "croston", ""]],
];

/** What most fields take. */
const PLAIN = ["1", "2", "12", "0", "4.50", "100", "yes", "no", "on", "true", "", "Mug", "received", "a name"];

/** A request to a door: as in its example, with a thing or two put otherwise; good as far as its names tell; or odd in some of it. */
export function requestTo(door: Door, things: Things, ours: Ids, theirs: Ids): fc.Arbitrary<Asked> {
  const examples = EXAMPLES[`${door.method} ${door.path}`]?.(things) ?? [];
  return fc.oneof(
    ...(examples.length ? [{ weight: 6, arbitrary: nearlyAs(door, examples, theirs) }] : []),
    { weight: 2, arbitrary: goodRequestTo(door, ours) },
    { weight: 3, arbitrary: oddRequestTo(door, ours, theirs) },
  );
}

/** One of the examples, in a third of all cases as it stands. */
function nearlyAs(door: Door, examples: Example[], theirs: Ids): fc.Arbitrary<Asked> {
  const stranger = fc.constantFrom(...new Set([...theirs.values()].flat()));
  const put = fc.oneof({ weight: 3, arbitrary: oneOf(undefined, PLAIN) }, { weight: 2, arbitrary: stranger }, oddText);
  const change = fc.tuple(fc.nat(997), fc.constantFrom("put", "put", "put", "left out", "twice"), put);
  return fc
    .constantFrom(...examples)
    .chain((example) =>
      fc.record({
        example: fc.constant(example),
        token: fc.nat(99_999),
        changes: fc.oneof(fc.constant([]), fc.array(change, { minLength: 1, maxLength: 2 })),
        json: fc.oneof(fc.constant(example.json), changed(fc.constant(example.json), 2)),
        word: mostly<string | undefined>(undefined, stranger, 7),
        asked: fc.constantFrom("page", "rows"),
      }),
    )
    .map(({ example, token, changes, json, word, asked }) => {
      const [place] = Object.keys(example.path ?? {}).slice(-1);
      const path = { ...example.path, ...(place && word !== undefined && { [place]: word }) };
      const sent = asSent(
        door.path,
        { ...example, path, ...(example.json !== undefined && { json }) },
        `token-${token}`,
      );
      const isForm = example.json === undefined && !example.bytes;
      const body = isForm ? encodedForm(withChanges(filled(example, `token-${token}`), changes)) : sent.body;
      const address = asked === "rows" ? rowsOf(sent.address) : sent.address;
      return { door, address, method: door.method, body, headers: sent.headers };
    });
}

function withChanges(
  fields: [string, string][],
  changes: readonly (readonly [number, string, string])[],
): [string, string][] {
  const all = [...fields];
  for (const [at, what, text] of changes) {
    const field = all[at % Math.max(1, all.length)];
    if (!field) continue;
    const [name] = field;
    const isHarmless = name !== "name" || text !== ONE.domain;
    if (what === "left out") all.splice(all.indexOf(field), 1);
    else if (what === "twice") all.push([name, text]);
    else if (isHarmless) all[all.indexOf(field)] = [name, text];
  }
  return all;
}

/** As its page would make it, with ids of the shop's own. */
function goodRequestTo(door: Door, ours: Ids): fc.Arbitrary<Asked> {
  const plain = (name: string) => goodFor(name, ours);
  const lists = listsOf(door, plain);
  const value = (name: string) => (lists ? fc.oneof({ weight: 3, arbitrary: plain(name) }, lists) : plain(name));
  const field = (name: string) => value(name).map((text): [string, string] => [name, text]);
  return fc
    .record({
      words: fc.record(Object.fromEntries(namesIn(door.path).map((name) => [name, wordFor(name, ours)]))),
      form: fc.tuple(...door.form.map(field)),
      json: bodyOf(door, plain),
    })
    .map(({ words, form, json }) => ({
      ...{ door, address: addressOf(door.path, (name) => words[name] ?? "1"), method: door.method },
      ...(door.method === "GET" ? { body: undefined, headers: {} } : sentAs(door.isJson ? "json" : "form", form, json)),
    }));
}

const wordFor = (name: string, of: Ids) => oneOf(of.get(stemOf(name)), WORDS[name] ?? ["1"]);

function goodFor(name: string, ours: Ids): fc.Arbitrary<string> {
  const telling = TELLING.find(([pattern]) => pattern.test(name))?.[1] ?? [];
  return oneOf([...(ours.get(stemOf(name)) ?? []), ...telling], PLAIN);
}

/** With ids of either shop, and odd in some of it or in nothing. */
function oddRequestTo(door: Door, ours: Ids, theirs: Ids): fc.Arbitrary<Asked> {
  const plain = (name: string) => valueFor(name, ours, theirs);
  const lists = listsOf(door, plain);
  const value = (name: string) => (lists ? fc.oneof({ weight: 3, arbitrary: plain(name) }, lists) : plain(name));
  const word = (name: string) =>
    fc.oneof(
      { weight: 12, arbitrary: wordFor(name, ours) },
      { weight: 3, arbitrary: wordFor(name, theirs) },
      { weight: 1, arbitrary: fc.constantFrom("new", "%00", "%E0%A4%A", "..", "9".repeat(20)) },
      { weight: 1, arbitrary: oddText.map(encoded) },
    );
  return fc
    .record({
      words: fc.record(Object.fromEntries(namesIn(door.path).map((name) => [name, word(name)]))),
      query: fc.array(fieldOf(door.query, value), { maxLength: 4 }),
      form: fieldsOf(door.form, value),
      json: changed(bodyOf(door, plain)),
      method: mostly(door.method, fc.constantFrom("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"), 30),
      type: mostly(
        door.isJson ? "json" : "form",
        fc.constantFrom("json", "form", "parts", "broken", "text", "none"),
        9,
      ),
      asked: fc.constantFrom("page", "page", "rows"),
    })
    .map(({ words, query, form, json, method, type, asked }) => {
      const [path = "", index = ""] = addressOf(door.path, (name) => words[name] ?? "1").split("?");
      const search = [index, ...query.map(([name, text]) => `${encoded(name)}=${encoded(text)}`)].filter(Boolean);
      const address = search.length ? `${path}?${search.join("&")}` : path;
      return {
        ...{ door, address: asked === "rows" ? rowsOf(address) : address, method },
        ...(method === "GET" || method === "HEAD" ? { body: undefined, headers: {} } : sentAs(type, form, json)),
      };
    });
}

const oneOf = (some: string[] | undefined, otherwise: string[]) =>
  fc.constantFrom(...(some?.length ? some : otherwise));

const namesIn = (path: string) => [...path.matchAll(/:(\w+)|\*/g)].map(([, name]) => name ?? "*");

const mostly = <Value>(usual: Value, others: fc.Arbitrary<Value>, weight: number) =>
  fc.oneof({ weight, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: others });

function valueFor(name: string, ours: Ids, theirs: Ids): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 12, arbitrary: goodFor(name, ours) },
    { weight: 2, arbitrary: fc.constantFrom(...PLAIN) },
    { weight: 2, arbitrary: fc.constantFrom("1", ...(theirs.get(stemOf(name)) ?? [])) },
    { weight: 2, arbitrary: oddText },
  );
}

const fieldOf = (names: string[], value: (name: string) => fc.Arbitrary<string>) =>
  fc
    .oneof({ weight: 9, arbitrary: oneOf(names, ["x"]) }, oddText)
    .chain((name) => value(name).map((text): [string, string] => [name, text]));

/** Nearly all of the fields, and some twice or of no meaning. */
function fieldsOf(names: string[], value: (name: string) => fc.Arbitrary<string>) {
  const each = names.map((name) =>
    fc.option(
      value(name).map((text): [string, string] => [name, text]),
      { freq: 12, nil: null },
    ),
  );
  return fc
    .tuple(fc.tuple(...each), fc.array(fieldOf(names, value), { maxLength: 2 }))
    .map(([all, more]) => [...all.filter((field) => field !== null), ...more]);
}

/** Lists that a form holds as a text of JSON: of numbers, or of what was asked for by name. */
function listsOf({ json, isJson, form }: Door, value: (name: string) => fc.Arbitrary<string>) {
  if (isJson || !form.length) return undefined;
  const cells = fc.record(Object.fromEntries(json.map((name) => [name, typed(value(name))])), { requiredKeys: [] });
  const numbers = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 });
  const lists = json.length ? fc.oneof(fc.array(cells, { minLength: 1, maxLength: 3 }), numbers) : numbers;
  return fc.oneof(lists, changed(lists, 1)).map((list) => JSON.stringify(list));
}

/** The same as a value of JSON. */
const typed = (text: fc.Arbitrary<string>): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 4, arbitrary: text.map((each) => (/^\d{1,15}$/.test(each) ? Number(each) : each)) },
    text,
    fc.boolean(),
    fc.constant(null),
  );

/** The body of a door that takes JSON: what a page sends of a file, or what was asked for by name. */
function bodyOf({ json }: Door, value: (name: string) => fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  const cells = (of: (name: string) => fc.Arbitrary<unknown>) =>
    fc.record(Object.fromEntries(json.map((name) => [name, of(name)])), { requiredKeys: [] });
  const rows = fc.array(fc.record({ number: fc.integer({ min: 1, max: 9 }), cells: cells(value) }), { maxLength: 3 });
  return fc.oneof(
    fc.record({ check: fc.boolean(), rows }),
    cells((name) => typed(value(name))),
  );
}

function sentAs(type: string, form: [string, string][], json: unknown): Pick<Asked, "body" | "headers"> {
  const wanted = form.filter(([, text]) => text !== ONE.domain);
  switch (type) {
    case "json":
      return { body: JSON.stringify(json) ?? "", headers: { "content-type": "application/json" } };
    case "parts": {
      const body = new FormData();
      for (const [at, [name, text]] of wanted.entries())
        if (at % 3) body.append(name, text);
        else body.append(name, new Blob([text]), "a.png");
      return { body, headers: {} };
    }
    case "form":
      return { body: encodedForm(wanted), headers: { "content-type": FORM } };
    case "broken":
      return { body: "--y\r\nbroken", headers: { "content-type": "multipart/form-data; boundary=x" } };
    default:
      return { body: "x=1", headers: type === "text" ? { "content-type": "text/plain" } : {} };
  }
}

const FORM = "application/x-www-form-urlencoded";
