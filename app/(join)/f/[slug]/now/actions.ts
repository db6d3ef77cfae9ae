'use server';
/** The forms of «Сейчас» without JavaScript: the same commands as over the connection; the page says how it went. */
import { redirect } from 'next/navigation';
import { currentActor } from '#app/actor.ts';
import { field } from '#app/refused.ts';
import { inputOf, WISHES, wishOf } from '#components/floor/input-of.ts';
import { zSlug } from '#domain/ids.ts';
import { runtime } from '#server/runtime.ts';

export async function act(form: FormData): Promise<void> {
  const slug = zSlug.safeParse(field(form, 'slug'));
  const wish = wishOf(form);
  if (!slug.success || !wish) redirect('/');
  const result = await runtime().run(await currentActor(), WISHES[wish], inputOf(wish, form), {
    channel: 'web',
  });
  const said = result.ok ? `done=${wish}` : `refused=${encodeURIComponent(result.code)}`;
  redirect(`/f/${slug.data}/now?${said}#floor`);
}
