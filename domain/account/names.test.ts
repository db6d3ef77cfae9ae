import { describe, expect, it } from 'vitest';
import { listName, monogram, signatureName } from './names.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('names of people', () => {
  it('[UI20] lists put the surname first, signatures the initials', () => {
    expect(plain(listName('Иванова Мария Петровна'))).toBe('Иванова М. П.');
    expect(plain(signatureName('Иванова Мария Петровна'))).toBe('М. П. Иванова');
  });
  it('[UI20] keeps double surnames and double given names', () => {
    expect(plain(listName('Петрова-Водкина Анна-Мария Сергеевна'))).toBe('Петрова-Водкина А.-М. С.');
    expect(plain(signatureName('  ёлкина   ёла '))).toBe('Ё. ёлкина');
  });
  it('[UI20] one word and nothing stay what they are', () => {
    expect(listName('Фатима')).toBe('Фатима');
    expect(signatureName('')).toBe('');
    expect(monogram('')).toBe('?');
  });
  it('[UI20] the parts of a name never break over two lines', () => {
    expect(listName('Иванова Мария Петровна')).not.toContain(' ');
  });
  it('[UI20] no more than two initials', () => {
    expect(plain(listName('Мамедов Али Рза оглы'))).toBe('Мамедов А. Р.');
    expect(monogram('Мамедов Али')).toBe('АМ');
  });
});
