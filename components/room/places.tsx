/** The four places at the thumb, on pages without the shell. Sentences come from the page. */
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
        {places.map(([key, href]) => (
          <li key={key}>
            <a href={href} aria-current={here === key ? 'page' : undefined}>
              {labels[key]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
