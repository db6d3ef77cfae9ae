/** «Моя школа»: a tap a line. Each button is the whole answer, so it works without script on any phone. */
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { refusalText } from '#app/refused.ts';
import {
  PlainButton,
  PlainField,
  PlainHead,
  PlainLinkButton,
  PlainNotice,
} from '#components/ui/plain/plain.tsx';
import type { ErrorCode } from '#domain/errors.ts';
import { shortTitle } from '#domain/forum/title.ts';
import { MARKS } from '#domain/recommendation/schema.ts';
import { runtime } from '#server/runtime.ts';
import { PagePrefs } from '../../../page-prefs.tsx';
import { mark } from './actions.ts';

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('answer.school'))('title') };
}

export default async function MySchoolPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const { saved, problem } = await searchParams;
  const here = `/f/${slug}/school`;
  const view = await found(runtime().recommendation.queries.mySchool(await currentActor(), slug), here);
  const [t, c, a] = [
    await getTranslations('answer.school'),
    await getTranslations('common'),
    await getTranslations('answer'),
  ];
  return (
    <>
      <PlainHead name={shortTitle(view.forum.name)} over={t('title')} href={`/f/${slug}/board`} />
      <main id="main" className="j-main">
        <h1 className="j-title">{view.school || t('none')}</h1>
        {typeof problem === 'string' && (
          <PlainNotice kind="problem" title={await refusalText({ code: problem as ErrorCode })} />
        )}
        {view.school ? <p>{t('lead')}</p> : <p>{t('noneBody')}</p>}
        {view.school && view.items.length === 0 && <p>{t('noItems')}</p>}
        {view.items.map((item) => (
          <form key={item.id} id={`r${item.number}`} action={mark} className="j-stack">
            <div className="j-sheet">
              <p className="j-clause j-clause-adopted">
                <span>{item.marker}</span>
                <span>{item.text}</span>
              </p>
            </div>
            {item.deadlineText && <p className="j-note">{a('deadline', { text: item.deadlineText })}</p>}
            {saved === String(item.number) && <PlainNotice kind="done" title={t('saved')} />}
            {item.closed ? (
              <p className="j-note">
                {t('closed')}
                {item.mark && ` · ${t('now', { mark: t(item.mark) })}`}
              </p>
            ) : (
              <>
                <input type="hidden" name="slug" value={slug} />
                <input type="hidden" name="id" value={item.id} />
                <input type="hidden" name="number" value={item.number} />
                <PlainField
                  name="note"
                  label={t('note')}
                  optional={c('optional')}
                  maxLength={500}
                  defaultValue={item.note}
                />
                <div className="j-actions">
                  {MARKS.map((value) => (
                    <PlainButton
                      key={value}
                      name="mark"
                      value={value}
                      tone={item.mark === value ? 'ink' : 'line'}
                      aria-pressed={item.mark === value}
                    >
                      {item.mark === value ? '✓ ' : ''}
                      {t(value)}
                    </PlainButton>
                  ))}
                </div>
              </>
            )}
          </form>
        ))}
        <p>
          <PlainLinkButton href={`/f/${slug}/board`} tone="quiet">
            {t('back')}
          </PlainLinkButton>
        </p>
      </main>
      <PagePrefs path={here} />
    </>
  );
}
