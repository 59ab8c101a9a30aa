import type { Step } from '../dialect.ts'

/** What a step is for PostgreSQL. */
export interface Translated {
  readonly text: string
  /** Its last column is the check of an expectation, and not the caller's. */
  readonly checked: boolean
}

/** Begins the message of an expectation that was not met: the check is a cast of this text to a number. */
export const UNMET = 'kith: '

/** `?` outside of quotes and comments becomes `$1`, `$2` …; a text that is given compares as columns of text do. */
export function numbered(sql: string): string {
  if (!sql.includes('?')) return sql
  let count = 0
  return sql
    .replaceAll(/cast\(\? as text\)/gi, '(cast(? as text) collate "C")')
    .replaceAll(tokens, token => (token === '?' ? `$${++count}` : token))
}

/**
 * An expectation becomes part of the statement, which then fails where it is not met: so a program is one round trip,
 * and its transaction ends with it. Throws for a SELECT that should change something.
 */
function translate({ sql, expect = 'any', returns = false, lock }: Step): Translated {
  const text = numbered(sql)
  switch (expect) {
    case 'any':
      return { text: locked(text, lock), checked: false }
    case 'changed':
      if (/^\s*select\b/i.test(text)) throw new Error("A SELECT changes nothing; expect 'row' or 'none' of it.")
      return changed(text, returns)
    default: {
      const met = `${expect === 'none' ? 'not ' : ''}exists (${locked(text, lock)})`
      const unmet = expect === 'row' ? 'A row was expected; there is none.' : 'No row was expected; there is one.'
      const check = `cast(case when ${met} then '1' else '${UNMET}${unmet}' end as integer)`
      if (!returns) return { text: `select ${check}`, checked: false }
      return {
        text: `select kith_rows.*, kith_check.one from (select ${check} as one) kith_check left join (${text}) kith_rows on true`,
        checked: true,
      }
    }
  }
}

/** Texts that a translator remembers: a program has some twenty, and most are met again. */
const mostTexts = 2000

/** `translate` for steps whose texts are met again and again. */
export function createTranslator(): (step: Step) => Translated {
  const known = new Map<string, Map<string, Translated>>()
  return step => {
    const kind = `${step.expect} ${step.returns} ${step.lock}`
    const texts = known.get(kind) ?? new Map<string, Translated>()
    known.set(kind, texts)
    const before = texts.get(step.sql)
    if (before) return before
    if (texts.size >= mostTexts) texts.clear()
    const translated = translate(step)
    texts.set(step.sql, translated)
    return translated
  }
}

function changed(text: string, returns: boolean): Translated {
  const returning = /\breturning\b/i.test(text.replaceAll(tokens, '')) ? text : `${text} returning 1`
  const count = '(select count(*) from kith_changed)'
  const check = `cast(case ${count} when 1 then '1' else '${UNMET}One changed row was expected, not ' || ${count} || '.' end as integer)`
  if (!returns) return { text: `with kith_changed as (${returning}) select ${check}`, checked: false }
  return {
    text: `with kith_changed as (${returning}) select kith_changed.*, kith_check.one from (select ${check} as one) kith_check left join kith_changed on true`,
    checked: true,
  }
}

function locked(text: string, lock: Step['lock']): string {
  if (lock === undefined) return text
  return `${text} for ${lock === 'share' ? 'share' : 'no key update'}`
}

/** A string, a quoted name, a comment or a dollar-quoted text as a whole, else a question mark. */
const tokens = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|\$([A-Za-z_]\w*)?\$[\s\S]*?\$\1\$|\?/g
