'use client';
/** Gallery: what is pressed and filled in, in every state. */
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button, IconButton } from '#components/ui/button.tsx';
import { Checkbox, CheckboxGroup, Radio, RadioGroup, Switch } from '#components/ui/choice.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { DateField } from '#components/ui/date-field.tsx';
import { FileField } from '#components/ui/file-field.tsx';
import { FormMessage } from '#components/ui/form-message.tsx';
import { LinkButton, TextLink } from '#components/ui/link.tsx';
import { NumberField } from '#components/ui/number-field.tsx';
import { ComboBox, Select } from '#components/ui/select.tsx';
import { SearchField, TextArea, TextField } from '#components/ui/text-field.tsx';
import { Tooltip } from '#components/ui/tooltip.tsx';
import { Part, Row } from './frame.tsx';

export function Controls({ ru }: { ru: boolean }) {
  const l = (a: string, b: string) => (ru ? a : b);
  const bodies = [
    {
      id: '1',
      label: l(
        'Управление образования администрации муниципального образования',
        'Department of Education of the municipality',
      ),
    },
    {
      id: '2',
      label: l('Районный информационно-методический центр', 'District methodological centre'),
      note: l('до 2022 года: Центр развития', 'until 2022: Development Centre'),
    },
    { id: '3', label: l('Руководителям образовательных организаций', 'Heads of schools') },
    { id: '4', label: l('Закрытый адресат', 'Closed addressee'), disabled: true },
  ];
  const [pending, setPending] = useState(true);
  return (
    <>
      <Part title={l('Кнопки', 'Buttons')} wide>
        <div className="space-y-4">
          <Row>
            <Button tone="cinnabar">{l('Открыть голосование', 'Open the vote')}</Button>
            <Button tone="ink">{l('Внести в текст', 'Take into the text')}</Button>
            <Button>{l('Вернуть автору', 'Return to the author')}</Button>
            <Button tone="quiet">{l('Отмена', 'Cancel')}</Button>
          </Row>
          <Row>
            <Button tone="cinnabar" isDisabled>
              {l('Огласить результат', 'Announce the result')}
            </Button>
            <Button tone="ink" pending={pending} onPress={() => setPending(false)}>
              {l('Сохраняется', 'Saving')}
            </Button>
            <Button icon={<Plus aria-hidden />}>{l('Пригласить', 'Invite')}</Button>
            <Button size="sm">{l('Малая', 'Small')}</Button>
            <Tooltip text={l('Удалить пункт', 'Delete the clause')}>
              <IconButton label={l('Удалить пункт', 'Delete the clause')}>
                <Trash2 aria-hidden />
              </IconButton>
            </Tooltip>
            <LinkButton href="/ui">{l('Ссылка-кнопка', 'Link button')}</LinkButton>
            <TextLink href="/ui">{l('Ссылка в тексте', 'Link in text')}</TextLink>
            <CopyButton
              text="https://example.org/f/din"
              label={l('Скопировать приглашение для чата', 'Copy the invitation')}
            />
          </Row>
        </div>
      </Part>
      <Part title={l('Поля', 'Fields')}>
        <TextField
          label={l('Фамилия, имя, отчество', 'Full name')}
          placeholder={l('Иванова Мария Петровна', 'Maria Ivanova')}
          hint={l('Как в документах форума', 'As in the papers of the forum')}
        />
        <TextField
          label={l('Краткое название школы', 'Short name of the school')}
          optional
          defaultValue={l('МБОУ «СОШ № 2 имени А. В. Суворова»', 'School No. 2')}
        />
        <TextField
          label={l('Электронная почта', 'E-mail')}
          defaultValue="maria@"
          error={l('В адресе нет имени сервера после знака «@»', 'The address has no host after “@”')}
        />
        <TextField label={l('Только для чтения', 'Read only')} isReadOnly defaultValue="7f3c-12" />
        <TextField
          label={l('Недоступно', 'Disabled')}
          isDisabled
          defaultValue={l('Решает председательствующий', 'For the presiding officer')}
        />
        <SearchField label={l('Найти участника', 'Find a person')} defaultValue={l('Ива', 'Iva')} />
        <TextArea
          className="sm:col-span-2"
          label={l('Текст предложения', 'Text of the proposal')}
          serif
          defaultValue={l(
            'Рассмотреть возможность введения ставки заместителя директора по системному обновлению в школах с численностью более 300 обучающихся.',
            'Consider a post of deputy head for renewal in schools with more than 300 pupils.',
          )}
          hint={l('Одна мера — один пункт', 'One measure, one clause')}
        />
        <NumberField label={l('За', 'For')} defaultValue={25} minValue={0} maxValue={500} />
        <DateField label={l('Срок', 'Deadline')} defaultValue="2023-09-01" />
        <DateField kind="time" label={l('Начало', 'Starts')} defaultValue="14:05" />
        <Select label={l('Адресат', 'Addressee')} options={bodies} />
        <Select
          label={l('Адресат с ошибкой', 'Addressee with a problem')}
          options={bodies}
          defaultValue="1"
          error={l('Этот орган реорганизован', 'This body was reorganised')}
        />
        <ComboBox
          label={l('Школа', 'School')}
          options={bodies}
          placeholder={l('Три буквы названия', 'Three letters')}
        />
        <FileField
          name="scan"
          label={l('Скан ответа', 'Scan of the answer')}
          accept=".pdf,image/*"
          maxMegabytes={12}
        />
      </Part>
      <Part title={l('Выбор', 'Choice')}>
        <CheckboxGroup label={l('Согласия', 'Consents')} defaultValue={['a']}>
          <Checkbox value="a" note={l('Нужно для регистрации', 'Needed for registration')}>
            {l('На обработку персональных данных', 'To processing of personal data')}
          </Checkbox>
          <Checkbox value="b">{l('На публикацию фамилии', 'To publishing the name')}</Checkbox>
          <Checkbox value="c" isDisabled>
            {l('Недоступно', 'Disabled')}
          </Checkbox>
        </CheckboxGroup>
        <RadioGroup label={l('Кто пишет', 'Who writes')} defaultValue="group">
          <Radio value="all">{l('Пишут все', 'Everybody')}</Radio>
          <Radio value="group" note={l('Остальные предлагают правку', 'Others propose edits')}>
            {l('Редакционная группа', 'Editorial group')}
          </Radio>
          <Radio value="sec">{l('Секретарь', 'Secretary')}</Radio>
        </RadioGroup>
        <div>
          <Checkbox isIndeterminate>{l('Выбрать все пункты', 'Select all clauses')}</Checkbox>
          <Switch defaultSelected>{l('Публичная страница', 'Public page')}</Switch>
          <Switch note={l('Выключено до «Опубликовать»', 'Off until “Publish”')}>
            {l('Показать имена', 'Show names')}
          </Switch>
          <Switch isDisabled>{l('Недоступно', 'Disabled')}</Switch>
        </div>
        <FormMessage failure={{ code: 'conflict' }} />
        <FormMessage failure={{ code: 'forum/somethingNew' }} />
      </Part>
    </>
  );
}
