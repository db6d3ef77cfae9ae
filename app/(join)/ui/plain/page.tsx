/** Gallery of the plain parts: what a phone in the hall sees, with no script of ours at all. */
import { getTranslations } from 'next-intl/server';
import { readerLocale } from '#app/i18n.ts';
import { readTheme } from '#app/prefs.ts';
import { CheckSign, CrossSign, RingSign } from '#components/ui/icons.tsx';
import {
  PlainButton,
  PlainChoice,
  PlainField,
  PlainHead,
  PlainLinkButton,
  PlainNotice,
  PlainPrefs,
  PlainSelect,
  PlainText,
  PlainTick,
} from '#components/ui/plain/plain.tsx';

export const metadata = { title: 'UI', robots: { index: false } };

export default async function PlainGallery() {
  const [locale, theme, t] = [await readerLocale(), await readTheme(), await getTranslations('shell')];
  const l = (ru: string, en: string) => (locale === 'ru' ? ru : en);
  return (
    <>
      <PlainHead
        over={l('Клуб директоров школ', 'Club of school directors')}
        name={l('IV муниципальный форум', 'IV Municipal Forum')}
        href="/ui/plain"
      />
      <main className="j-main" id="main">
        <div>
          <p className="j-over">{l('Регистрация', 'Registration')}</p>
          <h1 className="j-title">{l('Кто вы?', 'Who are you?')}</h1>
        </div>
        <p className="j-lead">
          {l(
            'Введите три буквы фамилии и код с бейджа.',
            'Type three letters of your name and the code of your badge.',
          )}
        </p>
        <form className="j-stack">
          <PlainField
            name="name"
            label={l('Фамилия', 'Surname')}
            autoComplete="family-name"
            hint={l('Достаточно трёх букв', 'Three letters are enough')}
          />
          <PlainField
            name="code"
            label={l('Код с бейджа', 'Badge code')}
            inputMode="numeric"
            className="j-code"
            defaultValue="0412"
            error={l('Такого кода нет. Проверьте цифры на бейдже.', 'No such code. Check your badge.')}
          />
          <PlainSelect
            name="school"
            label={l('Школа', 'School')}
            optional={l('необязательно', 'optional')}
            empty={l('Выберите школу', 'Choose a school')}
            options={[{ value: '2', label: l('МБОУ СОШ № 2 имени А. В. Суворова', 'School No. 2') }]}
          />
          <PlainTick name="consent">
            {l('Согласие на обработку персональных данных', 'I consent to processing of my data')}
          </PlainTick>
          <div className="j-actions">
            <PlainButton tone="ink" wide>
              {l('Войти в зал', 'Enter the hall')}
            </PlainButton>
            <PlainButton wide>{l('Я приглашённый', 'I am a guest')}</PlainButton>
          </div>
        </form>
        <h2 className="j-subtitle">{l('Голосование', 'Vote')}</h2>
        <PlainNotice kind="awaits" title={l('Принять резолюцию в целом', 'Adopt the resolution')}>
          {l(
            'Больше половины от присутствующих. Открыто до 14:20.',
            'More than half of those present. Open until 14:20.',
          )}
        </PlainNotice>
        <div className="j-answers">
          <button type="button" className="j-answer" aria-pressed="true">
            <CheckSign />
            {l('За', 'For')}
          </button>
          <button type="button" className="j-answer">
            <CrossSign />
            {l('Против', 'Against')}
          </button>
          <button type="button" className="j-answer">
            <RingSign />
            {l('Воздержался', 'Abstain')}
          </button>
        </div>
        <PlainButton tone="cinnabar" wide>
          {l('Подтвердить: за', 'Confirm: for')}
        </PlainButton>
        <PlainNotice kind="done" title={l('Голос принят в 14:05:12.', 'Vote received at 14:05:12.')} />
        <PlainNotice kind="problem" title={l('Голос не принят.', 'The vote was not received.')}>
          {l('Голосование уже закрыто.', 'The vote is closed.')}
        </PlainNotice>
        <PlainChoice
          name="answer"
          label={l('Моя школа', 'My school')}
          value="work"
          options={[
            { value: 'done', label: l('Сделали', 'Done') },
            {
              value: 'work',
              label: l('В работе', 'In progress'),
              note: l('напишите одну строку', 'add one line'),
            },
            { value: 'no', label: l('Не актуально', 'Not relevant') },
          ]}
        />
        <PlainText name="text" label={l('Ваше предложение', 'Your proposal')} rows={4} />
        <div className="j-sheet">
          <p className="j-clause">
            <span>{l('а)', 'a)')}</span>
            <span>
              {l(
                'рассмотреть возможность введения ставки заместителя директора по системному обновлению;',
                'consider a post of deputy head for renewal;',
              )}
            </span>
          </p>
          <p className="j-clause j-clause-adopted">
            <span>{l('б)', 'b)')}</span>
            <span>{l('организовать поддержку малокомплектных школ.', 'support small rural schools.')}</span>
          </p>
        </div>
        <PlainLinkButton href="/ui/plain">{l('К программе', 'Programme')}</PlainLinkButton>
      </main>
      <PlainPrefs
        path="/ui/plain"
        locale={locale}
        theme={theme}
        labels={{ light: t('themes.light'), dark: t('themes.dark') }}
      />
    </>
  );
}
