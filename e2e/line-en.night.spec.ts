/** The line in English, shorter: the same screens, every sentence of them in the other language. */
import { expect, test } from './pages/hall.ts';
import { walk } from './pages/short-line.ts';

test('the line in English: no screen of it falls back into Russian', async ({ hall }) => {
  test.setTimeout(240_000);
  const server = await hall.server();
  const { phone, slug } = await walk(hall, server, server.address, {
    locale: 'en',
    organiser: 'Morgan Jane',
    forum: {
      name: 'Heads of Schools',
      number: '2',
      day: '2026-02-11',
      settlement: 'Lakeside',
      venue: 'School No. 1',
      lead: 'Department of Education',
    },
    people: 'Full name\tPost\tSchool\nChernova Lydia\thead teacher\tSchool No. 4',
    person: 'Chernova Lydia',
    letters: 'che',
    proposal: 'ask schools for the same figures only once a year',
    clause: 'hold a seminar for young heads',
    authority: /department of education/i,
    answer: 'Collected once a year since March, order No. 15',
    signer: 'Head of department A. Petrova',
  });
  for (const place of ['now', 'propose', 'text', 'resolution', 'board', 'ballot']) {
    await phone.page.goto(`/f/${slug}/${place}`);
    // The switch of languages names the other language in its own letters.
    const words = (await phone.page.getByRole('main').allInnerTexts()).join(' ');
    expect(words.match(/[а-яё]{3,}/gi)?.filter((word) => word !== 'Русский') ?? [], place).toEqual([]);
    expect(words, `${place}: the day comes before the month`).not.toMatch(
      /[a-z]{3,} \d{1,2}, \d{4}|\d [AP]M\b|№/,
    );
  }
  await phone.page.goto(`/f/${slug}/resolution`);
  await expect(phone.page.getByRole('main')).toContainText(/No\. \S+ of \d{1,2} [A-Z][a-z]+ \d{4}/);
  await expect(phone.page.locator('html')).toHaveAttribute('lang', 'en-GB');
});
