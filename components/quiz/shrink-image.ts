/**
 * A photo made as small as a hall needs: a thousand phones load it at once over one Wi-Fi. Drawn anew, it also forgets
 * where and with what it was taken. What cannot be drawn here goes as it is; the server judges it.
 */
const SIDE = 1_600;
const SMALL = 300_000;

export async function shrunk(file: File): Promise<Blob> {
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
    if (scale === 1 && file.size <= SMALL && file.type !== 'image/jpeg') return file;
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    const pen = canvas.getContext('2d');
    if (!pen) return file;
    // Through a transparent ground the dark theme would be seen.
    pen.fillStyle = 'white';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const made = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, 'image/jpeg', 0.85);
    });
    return made && (made.size < file.size || file.type === 'image/jpeg') ? made : file;
  } catch {
    return file;
  }
}
