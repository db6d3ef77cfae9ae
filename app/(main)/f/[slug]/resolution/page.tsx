/** «Решение»: the adopted resolution in ink, with its seal, number, date, result and hash; printable as it stands. */
import type { Metadata } from 'next';
import { getFormatter, getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { Messages } from '#app/messages.tsx';
import { LiveRefresh } from '#components/board/live-refresh.tsx';
import { CorrectionForm } from '#components/resolution/correction-form.tsx';
import { Corrections } from '#components/resolution/corrections.tsx';
import { PaperText } from '#components/resolution/paper-text.tsx';
import { PrintButton, SentButton } from '#components/resolution/paper-tools.tsx';
import { SignLines } from '#components/resolution/sign-lines.tsx';
import { StatusMark } from '#components/ui/badge.tsx';
import { LinkButton, TextLink } from '#components/ui/link.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Seal, Sheet } from '#components/ui/sheet.tsx';
import { EmptyState } from '#components/ui/states.tsx';
import { runtime } from '#server/runtime.ts';
import { act } from './actions.ts';

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('resolution.adoptedPage'))('title') };
}

type Result = {
  unanimous?: boolean;
  for?: number;
  against?: number;
  abstain?: number;
  present?: number;
  listed?: number;
};

export default async function ResolutionPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const here = `/f/${slug}/resolution`;
  const [actor, t, vote, c] = [
    await currentActor(),
    await getTranslations('resolution.adoptedPage'),
    await getTranslations('vote'),
    await getTranslations('resolution.correction'),
  ];
  const [view, signers, home] = await Promise.all([
    found(runtime().resolution.queries.adoptedPage(actor, slug), here),
    found(runtime().paper.queries.resolutionSigners(actor, slug), here),
    found(runtime().forum.queries.forumHome(actor, slug), here),
  ]);
  if (!view)
    return (
      <Messages namespaces={[]} timeZone={home.forum.timeZone}>
        <LiveRefresh name="resolution.adopted" id={home.forum.id} />
        <h1 className="mb-4 text-2xl font-semibold sm:text-3xl">{t('title')}</h1>
        <EmptyState title={t('none')}>{t('noneBody')}</EmptyState>
      </Messages>
    );
  const format = await getFormatter();
  const day = (iso: string) => format.dateTime(new Date(iso), { ...DATE, timeZone: view.forum.timeZone });
  const adoptedOn = format.dateTime(new Date(`${view.adoptedOn}T00:00:00Z`), { ...DATE, timeZone: 'UTC' });
  const asAdopted = (await searchParams).text === 'adopted';
  const result = view.result as Result;
  const outcome =
    result.for === undefined
      ? t('imported')
      : [
          result.unanimous
            ? t('resultUnanimous')
            : t('resultCounts', {
                for: result.for,
                against: result.against ?? 0,
                abstain: result.abstain ?? 0,
              }),
          result.listed ? t('hall', { present: result.present ?? 0, listed: result.listed }) : '',
        ]
          .filter(Boolean)
          .join(', ');
  const changed = new Set(view.corrections.map(({ blockId }) => blockId));
  return (
    <Messages namespaces={['resolution', 'vote']} timeZone={view.forum.timeZone}>
      <LiveRefresh name="resolution.adopted" id={home.forum.id} />
      <header className="mb-6 max-w-4xl print:hidden">
        <h1 className="text-2xl font-semibold sm:text-3xl">{t('title')}</h1>
        <p className="mt-1 text-lg">
          {t('number', { number: view.number, date: adoptedOn })}, {outcome}
        </p>
        <p className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-2">
          <StatusMark status="closed" quiet>
            {vote(`matter.${view.matter as 'whole'}`)}
          </StatusMark>
          {view.signed && (
            <StatusMark status="done" quiet>
              {t('signed')}, {t('signedNote', { date: day(view.signed.at) })}
            </StatusMark>
          )}
        </p>
        <div className="mt-4 flex flex-wrap gap-2">
          <LinkButton tone="ink" href={`/f/${slug}/board`}>
            {t('board')}
          </LinkButton>
          <LinkButton href={`/f/${slug}/resolution.docx`} rel="external" download>
            {t('docx')}
          </LinkButton>
          <PrintButton />
          {view.signed && (
            <LinkButton tone="quiet" href={`/f/${slug}/resolution/signed`} rel="external">
              {t('openScan')}
            </LinkButton>
          )}
          {view.may.loadScan && (
            <LinkButton tone="quiet" href={`/f/${slug}/resolution/scan`}>
              {t('loadScan')}
            </LinkButton>
          )}
        </div>
        <div className="mt-4">
          {view.phase === 'editing' && view.editsUntil ? (
            <Notice kind="awaits" title={t('editing', { date: day(view.editsUntil) })} />
          ) : view.sentAt ? (
            <Notice title={t('sent', { date: day(view.sentAt) })} />
          ) : (
            view.may.send && <Notice title={t('notSent')} action={<SentButton view={view} act={act} />} />
          )}
        </div>
      </header>
      <Sheet
        seal={
          <Seal
            word={t('number', { number: view.number, date: adoptedOn })}
            who={vote('decision.adopted')}
            when={outcome}
          />
        }
      >
        <PaperText
          text={asAdopted ? view.text : view.corrected}
          changed={changed}
          clauseHref={(id) => `/f/${slug}/c/${id}`}
        />
        <SignLines signers={signers} />
        <footer className="mt-10 border-line border-t pt-3 font-sans text-sm text-ink-2">
          <p>
            {t('hash')}: <span className="font-mono break-all">{view.sha256}</span>
          </p>
          <p>
            <TextLink href={`/verify/${view.sha256}`}>{t('verify')}</TextLink>
            <span className="hidden print:inline">: {view.verifyUrl}</span>
          </p>
        </footer>
      </Sheet>
      <section aria-labelledby="corrections" className="mx-auto mt-10 max-w-[50rem]">
        <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
          <h2 id="corrections" className="text-lg font-semibold">
            {c('title')}
          </h2>
          <div className="flex flex-wrap gap-2 print:hidden">
            {view.corrections.length > 0 && (
              <LinkButton size="sm" href={asAdopted ? here : `${here}?text=adopted`}>
                {t(asAdopted ? 'asRead' : 'asAdopted')}
              </LinkButton>
            )}
            {view.may.correct && <CorrectionForm view={view} act={act} />}
          </div>
        </div>
        <Corrections list={view.corrections} />
      </section>
    </Messages>
  );
}

const DATE = { day: 'numeric', month: 'long', year: 'numeric' } as const;
