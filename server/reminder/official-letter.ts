/** What an addressee reads: which of the recommendations to it come near, and where an answer may go. No demands. */
import type { Locale } from '#messages/locale.ts';
import type { LadderLine } from './compose.ts';
import { mailWords } from './compose.ts';

export type OfficialSection = {
  forum: string;
  addressee: string;
  /** An address of mail for this answer alone, where mail is taken in. */
  reply: string | null;
  lines: LadderLine[];
  /** Of the resolution. */
  language: Locale;
};

export function composeOfficial(
  sections: readonly OfficialSection[],
): { subject: string; body: string; replyTo?: string } | null {
  const [first] = sections;
  if (!first) return null;
  // As the resolution itself was written; of several in two languages, Russian.
  const { t, dayOf } = mailWords(sections.every(({ language }) => language === 'en') ? 'en' : 'ru');
  const parts = [t('officialHello')];
  for (const { forum, addressee, reply, lines } of sections)
    parts.push(
      [
        t('officialLead', { forum, addressee }),
        ...lines.map(({ number, text, due, step }) =>
          t('officialLine', { number, text, day: dayOf(due), step: step <= 0 ? 'ahead' : 'past' }),
        ),
        reply ? t('officialReply', { address: reply }) : t('officialPaper'),
      ].join('\n'),
    );
  parts.push(t('officialFooter'));
  const replies = [...new Set(sections.map(({ reply }) => reply))];
  return {
    subject: t('officialSubject', { forum: first.forum }).slice(0, 200),
    body: parts.join('\n\n'),
    ...(replies.length === 1 && replies[0] && { replyTo: replies[0] }),
  };
}
