import { describeField, type Teller } from './describe-field.ts'
import type { Condition } from './types.ts'
import { en } from './words/en.ts'
import { zhCN } from './words/zh-cn.ts'

export interface DescribeOptions {
  readonly locale: 'en' | 'zh-CN'
  /** A field's name on screen; fields through a ref are asked for as `account.city`. */
  label(field: string): string
  /** A value on screen, such as a choice's label; undefined for the plain value. */
  value?: ((field: string, value: string | number | boolean) => string | undefined) | undefined
  /** A variable's name on screen, in words that stand for a value: 'me'; `now` and `today` have theirs. */
  variable?: ((name: string) => string | undefined) | undefined
}

/** A condition as a sentence for a person, without a full stop. `check` the condition first. */
export function describe(condition: Condition, options: DescribeOptions): string {
  const words = options.locale === 'en' ? en : zhCN
  const group = ({ text, several }: Clause) => (several ? words.group(text) : text)
  const joined = (clauses: Clause[], word: 'and' | 'or', none: string): Clause => {
    const [first, ...rest] = clauses
    if (!first) return { text: none, several: false }
    return rest.length ? { text: clauses.map(group).join(words[word]), several: true } : first
  }
  const clause = (part: Condition, prefix: string): Clause => {
    const teller: Teller = {
      words,
      options,
      prefix,
      nested: (inner, field) => group(clause(inner, `${prefix}${field}.`)),
    }
    const clauses = Object.entries(part).flatMap(([key, value]) => {
      const branches = () => (value as Condition[]).map(branch => clause(branch, prefix))
      if (key === 'any') return joined(branches(), 'or', words.never)
      if (key === 'all') return joined(branches(), 'and', words.always)
      if (key === 'not') return { text: words.not(clause(value as Condition, prefix).text), several: false }
      return describeField(key, value, teller).map(text => ({ text, several: false }))
    })
    return joined(clauses, 'and', words.always)
  }
  return clause(condition, '').text
}

interface Clause {
  readonly text: string
  readonly several: boolean
}
