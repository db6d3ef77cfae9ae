/** An announced round: votes, who was elected, what comes next, the tellers' record, the list of electronic ballots. */
import { useTranslations } from 'next-intl';
import { readCode } from '#domain/election/kinds.ts';
import type { ElectionView, RoundView } from '#domain/election/views.ts';
import { StatusMark } from '../ui/badge.tsx';
import { Disclosure } from '../ui/disclosure.tsx';

export function RoundResultView({
  election,
  round,
}: {
  election: Pick<ElectionView, 'candidates'>;
  round: RoundView;
}) {
  const t = useTranslations('election');
  const { result, sheets, protocol, lot } = round;
  if (!result) return null;
  const nameOf = (id: string) => election.candidates.find((one) => one.id === id)?.name ?? '';
  const elected = new Set([...result.elected, ...(lot?.order.slice(0, result.left) ?? [])]);
  const rest = (['against', 'abstain', 'invalid'] as const).filter((key) => result[key] > 0);
  return (
    <div className="flex flex-col gap-4">
      <table className="w-full max-w-xl border-collapse text-left">
        <thead className="sr-only">
          <tr>
            <th>{t('desk.candidates')}</th>
            <th>{t('result.votes')}</th>
          </tr>
        </thead>
        <tbody>
          {result.votes.map(({ id, votes }) => (
            <tr key={id} className="border-line border-b">
              <td className="py-2 pr-4">
                <span className={elected.has(id) ? 'font-semibold' : ''}>{nameOf(id)}</span>
                {elected.has(id) && (
                  <StatusMark status="done" quiet className="ml-3">
                    {t('result.elected')}
                  </StatusMark>
                )}
              </td>
              <td className="py-2 text-right font-bold font-serif text-2xl tabular-nums">{votes}</td>
            </tr>
          ))}
          {rest.map((key) => (
            <tr key={key} className="border-line border-b text-ink-2">
              <td className="py-1 pr-4">{t(`result.${key}`)}</td>
              <td className="py-1 text-right tabular-nums">{result[key]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="text-ink-2">
        {t('result.taking', { taking: result.taking, roll: result.roll })}
        {result.needed !== null && `. ${t('result.needed', { needed: result.needed })}`}
      </p>
      <p className="font-semibold">
        {lot && lot.order.length > 0
          ? t('lot.drawn', { name: lot.order.slice(0, result.left).map(nameOf).join(', ') })
          : t(`result.next.${result.next}`)}
      </p>
      {protocol && (
        <div className="measure text-sm">
          <p>
            {t('result.protocol', {
              issued: protocol.issued,
              spoilt: protocol.spoilt,
              unused: protocol.unused,
              found: protocol.found,
            })}
          </p>
          {protocol.faults.map((fault) => (
            <p key={fault} className="font-medium text-ochre">
              {t(`tellers.fault.${fault}`)}
            </p>
          ))}
        </div>
      )}
      {lot?.seed && (
        <p className="measure break-all text-ink-2 text-sm">
          {t('lot.check', { seed: lot.seed, phrase: lot.phrase, commitment: lot.commitment })}
        </p>
      )}
      {sheets && (
        <Disclosure title={t('result.sheets', { count: sheets.length })}>
          <p className="measure mb-2 text-ink-2 text-sm">{t('result.sheetsNote')}</p>
          <ul className="columns-1 gap-x-8 sm:columns-2">
            {sheets.map(({ code, picks }) => (
              <li
                key={code}
                className="flex break-inside-avoid justify-between gap-4 border-line border-b py-1"
              >
                <span className="font-mono tabular-nums">{readCode(code)}</span>
                <span className="text-right">{picks.map(nameOf).join(', ') || t('result.nobody')}</span>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  );
}
