import { type RawBuilder, sql } from 'kysely'

/** SQL in the shape of a template literal: its texts, and the values between them. */
export interface Fragment {
  readonly strings: string[]
  readonly values: unknown[]
}

export function asSql<T = boolean>(fragment: Fragment): RawBuilder<T> {
  return sql<T>(fragment.strings as unknown as TemplateStringsArray, ...fragment.values)
}

/** Several in brackets, with a word between them; none of them is `none`. */
export function joined(fragments: readonly Fragment[], word: 'and' | 'or', none: 'true' | 'false'): Fragment {
  const [first, ...rest] = fragments
  if (!first) return { strings: [none], values: [] }
  if (rest.length === 0) return first
  const strings = ['((']
  for (const [i, fragment] of fragments.entries()) {
    if (i > 0) strings[strings.length - 1] += `) ${word} (`
    strings[strings.length - 1] += fragment.strings[0] ?? ''
    strings.push(...fragment.strings.slice(1))
  }
  strings[strings.length - 1] += '))'
  return { strings, values: fragments.flatMap(fragment => fragment.values) }
}

/** `before` and `after` are SQL around it. */
export function wrapped(before: string, fragment: Fragment, after: string): Fragment {
  const strings = [...fragment.strings]
  strings[0] = before + (strings[0] ?? '')
  strings[strings.length - 1] += after
  return { strings, values: fragment.values }
}
