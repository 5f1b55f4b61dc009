import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkAddress, maskedAddress, type Resolve } from "../../../app/outbound/endpoints/address";
import { isPublicAddress } from "../../../app/outbound/endpoints/public-address";
import { dnsOverHttps } from "../../../app/outbound/endpoints/resolver";

const RANGES = [
  ...["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24"],
  ...["192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24"],
  ...["224.0.0.0/4", "240.0.0.0/4", "255.255.255.255/32"],
];

const number = (quad: string) => quad.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
const quad = (address: number) => [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");
const groups = (address: number) => `${Math.floor(address / 65_536).toString(16)}:${(address % 65_536).toString(16)}`;

const nobody: Resolve = async () => ({ kind: "none" });
const told =
  (...addresses: string[]): Resolve =>
  async () => ({ kind: "addresses", addresses });
const kindOf = async (url: string, resolve = nobody, allowsLoopback = false) =>
  (await checkAddress(url, { resolve, allowsLoopback })).kind;

describe.each(RANGES)("%s", (range) => {
  const [from = "", bits = ""] = range.split("/");
  const inside = fc.integer({ min: number(from), max: number(from) + 2 ** (32 - Number(bits)) - 1 });

  it("is refused however it is written: plain, as a number, mapped, behind NAT64 and 6to4, and behind a name", () =>
    fc.assert(
      fc.asyncProperty(inside, async (address) => {
        const [four, hex] = [quad(address), groups(address)];
        const sixes = [`::ffff:${hex}`, `::${hex}`, `64:ff9b::${hex}`, `64:ff9b:1::${hex}`, `2002:${hex}::1`];
        for (const host of [four, String(address), `0x${address.toString(16)}`, ...sixes.map((six) => `[${six}]`)])
          expect(await kindOf(`https://${host}/hook`)).toBe("refused");
        for (const one of [four, ...sixes])
          expect(await kindOf("https://hooks.example.com/", told("93.184.216.34", one))).toBe("refused");
      }),
      { numRuns: 60 },
    ));
});

it.each([
  ...["::", "::1", "fc00::1", "fd12:3456::1", "fe80::1", "fec0::1", "ff02::1", "2001::1", "2001:10::1", "2001:1ff::1"],
  ...["2001:db8::1", "3fff::1", "3fff:fff::1", "2002:0808:0808::1", "100::1", "5f00::1", "4000::1", "::ffff:8.8.8.8"],
])("refuses %s", async (address) => {
  expect(isPublicAddress(address)).toBe(false);
  expect(await kindOf(`https://[${address}]/`)).toBe("refused");
  expect(await kindOf("https://hooks.example.com/", told(address))).toBe("refused");
});

it.each([
  ...["1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.0"],
  ...["169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.167.255.255", "192.169.0.0"],
  "198.17.255.255",
  "198.20.0.0",
  "223.255.255.255",
  "2606:4700:4700::1111",
  "2001:200::1",
  "2a00:1450::1",
  "2003::1",
])("lets %s through, which lies beside a private range or far from all", async (address) => {
  expect(isPublicAddress(address)).toBe(true);
  expect(await kindOf(`https://${address.includes(":") ? `[${address}]` : address}:8443/a?b=c`)).toBe("good");
  expect(await kindOf("https://hooks.example.com/", told(address))).toBe("good");
});

it.each([
  "",
  "8.8.8",
  "8.8.8.8.8",
  "08.8.8.256",
  "1e1.1.1.1",
  "hello",
  ":::",
  "::1%eth0",
  "1:2:3:4:5:6:7:8:9",
  "[",
  "a:b]",
])("takes %j for no address of anybody's", (text) => expect(isPublicAddress(text)).toBe(false));

it.each([
  ["hooks.example.com"],
  ["http://hooks.example.com/"],
  ["ftp://hooks.example.com/"],
  ["javascript:alert(1)"],
  ["https://user@hooks.example.com/"],
  ["https://user:word@hooks.example.com/"],
  ["https://0x7f.1/"],
  ["https://2130706433/"],
  ["https://１２７.0.0.1/"],
  ["https://[::ffff:127.0.0.1]/"],
  ["https://localhost/"],
  ["https://localhost./"],
  ["https://a.localhost/"],
  ["https://intranet/"],
  ["https://printer.local/"],
  ["https://metadata.google.internal/"],
  ["https://1.0.0.127.in-addr.arpa/"],
  ["https://a..b.com/"],
  ["https://-a.com/"],
  ["https://xn--a/"],
  [`https://${"a".repeat(64)}.com/`],
  [`https://${"a.".repeat(130)}com/`],
  [`https://hooks.example.com/${"a".repeat(2048)}`],
])("refuses %s, whatever stands behind its name", async (url) => {
  const verdict = await checkAddress(url, { resolve: told("93.184.216.34"), allowsLoopback: false });
  expect(verdict).toMatchObject({ kind: "refused", isPassing: false, reason: expect.stringMatching(/\.$/) });
});

it("takes a name of another alphabet, as its host is written", async () => {
  let asked = "";
  const resolve: Resolve = async (host) => {
    asked = host;
    return { kind: "addresses", addresses: ["93.184.216.34"] };
  };
  const url = "https://töpferei.example.com./hook";
  // Often enough for the engine to put its quick ways in place of its slow ones.
  for (let time = 0; time < 20_000; time++)
    if ((await kindOf(url, resolve)) !== "good") throw new Error(`Refused at time ${time}.`);
  expect(asked).toBe("xn--tpferei-90a.example.com");
});

it("says in words that a name is not known, or could not be looked up, and that it may pass", async () => {
  const verdict = (resolve: Resolve) => checkAddress("https://hooks.example.com/", { resolve, allowsLoopback: false });
  expect(await verdict(nobody)).toEqual({
    ...{ kind: "refused", isPassing: true },
    reason: '"hooks.example.com" is not known: no address stands behind it.',
  });
  expect(await verdict(async () => ({ kind: "failed", reason: "the name service did not answer" }))).toEqual({
    ...{ kind: "refused", isPassing: true },
    reason: '"hooks.example.com" could not be looked up: the name service did not answer',
  });
  expect(await verdict(() => Promise.reject(new Error("down")))).toMatchObject({ kind: "refused", isPassing: true });
  expect(await verdict(told())).toMatchObject({ kind: "refused", isPassing: true });
});

it("allows loopback in development, by http too, and nothing else", async () => {
  for (const host of ["localhost", "127.0.0.1", "127.8.9.1", "[::1]"])
    for (const scheme of ["http", "https"])
      expect(await kindOf(`${scheme}://${host}:9000/`, nobody, true)).toBe("good");
  for (const url of ["http://10.0.0.1/", "https://10.0.0.1/", "http://93.184.216.34/", "https://[::ffff:127.0.0.1]/"])
    expect(await kindOf(url, nobody, true)).toBe("refused");
  expect(await kindOf("https://hooks.example.com/", told("127.0.0.1"), true)).toBe("refused");
  expect(await kindOf("http://localhost/", nobody, false)).toBe("refused");
});

it.each([
  ["https://hooks.slack.com/services/T0001/B0001/abcdefghijkl", "https://hooks.slack.com/services/…"],
  ["https://discord.com/api/webhooks/123456789012345678/Abc-def_ghi", "https://discord.com/api/…"],
  ["https://ptb.discord.com/api/v10/webhooks/1234/short", "https://ptb.discord.com/api/…"],
  ["https://hooks.zapier.com/hooks/catch/1234/abcd/", "https://hooks.zapier.com/hooks/…"],
  ["https://hook.eu1.make.com/abcdef", "https://hook.eu1.make.com/abcdef"],
  ["https://wms.example.com/hooks?token=abc&shop=1", "https://wms.example.com/hooks?…"],
  ["https://wms.example.com/in/4f3c2b1a9d8e7f60/stock", "https://wms.example.com/in/…/stock"],
  ["https://wms.example.com/in/aGVsbG9Xb3JsZA/x", "https://wms.example.com/in/…/x"],
  ["https://wms.example.com/api/v1/inventory-webhooks", "https://wms.example.com/api/v1/inventory-webhooks"],
  ["https://user:word@wms.example.com:8443/a#part", "https://wms.example.com:8443/a"],
  ["https://wms.example.com", "https://wms.example.com/"],
  ["no address", "…"],
])("shows %s as %s", (url, shown) => expect(maskedAddress(url)).toBe(shown));

const answers = (of: Record<string, unknown>, status = 200) => {
  const asked: string[] = [];
  const ask: typeof fetch = async (address) => {
    const type = new URL(String(address)).searchParams.get("type") ?? "";
    asked.push(String(address));
    return new Response(typeof of[type] === "string" ? of[type] : JSON.stringify(of[type]), { status });
  };
  return { ask, asked };
};

describe("the resolver", () => {
  const none = { Status: 0 };

  it("asks for both kinds of addresses, and passes over the names in between", async () => {
    const { ask, asked } = answers({
      A: {
        Status: 0,
        Answer: [
          { type: 5, data: "other.example.net." },
          { type: 1, data: "93.184.216.34" },
        ],
      },
      AAAA: { Status: 0, Answer: [{ type: 28, data: "2606:2800::1" }] },
    });
    expect(await dnsOverHttps(ask)("hooks.example.com")).toEqual({
      kind: "addresses",
      addresses: ["93.184.216.34", "2606:2800::1"],
    });
    expect(asked).toEqual([
      "https://cloudflare-dns.com/dns-query?name=hooks.example.com&type=A",
      "https://cloudflare-dns.com/dns-query?name=hooks.example.com&type=AAAA",
    ]);
  });

  it("knows a name without an address from one that could not be looked up", async () => {
    expect(await dnsOverHttps(answers({ A: { Status: 3 }, AAAA: { Status: 3 } }).ask)("a.example")).toEqual({
      kind: "none",
    });
    expect(await dnsOverHttps(answers({ A: none, AAAA: none }).ask)("a.example")).toEqual({ kind: "none" });
    for (const { ask } of [
      answers({ A: { Status: 0, Answer: [{ type: 1, data: "93.184.216.34" }] }, AAAA: { Status: 2 } }),
      answers({ A: none, AAAA: none }, 500),
      answers({ A: "<html>", AAAA: none }),
      answers({ A: "[]", AAAA: none }),
      answers({ A: none, AAAA: `{"Status":0,"pad":"${"x".repeat(70_000)}"}` }),
    ])
      expect(await dnsOverHttps(ask)("a.example")).toMatchObject({ kind: "failed" });
  });

  it("gives a failure as a value where nothing answers", async () =>
    expect(await dnsOverHttps(() => Promise.reject(new TypeError("no network")))("a.example")).toEqual({
      kind: "failed",
      reason: "the name service did not answer",
    }));
});
