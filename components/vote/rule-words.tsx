/** The rule of a vote in words, before it and beside its result. Works in server pages and on the client. */
import { useTranslations } from 'next-intl';
import type { Hall, Quorum, VoteRule } from '#domain/vote/rules.ts';
import { majorityWords, shortHash } from '#domain/vote/words.ts';

export function RuleWords({
  rule,
  hall,
  roll,
  quorum,
  needed,
  sha256,
  className,
}: {
  rule: VoteRule;
  hall: Hall;
  roll: number;
  quorum: Quorum;
  needed: number | null;
  sha256: string | null;
  className?: string;
}) {
  const t = useTranslations('vote.rule');
  const words = majorityWords(rule);
  const below = !quorum.binds && hall.listed > 0 && hall.present * 100 < hall.listed * rule.hintBelow;
  return (
    <div className={className}>
      <p>
        {t('majority', words)} {needed !== null && roll > 0 && t('needed', { needed })}{' '}
        {t(rule.tie === 'presiding' ? 'tiePresiding' : 'tie')}
      </p>
      <p>
        {quorum.binds
          ? quorum.met
            ? t('quorumMet', { present: roll, base: quorum.base, needed: quorum.needed })
            : t('quorumMissing', { present: roll, base: quorum.base, missing: quorum.missing })
          : t('noQuorum')}
        {below && ` ${t('below')}`}
      </p>
      {sha256 && <p>{t('hash', { hash: shortHash(sha256) })}</p>}
    </div>
  );
}
