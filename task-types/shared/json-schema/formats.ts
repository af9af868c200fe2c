/** The formats of JSON Schema that are checked. Each in one walk over the text. */

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isDate(text: string): boolean {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (!found) return false;
  const [year, month, day] = found.slice(1).map(Number) as [number, number, number];
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month >= 1 && month <= 12 && day >= 1 && day <= (isLeap && month === 2 ? 29 : DAYS[month - 1]!);
}

/** RFC 3339, with its zone; a leap second too. */
function isTime(text: string): boolean {
  const found = /^(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:z|[+-](\d\d):(\d\d))$/i.exec(text);
  if (!found) return false;
  const [hour, minute, second, zoneHour = 0, zoneMinute = 0] = found.slice(1).map((part) => Number(part ?? 0));
  return hour! < 24 && minute! < 60 && second! <= 60 && zoneHour < 24 && zoneMinute < 60;
}

function isDateTime(text: string): boolean {
  const [date, time, ...rest] = text.split(/t/i);
  return rest.length === 0 && time !== undefined && isDate(date!) && isTime(time);
}

function isEmail(text: string): boolean {
  const at = text.lastIndexOf('@');
  return (
    at > 0 &&
    text.length <= 254 &&
    /^[^\s@]+$/.test(text.slice(0, at)) &&
    /^[\w-]+(?:\.[\w-]+)*$/.test(text.slice(at + 1))
  );
}

export const FORMATS: ReadonlyMap<string, { fits(text: string): boolean; samples: string[] }> = new Map([
  ['date', { fits: isDate, samples: ['2026-01-31', '2024-02-29'] }],
  ['date-time', { fits: isDateTime, samples: ['2026-01-31T12:00:00Z', '2024-02-29T23:59:59.5+02:00'] }],
  ['time', { fits: isTime, samples: ['12:00:00Z', '23:59:59.5+02:00'] }],
  ['email', { fits: isEmail, samples: ['someone@example.com', 'a.b+c@mail.example.org'] }],
  [
    'uri',
    { fits: (text: string) => /^[a-z][a-z\d+.-]*:[^\s<>"{}|\\^`]+$/i.test(text), samples: ['https://example.com/'] },
  ],
  [
    'uuid',
    {
      fits: (text: string) => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text),
      samples: ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'],
    },
  ],
]);
