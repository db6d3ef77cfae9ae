/** The end of what an addressee's side sends by link: who signs it, and the button. Plain HTML. */
import { PlainButton, PlainField } from '#components/ui/plain/plain.tsx';

export function SignAndSend({
  texts,
  name,
  pending,
}: {
  texts: Record<'signedBy' | 'signedByHint' | 'send', string>;
  name: string;
  pending: boolean;
}) {
  return (
    <>
      <PlainField
        name="signedBy"
        label={texts.signedBy}
        hint={texts.signedByHint}
        required
        minLength={3}
        maxLength={200}
        autoComplete="name"
        defaultValue={name}
      />
      <PlainButton tone="ink" wide disabled={pending}>
        {texts.send}
      </PlainButton>
    </>
  );
}
