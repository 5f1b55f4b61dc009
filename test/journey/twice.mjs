/**
 * From here on every form that the app sends goes out twice, as from a network that lost the first answer: the page hears the
 * second one.
 */
export async function sendFormsTwice(page, { app }) {
  const sent = [];
  await page.route(
    (url) => url.origin === app,
    async (route) => {
      const request = route.request();
      if (request.method() !== "POST" || !isForm(request)) return route.fallback();
      await route.fetch({ maxRedirects: 0 });
      sent.push(new URL(request.url()).pathname);
      await route.fulfill({ response: await route.fetch({ maxRedirects: 0 }) });
    },
  );
  return sent;
}

const isForm = (request) => (request.headers()["content-type"] ?? "").startsWith("application/x-www-form-urlencoded");
