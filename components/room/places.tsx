/** The four places at the thumb, on pages without the shell, with the signs of the shell's bar. Sentences come from the page. */
import { BookOpenText, ListChecks, Radio, UserRound } from 'lucide-react';

const SIGNS = { now: Radio, text: BookOpenText, realisation: ListChecks, me: UserRound };
export type PlaceKey = 'now' | 'text' | 'realisation' | 'me';

export function Places({
  slug,
  here,
  label,
  labels,
}: {
  slug: string;
  here?: PlaceKey;
  label: string;
  labels: Record<PlaceKey, string>;
}) {
  const places = [
    ['now', `/f/${slug}/now`],
    ['text', `/f/${slug}/text`],
    ['realisation', `/f/${slug}/board`],
    ['me', '/me'],
  ] as const;
  return (
    <nav className="j-places" aria-label={label}>
      <ul>
        {places.map(([key, href]) => {
          const PlaceSign = SIGNS[key];
          return (
            <li key={key}>
              <a href={href} aria-current={here === key ? 'page' : undefined}>
                <PlaceSign aria-hidden width={24} height={24} strokeWidth={here === key ? 2.25 : 1.75} />
                {labels[key]}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
