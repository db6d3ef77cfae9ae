/** Settings: where the forum stands, what it is, who answers for personal data, its rules. */

import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { MainSettings } from '#components/forum/settings-main.tsx';
import { OperatorSettings } from '#components/forum/settings-operator.tsx';
import { RulesSettings } from '#components/forum/settings-rules.tsx';
import { StageSettings } from '#components/forum/settings-stage.tsx';
import { PageHead } from '#components/shell/forum-shell.tsx';
import { runtime } from '#server/runtime.ts';
import { act } from '../actions.ts';

export default async function SettingsPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const view = await found(
    runtime().forum.queries.settings(await currentActor(), slug),
    `/f/${slug}/settings`,
  );
  const t = await getTranslations('forum.settings');
  const props = { view, act };
  return (
    <div className="max-w-3xl">
      <PageHead title={t('title')} />
      <div className="flex flex-col gap-12">
        <StageSettings {...props} />
        <OperatorSettings {...props} />
        <MainSettings {...props} />
        <RulesSettings {...props} />
      </div>
    </div>
  );
}
