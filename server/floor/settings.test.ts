/** How long one speaks where nobody has set it: the minutes of the forum's rules of procedure. */
import { expect, test } from 'vitest';
import { PRESET_DATA } from '#domain/forum/presets.ts';
import { settingsOf } from './access.ts';

test('[FL5] the clock of a floor starts with the forum’s rules; zero is no limit; the floor’s own setting wins', () => {
  const { rules } = PRESET_DATA.assembly;
  expect(settingsOf(undefined, rules)).toMatchObject({ mode: 'queue', seconds: 180, shortSeconds: 60 });
  const speech = { ...rules.speech, speech: 5, reply: 0 };
  expect(settingsOf(undefined, { ...rules, speech })).toMatchObject({ seconds: 300, shortSeconds: 0 });
  expect(settingsOf({ settings: { seconds: 90 } } as never, { ...rules, speech })).toMatchObject({
    seconds: 90,
  });
  expect(settingsOf(undefined, null)).toMatchObject({ mode: 'simple', seconds: 180, shortSeconds: 60 });
});
