/** Where recommendations are made of an adopted text; the one place at which the vote knows of the board. */
import type { Generate } from './adopt.ts';

export const generateRecommendations: Generate = async () => {};
