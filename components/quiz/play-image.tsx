/** The image of a question on the phone, with the words for whoever does not see it. */
import type { QuestionImage } from '#domain/quiz/image.ts';

export function PlayImage({ image, slug }: { image: QuestionImage | null; slug: string }) {
  if (!image) return null;
  return (
    // biome-ignore lint/performance/noImgElement: bytes of ours behind a right, not a picture to be optimised
    <img
      src={`/f/${slug}/quiz/image/${image.fileId}`}
      alt={image.alt}
      width={image.width}
      height={image.height}
      className="j-image"
    />
  );
}
