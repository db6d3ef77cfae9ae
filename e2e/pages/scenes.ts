/** Two projectors of one hall, light and dark, pictured at 1920 × 1080, and what every scene owes the last row. */
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, type Hall, type Person, test } from './hall.ts';
import { openScreen } from './screen.ts';

/** Nothing under it on 1080p. */
const LEAST_PX = 32;

export type Walls = { picture(name: string, shown: (page: Page) => Locator): Promise<void>; pages: Page[] };

export async function hangWalls(hall: Hall, chair: Person, slug: string): Promise<Walls> {
  const path = await openScreen(chair, slug);
  const pages: Page[] = [];
  for (const theme of ['light', 'dark']) {
    const { page, context, address } = await hall.person(chair.address, { device: 'wall' });
    await context.addCookies([{ name: 'theme', value: theme, url: address }]);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(path);
    pages.push(page);
  }
  let count = 0;
  return {
    pages,
    async picture(name, shown) {
      count += 1;
      for (const [at, page] of pages.entries()) {
        await expect(shown(page).first(), name).toBeVisible();
        const file = `${String(count).padStart(2, '0')}-${name}-${at ? 'dark' : 'light'}.png`;
        await page.screenshot({ path: test.info().outputPath('scenes', file) });
        expect.soft(await page.evaluate(judge, LEAST_PX), file).toEqual([]);
        const { violations } = await new AxeBuilder({ page })
          .withRules(['color-contrast-enhanced', 'image-alt', 'svg-img-alt', 'role-img-alt'])
          .analyze();
        const told = violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`));
        expect.soft(told, file).toEqual([]);
      }
    },
  };
}

/** In the page: what is cut, scrolls, moves under reduced motion, or is too small for the last row. */
function judge(least: number): string[] {
  const told = new Set<string>();
  const { innerHeight, innerWidth } = window;
  const scene = document.querySelector('.s-scene');
  if (document.documentElement.scrollWidth > innerWidth) told.add('the page is wider than the wall');
  const top = (scene?.firstElementChild ?? scene)?.getBoundingClientRect().top ?? 0;
  const cut = scene && scene.getBoundingClientRect().top - top;
  if (scene && (scene.scrollHeight > scene.clientHeight + 1 || (cut ?? 0) > 1))
    told.add(`cut: ${scene.scrollHeight} in ${scene.clientHeight}, ${cut} above`);
  for (const part of scene?.children ?? [])
    if (part.scrollHeight > part.clientHeight + 30 && getComputedStyle(part).overflow === 'visible')
      told.add(`runs out of its place: ${part.className}`);
  const moving = document.getAnimations().filter(({ playState }) => playState === 'running');
  if (moving.length > 0) told.add('something moves');
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const words = node.textContent?.trim() ?? '';
    const of = node.parentElement;
    if (!words || !of || of.closest('.s-hidden, script, style, next-route-announcer')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (box.width === 0) continue;
    const zoom = (of as unknown as { currentCSSZoom?: number }).currentCSSZoom ?? 1;
    const size = Number.parseFloat(getComputedStyle(of).fontSize) * zoom;
    if (size < least - 0.5) told.add(`${size.toFixed(1)} px: ${words.slice(0, 40)}`);
    if (box.left < 0 || box.top < 0 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1)
      told.add(`off the wall: ${words.slice(0, 40)}`);
  }
  return [...told];
}
