/** Bounds and kinds of what a projector shows; the desk's forms know them too, so nothing of zod stands here. */
export const ROOM_LIMITS = { message: 300, name: 80, page: 200, screens: 12 } as const;

export const SCENE_KINDS = ['lobby', 'programme', 'vote', 'text', 'message', 'blank'] as const;
export type SceneKind = (typeof SCENE_KINDS)[number];
