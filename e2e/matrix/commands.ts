/**
 * The rights of every command, one line each: who is answered what, and a lawful input. A command without a line fails
 * server/matrix.test.ts; so does a line whose command is gone. The inputs lie in a world where nothing but the person
 * can be the reason of a refusal: whoever may, succeeds.
 */
import { sql } from 'drizzle-orm';
import { PRESET_DATA } from '#domain/forum/presets.ts';
import type { Tx } from '#server/db.ts';
import { tokenHash } from '#server/ids.ts';
import { ASSEMBLY_COMMANDS } from './assembly.ts';
import { BOARD_COMMANDS } from './board.ts';
import { type Case, line } from './case.ts';
import { ELECTION_COMMANDS } from './election.ts';
import { EXCHANGE_COMMANDS } from './exchange.ts';
import { FLOOR_COMMANDS } from './floor.ts';
import { MINUTES_COMMANDS } from './minutes.ts';
import { PAPER_COMMANDS } from './papers.ts';
import { QUIZ_COMMANDS } from './quiz.ts';
import { REVIEW_COMMANDS } from './review.ts';
import {
  type Answer,
  anybody,
  but,
  CONDUCT,
  castRow,
  DESK,
  FORUM_FOLK,
  hidden,
  KEEP,
  KNOWN,
  MEMBERS,
  nobody,
  only,
  PRESIDE,
  type Role,
  rowOf,
  self,
} from './roles.ts';
import { TEXT_COMMANDS } from './text.ts';
import type { World } from './world.ts';

const PASSWORD = 'Долгий-пароль-7';
const SETUP_CODE = '123456789012';
const DAY = '2026-02-11';
const operator = {
  organisation: 'МКУ «Центр»',
  inn: '7707083893',
  address: 'ст. Заречная',
  contact: 'pd@example.org',
};
const programmeItem = { kind: 'lunch', title: 'Обед', day: DAY } as const;
const pdf = () => new Uint8Array(Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF'));

const admin = (over: Partial<Record<Role, Answer>> = {}) => but(hidden('administrator'), over);
const signedOut = { anonymous: 'signed_out', suspended: 'signed_out', official_link: 'signed_out' } as const;
const hall = (w: World) => ({ forumId: w.hall.id });
const edition = (w: World) => ({ forumId: w.hall.id, expectV: w.hall.version });
const listed = (w: World) => ({ participantId: w.listed.participantId });
const ofDraft = (w: World) => ({ resolutionId: w.draft.resolutionId });
const adopted = (w: World) => ({ adoptedTextId: w.paper.adoptedTextId });
const invited = (w: World) => ({ accountId: w.invited.accountId });
const address = (role: Role) => `192.0.2.${role.length}`;
/** The subscriber of RFC 8291's own example. */
const SUBSCRIBER = {
  p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
  auth: 'BTBZMqHH6r4Tts7J_aSIgg',
};
/** The same words, written by another table. */
async function doubled(w: World, tx: Tx): Promise<string> {
  const id = 'd'.repeat(22);
  await tx.execute(sql`insert into proposal (id, forum_id, track_id, number, text, created_at)
    values (${id}, ${w.hall.id}, ${w.track.id}, 900, 'Закрепить наставников', now())`);
  return id;
}

export const COMMANDS: Record<string, Case> = {
  // Accounts
  'account.requestLink': line(anybody(), (_, role) => ({
    email: 'nobody@example.org',
    address: address(role),
  })),
  'account.redeemLink': line(anybody(), (w, role) => ({ token: w.invited.token, address: address(role) })),
  'account.addEmail': line(self(), (_, role) => ({ email: 'new@example.org', address: address(role) })),
  'account.updateProfile': line(self(), () => ({ name: 'Иванова Анна', locale: 'ru' })),
  'account.setPassword': line(self({ guest: 'account/email_first' }), () => ({ password: PASSWORD })),
  'account.signOutEverywhere': line(self(), () => ({})),
  'account.oidcSignIn': line(
    nobody(),
    () => ({
      issuer: 'https://id.example.org',
      subject: '1',
      email: null,
      emailVerified: false,
      name: 'Анна',
    }),
    'system',
  ),
  'account.setup': line(anybody(), async (_w, _role, tx) => {
    await tx.execute(sql`update account set admin = false`);
    const state = JSON.stringify({ done: false, hashes: [tokenHash(SETUP_CODE)] });
    await tx.execute(sql`insert into setting (key, value, updated_at) values ('setup', ${state}::text::jsonb, now())
      on conflict (key) do update set value = excluded.value`);
    return {
      code: SETUP_CODE,
      installation: 'Клуб',
      name: 'Анна Анина',
      email: 'first@example.org',
      password: PASSWORD,
    };
  }),
  'account.createUser': line(admin(signedOut), () => ({ email: 'one@example.org', name: 'Анна Анина' })),
  'account.issueLink': line(admin(), invited),
  'account.suspend': line(admin(), invited),
  'calendar.setDay': line(admin(), () => ({ day: '2027-01-11', kind: 'off' })),
  'calendar.dropDay': line(admin(), async (_w, _role, tx) => {
    await tx.execute(sql`insert into calendar_day (day, kind, at) values ('2027-01-11', 'off', now())`);
    return { day: '2027-01-11' };
  }),
  'push.switch': line(admin(), () => ({ on: true })),
  'push.addDevice': line(self({ guest: 'forbidden' }), async (_w, _role, tx) => {
    await tx.execute(sql`insert into setting (key, value, updated_at)
      values ('push', '{"on":true,"publicKey":"","sealedKey":""}', now())`);
    return { endpoint: 'https://push.example/1', ...SUBSCRIBER, agent: '' };
  }),
  'push.removeDevice': line(self(), async (w, role, tx) => {
    const deviceId = 'P'.repeat(22);
    await tx.execute(sql`insert into push_device (id, account_id, endpoint, p256dh, auth, name, created_at)
      select ${deviceId}, id, 'https://push.example/1', '', '', '', now() from account
      where id = ${w.people[role]?.accountId ?? ''}`);
    return { deviceId };
  }),
  'account.resume': line(admin(), invited),
  'account.setAdmin': line(admin(), (w) => ({ ...invited(w), admin: true })),
  'account.saveInstallation': line(admin(), () => ({ name: 'Клуб', operator: null })),
  'account.retryMail': line(admin({ administrator: 'account/no_mail' }), (w) => ({ mailId: w.hall.id })),
  'account.erase': line(admin(signedOut), (w) => ({ ...invited(w), confirm: true })),
  'account.sweepContacts': line(nobody(), () => ({}), 'system'),
  'account.joinForum': line(anybody(), (w, role) => ({
    code: w.hall.joinCode,
    name: 'Пётр Петров',
    processing: true,
    publication: false,
    address: address(role),
  })),
  'account.claimSeat': line(
    rowOf<Answer>((role) => (KNOWN.includes(role) ? 'account/another_seat' : 'ok')),
    (w, role) => ({
      code: w.hall.joinCode,
      ...w.listed,
      processing: true,
      publication: false,
      address: address(role),
    }),
  ),
  // The forum
  'forum.create': line(self({ guest: 'forbidden' }), () => ({ preset: 'club', name: 'Клуб', startsOn: DAY })),
  'forum.edit': line(only('organiser'), (w) => ({ ...edition(w), goal: 'Обсудить' })),
  'forum.setOperator': line(only('organiser'), (w) => ({ ...edition(w), operator })),
  'forum.setRules': line(only('organiser'), (w) => ({ ...edition(w), rules: PRESET_DATA.municipal.rules })),
  'forum.setState': line(only('organiser'), (w) => ({ ...edition(w), state: 'closed' })),
  'forum.renewJoinCode': line(only('organiser'), hall),
  'forum.addItem': line(only(...KEEP), (w) => ({ ...hall(w), item: programmeItem })),
  'forum.editItem': line(only(...KEEP), (w) => ({
    itemId: w.item.id,
    expectV: w.item.version,
    title: 'Начало',
  })),
  'forum.moveItem': line(only(...KEEP), (w) => ({ itemId: w.item.id, afterId: null })),
  'forum.removeItem': line(only(...KEEP), (w) => ({ itemId: w.item.id })),
  'forum.importProgramme': line(only(...KEEP), (w) => ({ ...hall(w), items: [programmeItem] })),
  // People and the desk
  'people.add': line(only(...KEEP), (w) => ({ ...hall(w), person: { fullName: 'Пётр Петров' } })),
  'people.import': line(only(...KEEP), (w) => ({ ...hall(w), people: [{ fullName: 'Пётр Петров' }] })),
  'people.edit': line(only(...KEEP), (w) => ({ ...listed(w), expectV: 1, post: 'директор' })),
  'people.setRoles': line(only('organiser'), (w) => ({ ...listed(w), roles: ['moderator'] })),
  'people.remove': line(only(...KEEP), listed),
  'people.addSchool': line(only(...KEEP), (w) => ({
    ...hall(w),
    shortName: 'СОШ № 8',
    fullName: 'МБОУ СОШ № 8',
  })),
  'people.editSchool': line(
    but(only(...KEEP), { organiser: 'people/school_shared', secretary: 'people/school_shared' }),
    (w) => ({
      ...hall(w),
      schoolId: w.schoolId,
      shortName: 'СОШ № 9',
      fullName: 'МБОУ СОШ № 9',
    }),
  ),
  'people.inviteByMail': line(only(...KEEP), hall),
  'desk.setPresence': line(only(...DESK), (w) => ({ ...listed(w), present: true })),
  'desk.setVoting': line(only(...DESK), (w) => ({ ...listed(w), voting: true })),
  'desk.giveVotingToList': line(only(...DESK), hall),
  'desk.confirm': line(only(...DESK), listed),
  'desk.addWalkIn': line(only(...DESK), (w) => ({ ...hall(w), fullName: 'Пётр Петров' })),
  // Tracks, proposals, the room
  'track.create': line(only(...KEEP), (w) => ({ ...hall(w), title: 'Мастер-класс' })),
  'track.edit': line(only(...CONDUCT), (w) => ({
    trackId: w.track.id,
    expectV: 1,
    title: 'Офис',
    room: '5',
    agenda: [],
  })),
  'track.setProposalsOpen': line(only(...CONDUCT), (w) => ({ trackId: w.track.id, open: false })),
  'track.setPerson': line(only(...CONDUCT), (w) => ({ trackId: w.track.id, ...listed(w), role: 'member' })),
  'track.join': line(only(...KNOWN), (w) => ({ trackId: w.track.id, join: true })),
  'proposal.submit': line(only(...MEMBERS), (w) => ({ ...hall(w), text: 'Провести стажировку' })),
  'proposal.edit': line(hidden('participant'), (w) => ({
    proposalId: w.proposals.submitted,
    expectV: 1,
    text: 'Иначе',
  })),
  'proposal.withdraw': line(hidden('participant'), (w) => ({ proposalId: w.proposals.submitted })),
  'proposal.return': line(only(...CONDUCT, 'editor'), (w) => ({
    proposalId: w.proposals.submitted,
    reason: 'Уточните срок',
  })),
  'proposal.reopen': line(only(...CONDUCT, 'editor'), (w) => ({ proposalId: w.proposals.returned })),
  'track.openSheet': line(only(...CONDUCT), (w) => ({ trackId: w.track.id })),
  'proposal.handIn': line(only(...CONDUCT), (w) => ({ trackId: w.track.id })),
  'proposal.join': line(only(...CONDUCT, 'editor'), async (w, _role, tx) => ({
    keepId: w.proposals.submitted,
    otherIds: [await doubled(w, tx)],
  })),
  'proposal.take': line(only(...CONDUCT, 'editor'), (w) => ({
    ...ofDraft(w),
    proposalIds: [w.proposals.submitted],
    groupId: w.draft.groupId,
  })),
  'room.openScreen': line(only(...CONDUCT), hall),
  'room.showScene': line(only(...CONDUCT), (w) => ({ ...hall(w), scene: { kind: 'programme' } })),
  'room.revokeScreen': line(only(...CONDUCT), (w) => ({ screenId: w.screen.id })),
  ...ASSEMBLY_COMMANDS,
  ...MINUTES_COMMANDS,
  ...ELECTION_COMMANDS,
  ...FLOOR_COMMANDS,
  ...PAPER_COMMANDS,
  ...QUIZ_COMMANDS,
  ...REVIEW_COMMANDS,
  ...TEXT_COMMANDS,
  // The text
  'resolution.ensure': line(only(...KNOWN), hall),
  'resolution.setPen': line(only(...PRESIDE), (w) => ({ ...ofDraft(w), mode: 'everyone' })),
  'resolution.penToAll': line(only(...PRESIDE), ofDraft),
  'resolution.setSectionPen': line(only(...PRESIDE), (w) => ({
    ...ofDraft(w),
    groupId: w.draft.groupId,
    mode: 'everyone',
  })),
  'resolution.freeze': line(only(...PRESIDE), ofDraft),
  'resolution.thaw': line(only(...PRESIDE), (w) => ({
    resolutionId: w.coldText.resolutionId,
    reason: 'Ошибка в тексте',
  })),
  'resolution.correct': line(only(...PRESIDE, 'editor'), (w) => ({
    ...adopted(w),
    blockId: w.paper.blockId,
    before: 'молодыми',
    after: 'новыми',
  })),
  'resolution.markSent': line(only(...KEEP), adopted),
  'resolution.loadScan': line(only(...KEEP), (w) => ({ ...adopted(w), name: 'скан.pdf', data: pdf() })),
  // The vote
  'vote.prepare': line(only(...PRESIDE), (w) => ({ ...hall(w), matter: 'procedural', question: 'Перерыв?' })),
  'vote.open': line(only(...PRESIDE), (w) => ({ voteId: w.preparedVoteId })),
  'vote.put': line(only(...PRESIDE), (w) => ({ ...hall(w), matter: 'procedural', question: 'Перерыв?' })),
  'vote.cast': line(castRow, (w) => ({ voteId: w.ice.voteId, choice: 'for', sha256: w.ice.sha256 })),
  'vote.countByHand': line(only(...PRESIDE, 'teller'), (w) => ({
    voteId: w.ice.voteId,
    participantId: w.voting.seats.participant,
    channel: 'hand',
  })),
  'vote.close': line(only(...PRESIDE), (w) => ({ voteId: w.ice.voteId })),
  'vote.announce': line(only(...PRESIDE), (w) => ({ voteId: w.ice.voteId })),
  'vote.annul': line(only(...PRESIDE), (w) => ({ voteId: w.ice.voteId, reason: 'Сбой связи' })),
  ...BOARD_COMMANDS,
  ...EXCHANGE_COMMANDS,
};

/** What only our own pages and the terminal may call: over the JSON door such a command is not found. */
export const OWN_PAGES_ONLY = [
  'account.addEmail',
  'account.claimSeat',
  'account.createUser',
  'account.issueLink',
  'account.joinForum',
  'account.oidcSignIn',
  'account.redeemLink',
  'account.requestLink',
  'account.setup',
  'account.sweepContacts',
];

/** Members who see the board of their forum. */
export const BOARD_READERS: Role[] = FORUM_FOLK;
