/** Bounds and kinds of what a projector shows; the desk's forms know them too, so nothing of zod stands here. */
export const ROOM_LIMITS = { message: 300, name: 80, page: 200, screens: 12 } as const;

/** Scenes of the forum as a whole, in the order of their keys; a digit each. */
export const HOUSE_SCENES = ['lobby', 'programme', 'vote', 'text', 'message', 'blank', 'quiz'] as const;
/** Scenes of one thing: a floor, a question, a poll, a clause under the presiding officer's cursor. */
export const SCENE_KINDS = [
  ...HOUSE_SCENES,
  'agenda',
  'speaker',
  'questions',
  'question',
  'poll',
  'draft',
] as const;
export type SceneKind = (typeof SCENE_KINDS)[number];
/** A projector says every ten seconds that it is alive; silent for longer than this, it is shown as lost. */
export const ALIVE_MS = 25_000;
