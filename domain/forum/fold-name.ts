/** How people are found while somebody types: no case, ё as е, no dots. */
export function foldName(text: string): string {
  return text
    .toLowerCase()
    .replace(/ё/g, 'е')
    .replace(/[^a-zа-я0-9@+]+/g, ' ')
    .trim();
}
