'use client';
/** The keys of this page, in sight: the same list that makes them work. */
import { useTranslations } from 'next-intl';
import { useCommandList } from '#components/shell/commands.tsx';
import { Keys } from '#components/ui/keys.tsx';
import { Part } from './desk-part.tsx';

export function DeskKeys() {
  const t = useTranslations('floor.desk');
  const own = [t('title'), t('quiz'), t('screen')];
  const list = useCommandList();
  return (
    // A phone has no keys.
    <div className="mt-8 hidden sm:block">
      <Part id="keys" title={t('keys')}>
        <div className="grid gap-x-10 gap-y-4 py-2 lg:grid-cols-3">
          {own.map((group) => {
            const lines = list.filter(
              (one) => one.group === group && one.keyLabel && !one.id.startsWith('prepare-'),
            );
            if (lines.length === 0) return null;
            return (
              <div key={group}>
                <h3 className="font-medium">{group}</h3>
                <dl className="text-sm">
                  {lines.map(({ id, label, keyLabel }) => (
                    <div key={id} className="flex items-baseline gap-3 py-0.5">
                      <dt className="grow">{label}</dt>
                      <dd>
                        <Keys keys={keyLabel ?? ''} />
                      </dd>
                    </div>
                  ))}
                </dl>
                {group === t('screen') && <p className="text-sm text-ink-2">{t('shift')}</p>}
              </div>
            );
          })}
        </div>
      </Part>
    </div>
  );
}
