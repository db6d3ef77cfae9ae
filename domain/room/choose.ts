/** Which floor a phone follows: the one its person sits in if anything happens there, else where something happens. Pure. */
type Track = { id: string; mine: boolean };

export function floorFor(room: {
  forumId: string;
  tracks: readonly Track[];
  /** Tracks the programme has on now. */
  running: readonly string[];
  active: readonly string[];
}): string {
  const { forumId, tracks, running, active } = room;
  const isRunning = ({ id }: Track) => running.includes(id);
  const mine = tracks.filter(({ mine: own }) => own);
  const order = [
    ...mine.filter(isRunning),
    ...(running.length === 1 ? tracks.filter(isRunning) : []),
    { id: forumId },
    ...mine,
    ...tracks.filter(isRunning),
    ...tracks,
  ].map(({ id }) => id);
  return order.find((id) => active.includes(id)) ?? order[0] ?? forumId;
}
