/** By which rule somebody is elected, in words, before the vote and beside its result. */
import { useTranslations } from 'next-intl';
import type { RoundKind } from '#domain/election/kinds.ts';
import type { ElectionRule } from '#domain/election/rules.ts';
import { majorityWords } from '#domain/vote/words.ts';

export function ElectionRuleWords({
  rule,
  kind,
  seats,
  className,
}: {
  rule: ElectionRule;
  kind: RoundKind;
  seats: number;
  className?: string;
}) {
  const t = useTranslations('election.rule');
  const most = kind === 'runoff' && rule.runoff === 'most';
  return (
    <div className={className}>
      <p>
        {most ? t('most') : t('first', majorityWords(rule))} {kind === 'first' ? t('runoff') : t(rule.tie)}
      </p>
      <p>{t('picks', { seats })}</p>
    </div>
  );
}
