import type { FormDesign, FormField, FormValues, Signal } from '../contract/index.ts'
import type { IsDisposable } from './disposable.ts'

/** What an answer's words say of it. */
export function contentSignals(design: FormDesign, values: FormValues, isDisposable: IsDisposable): Signal[] {
  const text = freeTextOf(design, values)
  const links = text.match(/https?:\/\/|\bwww\./gi)?.length ?? 0
  return [
    ...when('markup', /<a\s|\[(url|link)[=\]]/i.test(text) && 60),
    ...when('links', links > 0 && (linkPoints[links - 1] ?? 40)),
    ...when('disposable', isDisposable(domainOf(design, values)) && 40),
    ...when('language', isForeign(text, [design.lang, ...Object.keys(design.texts ?? {})]) && 20),
  ]
}

/** All that a visitor wrote in words of their own, options and addresses left out. */
export function freeTextOf(design: FormDesign, values: FormValues): string {
  return fieldsOf(design)
    .filter(({ type }) => type === 'text' || type === 'textarea')
    .map(({ name }) => String(values[name] ?? ''))
    .filter(Boolean)
    .join('\n')
}

/** Of the first mail address, what stands behind the @; '' without one. */
export function domainOf(design: FormDesign, values: FormValues): string {
  const field = fieldsOf(design).find(({ name, type }) => type === 'email' && values[name])
  return field ? String(values[field.name]).toLowerCase().replace(/^.*@/, '') : ''
}

function fieldsOf(design: FormDesign): readonly FormField[] {
  return design.steps.flatMap(step => step.fields)
}

function when(code: string, points: number | false): Signal[] {
  return points ? [{ code, points }] : []
}

const linkPoints = [5, 20]

/** Scripts that languages are written in; a form in one of them expects it. All others are written in Latin letters. */
const scripts: readonly (readonly [RegExp, RegExp])[] = [
  [/\p{Script=Cyrillic}/gu, /^(ru|uk|bg|be|sr|mk|kk|ky|mn)\b/i],
  [/\p{Script=Arabic}/gu, /^(ar|fa|ur|ps)\b/i],
  [/\p{Script=Han}/gu, /^(zh|ja|ko)\b/i],
  [/\p{Script=Hangul}/gu, /^ko\b/i],
  [/\p{Script=Thai}/gu, /^th\b/i],
  [/\p{Script=Hebrew}/gu, /^(he|yi)\b/i],
]

/** Whether most letters of a longer text are of a script that none of the form's languages is written in. */
function isForeign(text: string, languages: readonly string[]): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  return scripts.some(([script, tags]) => {
    const found = text.match(script)?.length ?? 0
    return found >= 20 && found > letters / 2 && !languages.some(language => tags.test(language))
  })
}
