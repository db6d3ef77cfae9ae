'use client';
/** Gallery: what opens over the page. */
import { useMemo, useState } from 'react';
import { useCommands } from '#components/shell/commands.tsx';
import { Button } from '#components/ui/button.tsx';
import { AlertDialog, Dialog } from '#components/ui/dialog.tsx';
import { Menu } from '#components/ui/menu.tsx';
import { SaveState } from '#components/ui/save-state.tsx';
import { Tabs } from '#components/ui/tabs.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { toast } from '#components/ui/toast.tsx';
import { Part, Row } from './frame.tsx';

export function Floats({ ru }: { ru: boolean }) {
  const l = (a: string, b: string) => (ru ? a : b);
  const [freeze, setFreeze] = useState(false);
  useCommands(
    useMemo(
      () => [
        {
          id: 'freeze',
          label: ru ? 'Заморозить текст' : 'Freeze the text',
          group: ru ? 'Здесь' : 'Here',
          key: 'KeyF',
          keyLabel: 'F',
          run: () => setFreeze(true),
        },
      ],
      [ru],
    ),
  );
  return (
    <>
      <Part title={l('Окна, меню, новости', 'Dialogs, menus, news')} wide>
        <Row>
          <Dialog
            trigger={<Button>{l('Пригласить человека…', 'Invite somebody…')}</Button>}
            title={l(
              'Пригласить на форум «Управление в условиях системного обновления»',
              'Invite to the forum',
            )}
            footer={(close) => (
              <>
                <Button onPress={close}>{l('Отмена', 'Cancel')}</Button>
                <Button tone="ink" onPress={close}>
                  {l('Отправить приглашение', 'Send the invitation')}
                </Button>
              </>
            )}
          >
            <div className="space-y-4">
              <TextField autoFocus label={l('Фамилия, имя, отчество', 'Full name')} />
              <TextField label={l('Электронная почта', 'E-mail')} optional />
            </div>
          </Dialog>
          <Button tone="cinnabar" onPress={() => setFreeze(true)}>
            {l('Заморозить текст…', 'Freeze the text…')}
          </Button>
          <AlertDialog
            isOpen={freeze}
            onOpenChange={setFreeze}
            tone="cinnabar"
            title={l('Заморозить текст резолюции форума', 'Freeze the text of the resolution')}
            confirm={l('Заморозить текст', 'Freeze the text')}
            onConfirm={() =>
              toast({
                title: l('Текст заморожен', 'The text is frozen'),
                note: '14:05:12',
                action: { label: l('Показать', 'Show'), run: () => {} },
              })
            }
          >
            <p>
              {l(
                'Правки больше не принимаются. Все, кто пишет сейчас, увидят последний сохранённый текст.',
                'No more edits are taken. Everybody who is writing will see the last saved text.',
              )}
            </p>
          </AlertDialog>
          <Menu
            label={l('Действия с пунктом', 'Clause actions')}
            items={[
              { id: 'up', label: l('Переместить выше', 'Move up') },
              {
                id: 'split',
                label: l('Разделить на два пункта', 'Split in two'),
                note: l('История сохранится у обоих', 'Both keep the history'),
              },
              { id: 'vote', label: l('Поставить на голосование', 'Put to the vote'), decisive: true },
              { id: 'no', label: l('Удалить пункт', 'Delete the clause'), disabled: true },
            ]}
          />
          <Button onPress={() => toast({ title: l('Приглашение отправлено', 'Invitation sent') })}>
            {l('Новость', 'News')}
          </Button>
        </Row>
        <div className="mt-6 flex flex-wrap gap-4">
          <SaveState kind="saved" at={1673435112000} />
          <SaveState kind="saving" />
          <SaveState kind="unsaved" seconds={8} />
          <SaveState kind="offline" />
          <SaveState kind="reconnecting" />
          <SaveState kind="online" />
        </div>
      </Part>
      <Part title={l('Вкладки', 'Tabs')} wide>
        <Tabs
          label={l('Предложения', 'Proposals')}
          items={[
            {
              id: 'new',
              label: l('Новые', 'New'),
              count: 3,
              awaiting: true,
              content: l('Три предложения ждут вашего решения.', 'Three proposals await your decision.'),
            },
            { id: 'in', label: l('В тексте', 'In the text'), count: 11, content: '…' },
            { id: 'back', label: l('Возвращены авторам', 'Returned'), count: 4, content: '…' },
          ]}
        />
      </Part>
    </>
  );
}
