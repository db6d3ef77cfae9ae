'use client';
/** One person of the list: who they are, contacts, roles (five in sight, finer rights behind «ещё»), the vote. */
import { Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Checkbox, CheckboxGroup } from '#components/ui/choice.tsx';
import { AlertDialog, Dialog } from '#components/ui/dialog.tsx';
import { FormMessage } from '#components/ui/form-message.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { FINE_ROLES, type ForumRole, SCREEN_ROLES } from '#domain/actor.ts';
import type { DeskPerson } from '#domain/forum/views.ts';
import type { Act } from './act.ts';
import { useAct, useFieldText } from './use-act.ts';

export type SchoolOption = { id: string; shortName: string; fullName: string };

export function PersonDialog({
  forumId,
  person,
  schools,
  office,
  act,
  onClose,
}: {
  forumId: string;
  person: DeskPerson | null;
  schools: readonly SchoolOption[];
  /** May give roles. */
  office: boolean;
  act: Act;
  onClose: () => void;
}) {
  const t = useTranslations('people');
  const c = useTranslations('common');
  const { run, pending, failure } = useAct(act);
  const field = useFieldText(failure);
  const problem = (name: string) => field(name) ?? field(`person.${name}`);
  const [roles, setRoles] = useState<ForumRole[]>(person?.roles ?? ['participant']);
  const [voting, setVoting] = useState(person?.voting ?? true);
  const [paper, setPaper] = useState(person?.consent === 'paper');

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const known = schools.find(({ shortName, fullName }) => [shortName, fullName].includes(text('school')));
    const fields = {
      fullName: text('fullName'),
      post: text('post'),
      schoolId: known?.id ?? null,
      schoolName: known?.shortName ?? text('school'),
      municipality: text('municipality'),
      email: text('email'),
      phone: text('phone'),
    };
    if (!person) {
      run('addParticipant', { forumId, person: { ...fields, roles, voting } }, onClose);
      return;
    }
    const participantId = person.id;
    run('editParticipant', { participantId, expectV: person.version, ...fields, consentPaper: paper }, () => {
      const changed = roles.join() !== person.roles.join();
      const vote = () =>
        voting === person.voting ? onClose() : run('setVoting', { participantId, voting }, onClose);
      if (changed && office) run('setRoles', { participantId, roles }, vote);
      else vote();
    });
  }

  return (
    <Dialog
      isOpen
      onOpenChange={(open) => !open && onClose()}
      title={person?.fullName ?? t('newPerson')}
      footer={
        <>
          {person && (
            <AlertDialog
              trigger={
                <Button tone="quiet" icon={<Trash2 aria-hidden />} className="sm:mr-auto">
                  {t('remove')}
                </Button>
              }
              title={t('removeTitle', { name: person.fullName })}
              confirm={t('remove')}
              onConfirm={() => run('removeParticipant', { participantId: person.id }, onClose)}
            >
              {t('removeBody')}
            </AlertDialog>
          )}
          <Button onPress={onClose}>{c('cancel')}</Button>
          <Button tone="ink" type="submit" form="person" pending={pending}>
            {c('save')}
          </Button>
        </>
      }
    >
      <form id="person" onSubmit={submit} className="flex flex-col gap-4">
        <FormMessage failure={failure} />
        <TextField
          name="fullName"
          label={t('name')}
          defaultValue={person?.fullName ?? ''}
          error={problem('fullName')}
          isRequired
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            name="post"
            label={t('post')}
            defaultValue={person?.post ?? ''}
            error={problem('post')}
          />
          <TextField
            name="school"
            label={t('school')}
            defaultValue={person?.school ?? ''}
            error={problem('schoolName')}
            list="schools"
          />
          <datalist id="schools">
            {schools.map(({ id, shortName }) => (
              <option key={id} value={shortName} />
            ))}
          </datalist>
          <TextField
            name="municipality"
            label={t('municipality')}
            defaultValue={person?.municipality ?? ''}
            error={problem('municipality')}
          />
        </div>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            name="phone"
            type="tel"
            label={t('phone')}
            defaultValue={person?.phone ?? ''}
            error={problem('phone')}
          />
          <TextField
            name="email"
            type="email"
            label={t('email')}
            defaultValue={person?.email ?? ''}
            error={problem('email')}
          />
        </div>
        <p className="text-sm text-ink-2">{t('contactsNote')}</p>
        {office && <Roles roles={roles} onChange={setRoles} />}
        <Checkbox isSelected={voting} onChange={setVoting} note={t('votingNote')}>
          {t('voting')}
        </Checkbox>
        {person && (
          <Checkbox isSelected={paper} onChange={setPaper}>
            {t('consentPaper')}
          </Checkbox>
        )}
      </form>
    </Dialog>
  );
}

function Roles({ roles, onChange }: { roles: ForumRole[]; onChange: (roles: ForumRole[]) => void }) {
  const t = useTranslations('people');
  const fine = roles.some((role) => (FINE_ROLES as readonly string[]).includes(role));
  const box = (role: ForumRole) => (
    <Checkbox key={role} value={role}>
      {t(`role.${role}`)}
    </Checkbox>
  );
  return (
    <CheckboxGroup label={t('roles')} value={roles} onChange={(value) => onChange(value as ForumRole[])}>
      <div className="grid sm:grid-cols-2">{SCREEN_ROLES.map(box)}</div>
      <details open={fine}>
        <summary className="min-h-11 cursor-pointer py-2.5 text-ink-2">{t('moreRoles')}</summary>
        <div className="grid sm:grid-cols-2">{FINE_ROLES.map(box)}</div>
      </details>
    </CheckboxGroup>
  );
}
