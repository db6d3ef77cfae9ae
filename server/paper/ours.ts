/** What stands on the papers where the organiser has written nothing: shown in the form as what will be printed. */
import type { PaperSetView } from '#domain/paper/views.ts';
import { dateInWords, words } from '../documents/words.ts';
import type { Facts } from './facts.ts';
import { pressText } from './press.ts';

export function oursOf(facts: Facts): PaperSetView['ours'] {
  const { lang, genitive, adopted, chair, secretary } = facts;
  const say = words(lang);
  const date = dateInWords(adopted?.adoptedOn ?? facts.forum.endsOn, lang);
  return {
    eventGenitive: genitive,
    sender: facts.sender,
    senderContacts: facts.senderContacts,
    chairPost: chair.post,
    chairName: chair.name,
    secretaryPost: secretary.post,
    secretaryName: secretary.name,
    letterGreeting: say('letterGreeting'),
    letterIntro: say('letterIntro', { event: genitive, date }),
    letterAsk: say('letterAskOpen'),
    replyText: say('replyText', { event: genitive }),
    press: pressText(facts),
  };
}
