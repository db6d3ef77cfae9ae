'use client';
/**
 * What the track, or the hall, does now, on a phone: who speaks, a hand with one tap, the poll, the questions. It follows
 * three small views and is drawn here, so that a hall of phones does not ask for a page at every change.
 */
import { useView } from '#components/live/use-view.ts';
import type { HallView, MineView, PhoneFloor } from '#domain/floor/views.ts';
import type { QuestionList } from '#domain/question/views.ts';
import { PhonePoll } from './phone-poll.tsx';
import { PhoneQuestions } from './phone-questions.tsx';
import { PhoneSpeaker } from './phone-speaker.tsx';
import type { Act } from './send.tsx';
import type { PhoneWords } from './words.ts';

const NOTHING: MineView = { hands: [], speaking: false, poll: null, votes: [], questions: [] };

export function Phone({
  slug,
  initial,
  title,
  over,
  words,
  askKey,
  act,
}: {
  slug: string;
  initial: PhoneFloor;
  title: string;
  over: string;
  words: PhoneWords;
  /** Of the form of a question without a name: sent twice, it asks once. */
  askKey: string;
  act: Act;
}) {
  const { id, forumId } = initial.hall.floor;
  const viewId = `${forumId}:${id}`;
  const mineId = `${viewId}:${initial.participantId ?? ''}`;
  const hall = useView<HallView>('floor.hall', viewId, initial.hall).data ?? initial.hall;
  const told = useView<QuestionList>('question.list', viewId, initial.questions).data ?? initial.questions;
  const mine =
    useView<MineView>('floor.mine', mineId, initial.mine ?? NOTHING).data ?? initial.mine ?? NOTHING;
  const questions = { ...told, open: told.open && initial.mayTakePart };
  const { floor, poll } = hall;
  const common = { slug, words, act };
  return (
    <section className="j-floor" id="floor" aria-labelledby="floor-title">
      <div>
        <p className="j-over">{over}</p>
        <h2 className="j-subtitle" id="floor-title">
          {title}
        </h2>
      </div>
      {poll && <PhonePoll key={poll.id} {...common} poll={poll} mine={mine} open={initial.mayTakePart} />}
      <PhoneSpeaker {...common} floor={floor} mine={mine} mayRaise={initial.mayRaise} />
      <PhoneQuestions {...common} floorId={id} questions={questions} mine={mine} askKey={askKey} />
    </section>
  );
}
