'use client';
/** The secretary's desk of one addressee: what left, what came, one form a letter for all its items, one link. */
import { useTranslations } from 'next-intl';
import { Disclosure } from '#components/ui/disclosure.tsx';
import { CONTROL } from '#components/ui/field-parts.tsx';
import type { Profile } from '#domain/forum/presets.ts';
import type { LettersView } from '#domain/recommendation/page-views.ts';
import { OUTCOMES } from '#domain/recommendation/rules.ts';
import { Approver } from './approver.tsx';
import { ActionForm, Area, Choose, Field, type FormAction, Tick } from './form.tsx';
import { FreshLink } from './fresh-link.tsx';
import { PlanFields } from './plan.tsx';
import { StateMark, useDay } from './words.tsx';

export type LetterActions = Record<
  'sendLetter' | 'enterLetter' | 'makeLink' | 'revokeLink' | 'nameApprover' | 'dropApprover',
  FormAction
>;
export type Desk = LettersView['desks'][number];

export function LetterDesk({
  desk,
  slug,
  today,
  profile,
  act,
}: {
  desk: Desk;
  slug: string;
  today: string;
  profile: Profile;
  act: LetterActions;
}) {
  const t = useTranslations('board.letters');
  const b = useTranslations('board');
  const day = useDay();
  const hidden = { resolutionId: desk.resolutionId, addresseeId: desk.addressee.id };
  return (
    <section
      aria-labelledby={`desk-${desk.addressee.id}-${desk.resolutionId}`}
      className="border-line border-t pt-5"
    >
      <h2
        id={`desk-${desk.addressee.id}-${desk.resolutionId}`}
        className="text-xl font-semibold first-letter:uppercase"
      >
        {desk.addressee.name}
      </h2>
      <p className="text-ink-2">
        {t('items', {
          count: desk.items.length,
          numbers: desk.items.map((i) => b('numero', { number: i.number })).join(', '),
        })}
        {desk.waiting.silentDays !== null && ` · ${b('silent', { days: desk.waiting.silentDays })}`}
      </p>
      {desk.waiting.offerLetter && <p className="mt-1 font-medium text-ochre">{b('offerLetter')}</p>}
      {desk.circle && <p className="mt-2 text-ink-2">{t('circle')}</p>}
      <div className="mt-3">
        <Disclosure title={t('enter')}>
          <AnswerLetter
            desk={desk}
            today={today}
            profile={profile}
            hidden={hidden}
            action={act.enterLetter}
          />
        </Disclosure>
        <Disclosure title={t('sent')}>
          <ActionForm action={act.sendLetter} hidden={hidden} submit={t('saveSent')}>
            <LetterFields today={today} />
            <Field name="channel" label={t('channel')} hint={t('channelHint')} maxLength={60} />
          </ActionForm>
        </Disclosure>
        {!desk.circle && (
          <Disclosure title={t('link')} open={desk.link !== null}>
            <p className="measure mb-3 text-ink-2">{t('linkNote')}</p>
            {desk.link && (
              <div className="mb-3 flex flex-wrap items-center gap-3">
                <span>
                  {desk.link.expired
                    ? t('linkExpired', { day: day(desk.link.expiresOn) })
                    : t('linkActive', { day: day(desk.link.expiresOn) })}
                  {'; '}
                  {desk.link.usedOn ? t('linkUsed', { day: day(desk.link.usedOn) }) : t('linkUnused')}
                </span>
                <ActionForm
                  action={act.revokeLink}
                  hidden={{ linkId: desk.link.id }}
                  submit={t('revoke')}
                  tone="line"
                  size="sm"
                />
              </div>
            )}
            <ActionForm
              action={act.makeLink}
              hidden={hidden}
              submit={desk.link ? t('newLink') : t('makeLink')}
              tone="line"
              after={(state) => state.link && <FreshLink {...state.link} />}
            />
          </Disclosure>
        )}
        {!desk.circle && <Approver desk={desk} hidden={hidden} act={act} />}
        <Disclosure title={t('history')}>
          {desk.letters.length === 0 ? (
            <p className="text-ink-2">{t('none')}</p>
          ) : (
            <ul className="divide-y divide-line">
              {desk.letters.map((letter) => (
                <li key={letter.id} className="py-2">
                  {t(letter.direction)} {letter.regDate && day(letter.regDate)}
                  {letter.regNo && `, ${b('numero', { number: letter.regNo })}`}
                  {letter.signer && `, ${letter.signer}`}
                  {letter.channel && `, ${letter.channel}`}
                  {letter.fileId && (
                    <>
                      {' · '}
                      <a className="underline" href={`/f/${slug}/files/${letter.fileId}`} download>
                        {b('trail.scan')}
                      </a>
                    </>
                  )}
                </li>
              ))}
            </ul>
          )}
        </Disclosure>
      </div>
    </section>
  );
}

function LetterFields({ today }: { today: string }) {
  const t = useTranslations('board.letters');
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field name="regNo" label={t('regNo')} maxLength={60} />
      <Field name="regDate" type="date" label={t('regDate')} required value={today} />
      <Field name="signer" label={t('signer')} maxLength={200} />
      <label className="flex min-w-0 flex-col gap-1 text-sm font-medium">
        {t('scan')}
        <input
          type="file"
          name="scan"
          accept=".pdf,.png,.jpg,.jpeg,.docx,.xlsx"
          className={`${CONTROL} text-base font-normal`}
        />
        <span className="font-normal text-ink-2">{t('scanHint')}</span>
      </label>
    </div>
  );
}

function AnswerLetter({
  desk,
  today,
  profile,
  hidden,
  action,
}: {
  desk: Desk;
  today: string;
  profile: Profile;
  hidden: Record<string, string>;
  action: FormAction;
}) {
  const t = useTranslations('board.letters');
  const b = useTranslations('board');
  return (
    <ActionForm action={action} hidden={hidden} submit={t('saveAnswer')}>
      <LetterFields today={today} />
      {desk.items.map((item) => (
        <fieldset key={item.id} className="border-line border-t pt-3">
          <legend className="float-left mb-2 w-full font-serif text-lg">
            <span className="text-ink-2">
              {b('numero', { number: item.number })} {item.marker}{' '}
            </span>
            {item.text}
          </legend>
          <input type="hidden" name="item" value={item.id} />
          <div className="clear-both flex flex-col gap-3">
            <div>
              <StateMark profile={profile} row={item} quiet />
            </div>
            <div className="grid gap-3 sm:grid-cols-[16rem_minmax(0,1fr)]">
              <Choose
                name={`outcome-${item.id}`}
                label={t('itemOutcome')}
                empty={t('skip')}
                options={OUTCOMES.filter((o) => item.state !== 'closed' || o === 'no_outcome').map((o) => ({
                  value: o,
                  label: b(`outcome.${o}`),
                }))}
              />
              <Area name={`text-${item.id}`} label={t('itemText')} rows={2} maxLength={8000} />
            </div>
            {item.state !== 'closed' && <PlanFields id={item.id} steps={item.steps} />}
          </div>
        </fieldset>
      ))}
      <Tick name="public">{t('public')}</Tick>
    </ActionForm>
  );
}
