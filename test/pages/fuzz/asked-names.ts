import { vi } from "vitest";

/** A text of JSON whose names are noted as somebody reads them. */
export const PROBE = '[{"probe":1}]';

interface Asked {
  form: string[];
  query: string[];
  json: string[];
  /** Whether the body was read as JSON. */
  isJson: boolean;
}

/** What is asked for by name of a form, an address or a piece of JSON while this is done: so no list of fields is kept. */
export async function askedDuring(action: () => Promise<unknown>): Promise<Asked> {
  const [form, query, json] = [new Set<string>(), new Set<string>(), new Set<string>()];
  let isJson = false;
  const undone = (["get", "getAll", "has"] as const).flatMap((method) => [
    noted(FormData.prototype, method, form),
    noted(URLSearchParams.prototype, method, query),
  ]);
  const { fromEntries } = Object;
  const { json: read } = Request.prototype;
  const { parse } = JSON;
  vi.spyOn(Request.prototype, "json").mockImplementation(async function (this: Request) {
    isJson = true;
    return watched(await read.call(this), json);
  });
  vi.spyOn(JSON, "parse").mockImplementation((text, reviver) =>
    text === PROBE ? watched(parse(text), json) : parse(text, reviver),
  );
  vi.spyOn(Object, "fromEntries").mockImplementation((entries: Iterable<readonly unknown[]>) => {
    const made = fromEntries(entries);
    const into = entries instanceof FormData ? form : entries instanceof URLSearchParams ? query : undefined;
    return into ? watched(made, into) : made;
  });
  try {
    await action();
  } finally {
    vi.restoreAllMocks();
    for (const undo of undone) undo();
  }
  return { form: [...form], query: [...query], json: [...json], isJson };
}

function noted(prototype: FormData | URLSearchParams, method: "get" | "getAll" | "has", into: Set<string>) {
  const original: (name: string) => unknown = Reflect.get(prototype, method);
  const noting = function (this: unknown, name: string) {
    into.add(name);
    return original.call(this, name);
  };
  Reflect.set(prototype, method, noting);
  return () => Reflect.set(prototype, method, original);
}

/** The same value, which notes the names that are read of it and of what it holds. */
function watched<Value>(value: Value, into: Set<string>): Value {
  if (typeof value !== "object" || value === null) return value;
  return new Proxy(value, {
    get(target, key) {
      const inner: unknown = Reflect.get(target, key);
      if (typeof key === "string" && isName(key) && !(key in Object.prototype) && !Array.isArray(target)) into.add(key);
      return typeof inner === "object" ? watched(inner, into) : inner;
    },
  });
}

const isName = (key: string) => key !== "probe" && key !== "then" && key !== "toJSON";
