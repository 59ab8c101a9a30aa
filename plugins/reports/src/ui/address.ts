import { pluginPageAddress } from '@kith/admin/ui'
import { type Period, periodFrom } from './period.ts'

/** What somebody looks at, as the address of a report says it: it can be sent, printed and come back to. */
export interface View {
  readonly report: string
  readonly period: Period | undefined
  /** A dimension; null: all together; undefined: what the report opens with. */
  readonly by: string | null | undefined
  readonly whose: Whose | undefined
}

/** A person's, or a team's and those below it. */
export interface Whose {
  readonly of: 'owner' | 'team'
  readonly id: string
}

const nothing = '-'

export function viewOf([report = '', from, to, by, whose]: readonly string[]): View {
  return {
    report,
    period: periodFrom(from, to),
    by: by === undefined || by === '' ? undefined : by === nothing ? null : by,
    whose: whoseOf(whose ?? ''),
  }
}

export function viewAddress({ report, period, by, whose }: View): string {
  const rest = period
    ? [period.from, period.to, ...(by === undefined ? [] : [by ?? nothing, ...(whose ? [whoseCode(whose)] : [])])]
    : []
  return pluginPageAddress('reports', 'report', report, ...rest)
}

export function whoseCode({ of, id }: Whose): string {
  return `${of}:${id}`
}

export function whoseOf(code: string): Whose | undefined {
  const [, of, id] = /^(owner|team):([0-9a-f-]{36})$/.exec(code) ?? []
  return of && id ? { of: of as Whose['of'], id } : undefined
}
