/** A frozen or adopted text as printed: head, blocks, groups with their markers, in ink. Works in server pages. */
import { useTranslations } from 'next-intl';
import type { FrozenText } from '#domain/resolution/freeze.ts';
import { cx } from '../ui/cx.ts';
import { TextLink } from '../ui/link.tsx';
import { Marker } from '../ui/sheet.tsx';

const INDENT = ['', 'pl-8', 'pl-16', 'pl-24'];
/** As on the sheet while it was written. */
const RED_LINE: ReadonlySet<string> = new Set(['preamble', 'participants']);

export function PaperText({
  text,
  changed = new Set(),
  clauseHref,
}: {
  text: FrozenText;
  /** Ids of blocks whose wording was corrected. */
  changed?: ReadonlySet<string>;
  /** Where a clause tells its story. */
  clauseHref?: (id: string) => string;
}) {
  const t = useTranslations('resolution.clause');
  const head = (
    <div className="mb-6 text-center" key="head">
      {text.event && <p className="font-bold">{text.event}</p>}
      <p className="mt-4 flex flex-wrap justify-between gap-x-6 text-left">
        <span>{text.date}</span>
        <span>{text.place}</span>
      </p>
      {text.venue && <p className="mt-2 text-left">{t('venue', { venue: text.venue })}</p>}
    </div>
  );
  const titles = text.sections.filter((s) => s.type === 'block' && s.kind === 'title');
  const rest = text.sections.filter((s) => s.type !== 'block' || s.kind !== 'title');
  const mark = (id: string) => changed.has(id) && 'border-blue border-l-2 pl-3';
  return (
    <div lang={text.language} className="hyphens-auto">
      {titles.map(
        (s) =>
          s.type === 'block' && (
            <h2 key={s.id} className={cx('mb-2 text-center text-xl font-bold sm:text-2xl', mark(s.id))}>
              {s.text}
            </h2>
          ),
      )}
      {head}
      {rest.map((section) =>
        section.type === 'block' ? (
          <div key={section.id} className={cx('mb-4', mark(section.id))}>
            {section.text.split('\n').map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a paragraph of a frozen text has no other identity.
              <p key={at} className={cx(RED_LINE.has(section.kind) && 'indent-8')}>
                {line}
              </p>
            ))}
          </div>
        ) : (
          <section key={section.id} className="mb-5">
            {section.heading && <h3 className="mb-2 font-bold">{section.heading}</h3>}
            {section.clauses.map((clause) => {
              const facts = [clause.deadline?.text, clause.owner].filter(
                (fact): fact is string => Boolean(fact) && !clause.text.includes(fact ?? ''),
              );
              return (
                <div key={clause.id} className={cx('flex gap-1 py-1', INDENT[clause.level], mark(clause.id))}>
                  {clauseHref ? (
                    <TextLink
                      href={clauseHref(clause.id)}
                      aria-label={`${t('story')}: ${clause.marker}`}
                      className="no-underline print:no-underline"
                    >
                      <Marker adopted>{clause.marker}</Marker>
                    </TextLink>
                  ) : (
                    <Marker adopted>{clause.marker}</Marker>
                  )}
                  <div className="min-w-0 grow whitespace-pre-line">
                    {clause.text}
                    {facts.length > 0 && <span className="text-ink-2"> ({facts.join('; ')})</span>}
                  </div>
                </div>
              );
            })}
          </section>
        ),
      )}
    </div>
  );
}
