/** The parts of a rule's sentence; screens, minutes and the projector put them into words of the reader's language. */
import type { VoteRule } from './rules.ts';

export type MajorityWords = {
  share: 'half' | 'half_reached' | 'two_thirds' | 'two_thirds_reached' | 'all' | 'reached' | 'more';
  numerator: number;
  denominator: number;
  basis: VoteRule['majority']['basis'];
};

export function majorityWords({ majority }: Pick<VoteRule, 'majority'>): MajorityWords {
  const { numerator, denominator, reached, basis } = majority;
  const named =
    numerator * 2 === denominator ? 'half' : numerator * 3 === denominator * 2 ? 'two_thirds' : null;
  const share =
    numerator === denominator
      ? 'all'
      : named
        ? (`${named}${reached ? '_reached' : ''}` as const)
        : reached
          ? 'reached'
          : 'more';
  return { share, numerator, denominator, basis };
}

/** «a1b2 c3d4»: enough of a hash to be compared by eye across a hall. */
export function shortHash(sha256: string): string {
  return `${sha256.slice(0, 4)} ${sha256.slice(4, 8)}`;
}
