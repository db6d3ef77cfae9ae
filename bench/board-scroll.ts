/**
 * The largest board in a real browser: opened, asked for more once, then turned by the wheel. What a reader feels is how
 * long a frame takes; what the machine feels is how many rows lie in the page. Only those near the eye may.
 */
import { chromium } from '@playwright/test';
import playwright from '../playwright.config.ts';
import { percentile } from './table.ts';

export type Scrolled = {
  openMs: number;
  /** Rows that were read, and those that lie in the page at the end. */
  read: number;
  drawn: number;
  frameP50: number;
  frameP95: number;
  longest: number;
};

const TURNS = 250;

/** Written out: a function with a name inside would ask the page for the compiler's helper. */
const COUNT_FRAMES = `{
  const frames = (window.frames = []);
  let last = performance.now();
  const next = (at) => {
    frames.push(at - last);
    last = at;
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
}`;

export async function scrollBoard(address: string, slug: string, cookie: string): Promise<Scrolled> {
  const browser = await chromium.launch(playwright.use?.launchOptions);
  try {
    const context = await browser.newContext({ locale: 'ru-RU', viewport: { width: 1440, height: 900 } });
    const [name = '', ...value] = cookie.split('=');
    await context.addCookies([{ name, value: value.join('='), url: address }]);
    const page = await context.newPage();
    const began = performance.now();
    await page.goto(`${address}/f/${slug}/board`);
    await page.getByRole('table').waitFor();
    const openMs = performance.now() - began;
    await page.evaluate(COUNT_FRAMES);
    await page.getByRole('button', { name: 'Показать ещё' }).click();
    for (let turn = 0; turn < TURNS; turn += 1) {
      await page.mouse.wheel(0, 1500);
      // As a hand turns a wheel: the next turn comes when the page has been drawn again.
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
    }
    const told = await page.evaluate(() => ({
      frames: (window as unknown as { frames: number[] }).frames.slice(5),
      drawn: document.querySelectorAll('tbody tr').length,
      said: document.querySelector('main [aria-live=polite]')?.textContent ?? '',
    }));
    const frames = told.frames.sort((a, b) => a - b);
    return {
      openMs,
      read: Number(/\d[\d\s]*/.exec(told.said)?.[0].replace(/\s/g, '') ?? 0),
      drawn: told.drawn,
      frameP50: percentile(frames, 0.5),
      frameP95: percentile(frames, 0.95),
      longest: frames.at(-1) ?? 0,
    };
  } finally {
    await browser.close();
  }
}
