/** The formats of official papers: «11 января 2023 г.», 24 hours. Known on both sides, so that no page has to say them. */
import type { Formats } from 'next-intl';

export const formats = {
  dateTime: {
    date: { day: 'numeric', month: 'long', year: 'numeric' },
    dayMonth: { day: 'numeric', month: 'long' },
    weekday: { weekday: 'long', day: 'numeric', month: 'long' },
    time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    seconds: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
    dateTime: {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    },
    short: { day: '2-digit', month: '2-digit', year: 'numeric' },
  },
  number: { whole: { maximumFractionDigits: 0 }, percent: { style: 'percent', maximumFractionDigits: 0 } },
} satisfies Formats;
