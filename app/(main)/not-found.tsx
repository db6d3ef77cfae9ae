/** The page that does not exist, inside the shell. */
import { readTheme } from '#app/prefs.ts';
import { LostPage } from '#components/shell/lost-page.tsx';

export default async function NotFound() {
  return <LostPage theme={await readTheme()} />;
}
