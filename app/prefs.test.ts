import { describe, expect, it } from 'vitest';
import { POST } from './api/prefs/route.ts';
import { safePath } from './prefs.ts';

const post = (fields: Record<string, string>) =>
  POST(new Request('http://hall.local/api/prefs', { method: 'POST', body: new URLSearchParams(fields) }));

describe('theme and language', () => {
  it('[UI15] sets both cookies and returns to our own path', async () => {
    const answer = await post({ theme: 'dark', lang: 'en', back: '/f/7?tab=text' });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/f/7?tab=text');
    expect(answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0])).toEqual([
      'theme=dark',
      'lang=en',
    ]);
  });
  it('[UI15] a Cyrillic path comes back percent-encoded', async () => {
    const answer = await post({ lang: 'ru', back: '/ф' });
    expect(answer.headers.get('location')).toBe('/%D1%84');
  });
  it('[UI15] an unknown value sets nothing', async () => {
    expect((await post({ theme: 'purple', lang: 'xx' })).headers.getSetCookie()).toEqual([]);
  });
  it('[UI15] a body that is not a form is refused', async () => {
    const request = new Request('http://hall.local/api/prefs', {
      method: 'POST',
      body: '{',
      headers: { 'content-type': 'application/json' },
    });
    expect((await POST(request)).status).toBe(400);
  });
  it('[UI15] never leads to another host', () => {
    for (const path of [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      '/a\\b',
      '/a\r\nX: y',
      '',
      'javascript:1',
      undefined,
      7,
    ])
      expect(safePath(path)).toBe('/');
    expect(safePath('/f/7?x=1#a')).toBe('/f/7?x=1#a');
    expect(safePath('/a/..//evil.example')).toBe('/');
    expect(safePath(`/${'a'.repeat(3000)}`)).toBe('/');
  });
});
