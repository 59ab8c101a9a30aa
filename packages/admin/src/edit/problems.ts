import { KithError } from '@kith/client'
import type { FieldInfo } from '../data/directory.ts'
import type { Texts } from '../texts/texts.ts'

/** What a server refused: words for each field concerned, and for the whole. */
export interface Problems {
  readonly fields: Readonly<Record<string, string>>
  readonly whole: string | undefined
}

interface Problem {
  readonly path: string
  readonly code: string
  readonly message: string
}

export const noProblems: Problems = { fields: {}, whole: undefined }

/** What is wrong with a value, by its code in docs/errors.md; the server's sentence where a module has words of its own. */
export function problemWords(texts: Texts, code: string, message?: string, kind = ''): string {
  const own = `problem.${kind}`
  const known = code === 'format' && texts.knows(own) ? own : `problem.${code}`
  return texts.knows(known) ? texts.say(known) : (message ?? texts.say('problem.invalid'))
}

/** A refused write as words at the fields that it is about. */
export function problemsOf(error: unknown, texts: Texts, known: readonly FieldInfo[]): Problems {
  if (!(error instanceof KithError)) return { fields: {}, whole: texts.say('error.other') }
  const { code, details, message } = error
  const words = (one: Problem, kind?: string) =>
    texts.refusal(one.code) ?? problemWords(texts, one.code, one.message, kind)
  const at = (path: string) => known.find(({ name }) => path === name || path.startsWith(`${name}.`))
  if (code === 'KITH_INVALID' || (code === 'KITH_REJECTED' && Array.isArray(details.problems))) {
    const problems = (details.problems ?? []) as readonly Problem[]
    const placed = problems.flatMap(one => {
      const field = at(one.path)
      return field === undefined ? [] : [[field.name, words(one, field.kind)] as const]
    })
    const rest = problems.filter(({ path }) => at(path) === undefined)
    const said = code === 'KITH_REJECTED' ? [refusal(texts, details, message)] : []
    const whole = [...said, ...rest.map(one => `${one.path}: ${words(one)}`)]
    return { fields: Object.fromEntries(placed), whole: whole.length > 0 ? whole.join(' ') : undefined }
  }
  if (code !== 'KITH_REJECTED') return { fields: {}, whole: texts.error(error) }
  const said = refusal(texts, details, message)
  const field = typeof details.path === 'string' ? at(details.path) : undefined
  return field === undefined ? { fields: {}, whole: said } : { fields: { [field.name]: said }, whole: undefined }
}

/** A module's refusal in its own words, else in its sentence with its name. */
function refusal(texts: Texts, details: KithError['details'], message: string): string {
  const { code, plugin } = details as { readonly code?: string; readonly plugin?: string }
  const own = code === undefined ? undefined : texts.refusal(code)
  return own ?? texts.say('problem.refused', { name: texts.plugin(plugin ?? ''), why: message })
}
