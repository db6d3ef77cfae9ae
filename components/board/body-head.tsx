/** The page of an addressee begins: how what was addressed to it stands here and elsewhere, who answers, what it was called. */
import { useTranslations } from 'next-intl';
import { TextLink } from '#components/ui/link.tsx';
import type { BodyOnBoard } from '#domain/recommendation/directory-view.ts';
import { GROUPS, type Group } from '#domain/recommendation/rules.ts';
import { useDay } from './words.tsx';

export function BodyHead({ slug, body }: { slug: string; body: BodyOnBoard }) {
  const t = useTranslations('board.body');
  const day = useDay();
  return (
    <section aria-label={body.name} className="mb-8 max-w-5xl border-line border-y py-5">
      <dl className="grid gap-x-10 gap-y-4 sm:grid-cols-2">
        <div className="min-w-0">
          <dt className="text-sm text-ink-2">{t('here')}</dt>
          <dd>
            <Counts counts={body.counts} />
          </dd>
        </div>
        {body.posts.length > 0 && (
          <div className="min-w-0">
            <dt className="text-sm text-ink-2">{t('posts')}</dt>
            {body.posts.map(({ title, holder, acting, since, until }) => (
              <dd key={title + holder}>
                <span className="inline-block first-letter:uppercase">{title}</span>: {holder}
                {acting && `, ${t('acting')}`}
                <span className="text-sm text-ink-2">
                  {since && ` ${t('since', { day: day(since) })}`}
                  {until && ` ${t('until', { day: day(until) })}`}
                </span>
              </dd>
            ))}
          </div>
        )}
        {body.formerNames.length > 0 && (
          <div className="min-w-0">
            <dt className="text-sm text-ink-2">{t('former')}</dt>
            {body.formerNames.map(({ name, until }) => (
              <dd key={name + until}>{t('formerLine', { name, until: day(until) })}</dd>
            ))}
          </div>
        )}
        {body.elsewhere.length > 0 && (
          <div className="min-w-0">
            <dt className="text-sm text-ink-2">{t('elsewhere')}</dt>
            {body.elsewhere.map((one) => (
              <dd key={one.slug} className="mb-1">
                <TextLink href={`/f/${one.slug}/board?addressee=${body.id}`}>
                  {[one.number, one.name].filter(Boolean).join(' ')}
                </TextLink>
                <span className="block text-sm text-ink-2">
                  <Counts counts={one.counts} />
                </span>
              </dd>
            ))}
          </div>
        )}
      </dl>
      {body.keeper && (
        <p className="mt-4">
          <TextLink href={`/f/${slug}/addressees`}>{t('directory')}</TextLink>
        </p>
      )}
    </section>
  );
}

function Counts({ counts }: { counts: Record<Group, number> }) {
  const t = useTranslations('board');
  return GROUPS.map((group) => t('groupCount', { name: t(`group.${group}`), count: counts[group] })).join(
    ' · ',
  );
}
