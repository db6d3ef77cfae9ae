/** A chart as somebody would paste it into a question, drawn by a browser. */
import type { Hall } from './hall.ts';

export async function chart(hall: Hall, address: string): Promise<Buffer> {
  const { page } = await hall.person(address);
  await page.setContent(
    '<svg width="900" height="600" style="background:#fff"><g fill="#26508a"><rect x="80" y="300" width="140" height="240"/><rect x="290" y="220" width="140" height="320"/><rect x="500" y="260" width="140" height="280"/></g><rect x="710" y="80" width="140" height="460" fill="#b3261e"/><path d="M40 540H880" stroke="#000" stroke-width="4"/></svg>',
  );
  return page.locator('svg').screenshot();
}
