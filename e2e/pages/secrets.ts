/** What anybody can read who looks under a page: its HTML, what Next sends for it, its scripts and their source maps. */
import { expect, type Person } from './hall.ts';

/** None of the words stands in anything that this page is made of. */
export async function expectHidden(
  { page, context, address }: Person,
  words: readonly string[],
): Promise<void> {
  const path = new URL(page.url()).pathname;
  const ask = (url: string, headers: Record<string, string> = {}) =>
    context.request.get(new URL(url, address).href, { headers, failOnStatusCode: false });
  const html = await (await ask(path)).text();
  const flight = await (await ask(path, { rsc: '1' })).text();
  expect(flight.length).toBeGreaterThan(1_000);
  const scripts = [
    ...new Set(`${html}${await page.content()}`.match(/\/_next\/static\/[^"'\\ ]+\.js/g) ?? []),
  ];
  expect(scripts.length).toBeGreaterThan(2);
  const bodies = await Promise.all(
    scripts.map(async (script) => {
      expect([script, (await ask(`${script}.map`)).status()]).toEqual([script, 404]);
      const text = await (await ask(script)).text();
      expect([script, /sourceMappingURL=(?!data:)/.test(text)]).toEqual([script, false]);
      return text;
    }),
  );
  for (const text of [html, flight, await page.content(), ...bodies])
    for (const word of words) expect(text.includes(word), `«${word}» in ${path}`).toBe(false);
}
