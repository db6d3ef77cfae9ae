/**
 * The worker that shows a notification and opens our page when it is pressed. It stands under /api/push/, so no page is
 * in its scope: it sees no request, keeps nothing, and cannot stand between a reader and the server.
 */
const WORKER = `'use strict';
const read = (data) => { try { return data ? data.json() : {}; } catch { return {}; } };
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('push', (event) => {
  const { text, path, lang } = read(event.data);
  event.waitUntil(self.registration.showNotification(String(text || 'Veche'), {
    tag: 'veche', lang: lang === 'en' ? 'en' : 'ru', icon: '/icon.svg', data: String(path || '/'),
  }));
});
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const asked = new URL(event.notification.data, self.location.origin);
  const url = asked.origin === self.location.origin ? asked.href : self.location.origin;
  event.waitUntil(self.clients.matchAll({ type: 'window', includeUncontrolled: true }).then((open) => {
    const here = open.find((one) => one.url === url);
    return here ? here.focus() : self.clients.openWindow(url);
  }));
});
`;

export function GET(): Response {
  return new Response(WORKER, {
    headers: { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-cache' },
  });
}
