import type { Texts } from '@kith/admin/ui'
import type { Answer } from './types.ts'

/** What stands below a report's numbers: in what they are, at which rates, and what is not in them. */
export function notesOf({ columns, total, currency, own, rates }: Answer, texts: Texts): readonly string[] {
  const hasMoney = columns.some(({ unit }) => unit === 'money')
  const missing = Math.max(0, ...total.map(cell => cell.missing))
  const day = (text: string) =>
    new Intl.DateTimeFormat(texts.locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
      new Date(`${text}T00:00:00Z`),
    )
  const said = rates.map(({ currency, rate, day: since }) =>
    texts.word('reports.rate', { currency, rate: texts.number(rate), own, day: day(since) }),
  )
  return [
    texts.word('reports.rights'),
    ...(hasMoney ? [texts.word('reports.caption', { currency })] : []),
    ...(hasMoney && said.length > 0 ? [texts.word('reports.rates', { rates: texts.all(said) })] : []),
    ...(missing > 0 ? [`* ${texts.word('reports.missing', { n: missing })}`] : []),
  ]
}
