'use client';
/** The invitation as letters to the list: how many have an address, how many have had theirs, one press for the rest. */
import { useLocale, useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { FormMessage } from '#components/ui/form-message.tsx';
import type { InviteView } from '#domain/forum/views.ts';
import { localeOf } from '#messages/locale.ts';
import type { Act } from './act.ts';
import { useAct } from './use-act.ts';

type Props = { forumId: string; mail: NonNullable<InviteView['mail']>; act: Act };

export function InviteByMail({ forumId, mail, act }: Props) {
  const t = useTranslations('forum.invite');
  const language = localeOf(useLocale());
  const { run, pending, failure } = useAct(act);
  const left = mail.addresses - mail.written;
  return (
    <section aria-labelledby="by-mail" className="mt-8">
      <h2 id="by-mail" className="text-lg font-semibold">
        {t('byMail')}
      </h2>
      {mail.addresses === 0 ? (
        <p className="mt-1 text-ink-2">{t('noAddresses')}</p>
      ) : (
        <p className="mt-1 text-ink-2">
          {t('byMailNote', { addresses: mail.addresses, people: mail.people })}
        </p>
      )}
      {!mail.sends && mail.addresses > 0 && <p className="mt-1 text-ink-2">{t('kept')}</p>}
      {mail.written > 0 && (
        <p role="status" className="mt-2 font-medium">
          {t('byMailWritten', { written: mail.written })}
        </p>
      )}
      {left > 0 && (
        <Button className="mt-3" pending={pending} onPress={() => run('inviteByMail', { forumId, language })}>
          {t('send', { count: left })}
        </Button>
      )}
      <FormMessage failure={failure} />
    </section>
  );
}
