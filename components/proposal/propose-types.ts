/** What the form of a proposal gets back when it is refused: sentences, and everything that was typed. */
export type ProposeState = {
  message: string;
  problems: Record<string, string>;
  values: Record<string, string>;
} | null;
export type ProposeAction = (previous: ProposeState, form: FormData) => Promise<ProposeState>;
