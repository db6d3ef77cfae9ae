'use client';
/** The image of a question and what is said to whoever does not see it. A large photo is made smaller here, before it is sent. */
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useActionState, useRef, useState } from 'react';
import { runCommand } from '#components/live/run-command.ts';
import { Button } from '#components/ui/button.tsx';
import { FileField } from '#components/ui/file-field.tsx';
import { FormMessage } from '#components/ui/form-message.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { IMAGE_LIMITS, type QuestionImage } from '#domain/quiz/image.ts';
import type { Fail } from '#domain/result.ts';
import { shrunk } from './shrink-image.ts';

export type ImageState = { fail: Fail | null; saved: number; alt: string };

export function ImageForm({
  slug,
  quizId,
  questionId,
  image,
  act,
}: {
  slug: string;
  quizId: string;
  questionId: string;
  image: QuestionImage | null;
  act: (before: ImageState, form: FormData) => Promise<ImageState>;
}) {
  const t = useTranslations('quiz.edit');
  const router = useRouter();
  const [state, action, pending] = useActionState(act, { fail: null, saved: 0, alt: image?.alt ?? '' });
  const [failure, setFailure] = useState<Fail | null>(null);
  const small = useRef<Promise<Blob> | null>(null);
  const send = async (form: FormData) => {
    // A photo from a telephone says where it was taken; drawn anew, it does not.
    if (small.current) form.set('file', await small.current, 'image');
    action(form);
  };
  return (
    <section id="image" aria-labelledby="image-title" className="mt-10 flex max-w-3xl flex-col gap-4">
      <h2 id="image-title" className="border-ink border-b pb-2 text-xl font-semibold">
        {t('image')}
      </h2>
      <p className="text-ink-2">{t('imageNote')}</p>
      {image && (
        // biome-ignore lint/performance/noImgElement: bytes of ours behind a right, not a picture to be optimised
        <img
          src={`/f/${slug}/quiz/image/${image.fileId}`}
          alt={image.alt}
          width={image.width}
          height={image.height}
          className="h-auto max-h-80 w-auto max-w-full self-start rounded-sheet border border-line object-contain"
        />
      )}
      <FormMessage failure={state.fail ?? failure} />
      <form action={send} key={state.saved} className="flex flex-col gap-4">
        <input type="hidden" name="slug" value={slug} />
        <input type="hidden" name="quizId" value={quizId} />
        <input type="hidden" name="questionId" value={questionId} />
        <FileField
          name="file"
          label={t(image ? 'imageAnother' : 'imageFile')}
          hint={t('imageHint')}
          accept="image/png,image/jpeg,image/webp"
          maxMegabytes={20}
          required={!image}
          onChange={([file]) => {
            small.current = file ? shrunk(file) : null;
          }}
        />
        <TextField
          name="alt"
          label={t('alt')}
          hint={t('altHint')}
          defaultValue={state.alt}
          minLength={3}
          maxLength={IMAGE_LIMITS.alt}
          isRequired
        />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" tone="ink" pending={pending}>
            {t('imageSave')}
          </Button>
          {image && (
            <Button
              tone="quiet"
              onPress={async () => {
                const result = await runCommand('quiz.removeImage', { quizId, questionId });
                setFailure(result.ok ? null : result);
                if (result.ok) router.refresh();
              }}
            >
              {t('imageRemove')}
            </Button>
          )}
        </div>
      </form>
    </section>
  );
}
