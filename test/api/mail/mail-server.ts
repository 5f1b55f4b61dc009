import { vi } from "vitest";

export const MAIL_API = {
  MAIL_FROM: "Evenstock <stock@example.com>",
  MAIL_API_URL: "https://mail.test/emails",
  MAIL_API_KEY: "mail-secret",
};

interface Taken {
  headers: Headers;
  body: Record<string, unknown>;
}

/** A mail service at HTTP: what it is handed is kept, what it answers a test decides. */
export function fakeMailServer(answer: (handedOver: number) => Response | Promise<Response> = () => Response.json({})) {
  const taken: Taken[] = [];
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    if (new URL(request.url).origin !== "https://mail.test") throw new Error(`Nobody answers at ${request.url}.`);
    taken.push({ headers: request.headers, body: await request.json<Taken["body"]>() });
    return answer(taken.length);
  });
  return taken;
}
