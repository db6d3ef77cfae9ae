/** Gallery: what is only shown; rendered on the server. */
import { Avatar } from '#components/ui/avatar.tsx';
import { Badge, CountMark, StatusMark } from '#components/ui/badge.tsx';
import { Breadcrumb } from '#components/ui/breadcrumb.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { Disclosure } from '#components/ui/disclosure.tsx';
import { RingMark } from '#components/ui/icons.tsx';
import { Keys } from '#components/ui/keys.tsx';
import { LinkButton } from '#components/ui/link.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { More, Pagination } from '#components/ui/pagination.tsx';
import { ProgressLine } from '#components/ui/progress-line.tsx';
import { ClauseLine, Seal, Sheet } from '#components/ui/sheet.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '#components/ui/states.tsx';
import { Part, Row } from './frame.tsx';

export function Shown({ ru }: { ru: boolean }) {
  const l = (a: string, b: string) => (ru ? a : b);
  const rows = [
    {
      id: 'а',
      text: l(
        'Рассмотреть возможность введения ставки заместителя директора',
        'Consider a post of deputy head',
      ),
      who: l('Управление образования', 'Department of Education'),
      status: 'open' as const,
      word: l('Ведётся работа', 'In progress'),
      due: l('1 сентября 2023 г.', '1 September 2023'),
    },
    {
      id: 'б',
      text: l(
        'Организовать сетевую методическую поддержку малокомплектных школ',
        'Support small rural schools',
      ),
      who: l('Методический центр', 'Methodological centre'),
      status: 'done' as const,
      word: l('Учтена', 'Taken up'),
      due: l('до конца учебного года', 'by the end of the school year'),
    },
    {
      id: 'в',
      text: l(
        'Включить в план работы клуба высокопроизводительное администрирование',
        'Put administration on the plan',
      ),
      who: l('Руководителям образовательных организаций', 'Heads of schools'),
      status: 'late' as const,
      word: l('Без ответа, 12 дней', 'No answer, 12 days'),
      due: l('25 августа 2023 г.', '25 August 2023'),
    },
  ];
  return (
    <>
      <Part title={l('Лист', 'The sheet')} wide>
        <Sheet
          seal={
            <Seal
              word={l('Заморожено', 'Frozen')}
              who={l('М. П. Иванова', 'M. P. Ivanova')}
              when={l('11 января 2023 г., 14:05', '11 January 2023, 14:05')}
            />
          }
        >
          <h3 className="mb-6 text-center text-xl">
            {l('Резолюция IV муниципального форума', 'Resolution of the IV Municipal Forum')}
          </h3>
          <p className="mb-4">
            {l(
              'Участники форума, обсудив вопросы управления в условиях системного обновления образования,',
              'The participants, having discussed leading schools through renewal,',
            )}
          </p>
          <p className="mb-2 font-bold">
            {l('Рекомендовать управлению образования:', 'Recommend to the Department of Education:')}
          </p>
          <ClauseLine marker={l('а)', 'a)')}>{rows[0]?.text};</ClauseLine>
          <ClauseLine marker={l('б)', 'b)')}>{rows[1]?.text};</ClauseLine>
          <ClauseLine marker={l('в)', 'c)')} adopted>
            {rows[2]?.text}.
          </ClauseLine>
        </Sheet>
      </Part>
      <Part title={l('Статусы', 'Statuses')} wide>
        <div className="space-y-3">
          {[false, true].map((quiet) => (
            <Row key={String(quiet)}>
              <StatusMark quiet={quiet} status="draft">
                {l('Черновик', 'Draft')}
              </StatusMark>
              <StatusMark quiet={quiet} status="open">
                {l('Принята к рассмотрению', 'Under consideration')}
              </StatusMark>
              <StatusMark quiet={quiet} status="awaits">
                {l('Ждёт решения', 'Awaits decision')}
              </StatusMark>
              <StatusMark quiet={quiet} status="done">
                {l('Учтена', 'Taken up')}
              </StatusMark>
              <StatusMark quiet={quiet} status="late">
                {l('Срок прошёл 12 дней назад', '12 days late')}
              </StatusMark>
              <StatusMark quiet={quiet} status="declined">
                {l('Не поддержана', 'Declined')}
              </StatusMark>
              <StatusMark quiet={quiet} status="closed">
                {l('Закрыта', 'Closed')}
              </StatusMark>
            </Row>
          ))}
          <Row>
            <Badge>{l('Круглый стол', 'Round table')}</Badge>
            <CountMark count={18} />
            <CountMark count={3} awaiting label={l('ждут вас', 'await you')} />
            <Avatar name={l('Иванова Мария Петровна', 'Ivanova Maria')} />
            <Avatar name={l('Петров Олег', 'Petrov Oleg')} size="sm" />
            <Keys keys="Ctrl K" />
            <RingMark size={48} />
          </Row>
        </div>
      </Part>
      <Part title={l('Таблица', 'Table')} wide>
        <Breadcrumb
          steps={[
            { label: l('Клуб директоров', 'Club'), href: '/ui' },
            { label: l('IV форум', 'IV Forum'), href: '/ui' },
            { label: l('Реализация', 'Follow-up') },
          ]}
        />
        <DataTable
          caption={l('Рекомендации форума', 'Recommendations')}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'text',
              header: l('Рекомендация', 'Recommendation'),
              rowHeader: true,
              width: '45%',
              sort: { href: '/ui?s=text', direction: 'ascending' },
              cell: (row) => row.text,
            },
            { key: 'who', header: l('Кому', 'To'), cell: (row) => row.who, sort: { href: '/ui?s=who' } },
            { key: 'due', header: l('Срок', 'Deadline'), cell: (row) => row.due },
            {
              key: 'status',
              header: l('Состояние', 'State'),
              cell: (row) => (
                <StatusMark status={row.status} quiet>
                  {row.word}
                </StatusMark>
              ),
            },
          ]}
        />
        <Pagination page={2} pages={9} href={(page) => `/ui?page=${page}`} />
        <More shown={50} total={213} href="/ui?shown=100" />
        <ProgressLine value={18} total={28} label={l('Отметили 18 из 28', '18 of 28 have marked')} />
      </Part>
      <Part title={l('Полосы', 'Notices')} wide>
        <div className="space-y-3">
          <Notice kind="offline" title={l('Нет связи.', 'No connection.')}>
            {l(
              'Пишите дальше: текст хранится на этом устройстве и отправится, когда связь вернётся.',
              'Keep writing: the text stays on this device and will be sent later.',
            )}
          </Notice>
          <Notice kind="problem" title={l('Не сохраняется 8 секунд.', 'Not saved for 8 seconds.')}>
            {l('Не закрывайте страницу.', 'Keep this page open.')}
          </Notice>
          <Notice
            kind="awaits"
            title={l('Идёт голосование за текст в целом.', 'The vote on the whole text is open.')}
            action={
              <LinkButton href="/ui" tone="cinnabar">
                {l('Голосовать', 'Vote')}
              </LinkButton>
            }
          />
          <Notice kind="frozen" title={l('Текст заморожен.', 'The text is frozen.')}>
            {l('М. П. Иванова, 14:05. Правку можно предложить секретарю.', 'M. P. Ivanova, 14:05.')}
          </Notice>
          <Notice kind="done" title={l('Резолюция принята.', 'Adopted.')} />
          <Notice title={l('В зале 25 из 32.', '25 of 32 are in the hall.')}>
            {l('До половины хватает.', 'More than half.')}
          </Notice>
        </div>
      </Part>
      <Part title={l('Состояния', 'States')} wide>
        <div className="grid gap-8 *:min-w-0 xl:grid-cols-2">
          <EmptyState
            title={l('Предложений пока нет', 'No proposals yet')}
            action={
              <LinkButton href="/ui" tone="ink">
                {l('Предложить', 'Propose')}
              </LinkButton>
            }
          >
            {l(
              'Здесь появится то, что участники предложат в треках. Первое может внести любой.',
              'What people propose in the tracks will appear here.',
            )}
          </EmptyState>
          <ErrorState
            title={l('Ответ не записан', 'The answer was not saved')}
            kept={l('Текст и файл остались в форме.', 'The text and the file are still in the form.')}
            code={l('Код: conflict', 'Code: conflict')}
          >
            {l(
              'Пока вы писали, ответ по этой рекомендации внёс другой человек.',
              'Somebody else entered an answer while you were writing.',
            )}
          </ErrorState>
          <SkeletonRows rows={3} label={l('Загружается', 'Loading')} />
          <div>
            <Disclosure title={l('Как принимаются поправки', 'How amendments are decided')} open>
              {l('Больше половины от присутствующих в зале.', 'More than half of those in the hall.')}
            </Disclosure>
            <Disclosure
              title={l(
                'Высокопроизводительноеадминистрированиеобразовательныхорганизаций',
                'A very long title',
              )}
            >
              …
            </Disclosure>
          </div>
        </div>
      </Part>
    </>
  );
}
