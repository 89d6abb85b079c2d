const DAY_MILLISECONDS = 24 * 60 * 60_000;

/** Matches 2024-W52-5, 2024W525, 2024-W52: week 1 contains the year's first Thursday (ISO 8601, 5.2.3). */
const WEEK_DATE = /(?<![\d-])((?:19|20)\d\d)-?W(0[1-9]|[1-4]\d|5[0-3])(?:-?([1-7]))?(?!\d)/i;
/** Matches 2024-362, 2024362T100000: the day of the year (ISO 8601, 5.2.2). */
const ORDINAL_DATE = /^((?:19|20)\d\d)-?([0-3]\d\d)(?=$|T)/i;

/** Replaces ISO 8601's week dates and ordinal dates in a text by year, month and day; a week alone is its Monday. */
export function withCalendarDates(text: string): string {
  return text
    .replace(WEEK_DATE, (_, year: string, week: string, day: string | undefined) => {
      const fourth = new Date(Date.UTC(Number(year), 0, 4));
      const daysSinceMonday = (fourth.getUTCDay() + 6) % 7;
      const days = 7 * (Number(week) - 1) + Number(day ?? 1) - 1 - daysSinceMonday;
      return isoDay(fourth.getTime() + days * DAY_MILLISECONDS);
    })
    .replace(ORDINAL_DATE, (written, year: string, dayOfYear: string) => {
      const day = isoDay(Date.UTC(Number(year), 0, Number(dayOfYear)));
      return day.startsWith(year) ? day : written;
    });
}

function isoDay(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
