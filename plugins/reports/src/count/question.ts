import type { Condition } from '@kith/sdk'
import type { Measure } from '../parts/gather.ts'
import type { Months } from './months.ts'
import { ofTeams, type People } from './people.ts'

/** What a reader asks of a report, and what is known to answer it. */
export interface Question {
  readonly months: readonly string[]
  readonly by: string | null
  readonly owner: string | undefined
  readonly team: string | undefined
  readonly calendar: Months
  readonly people: People
}

/** Whether a measure can be told apart as asked, and narrowed to whom was asked for. */
export function canAnswer({ by: fields }: Measure, { by, owner, team }: Question): boolean {
  if (owner !== undefined && !fields.owner) return false
  if (team !== undefined && !fields.owner && !fields.team) return false
  if (by === null || by === 'month') return true
  return by === 'team' ? Boolean(fields.owner ?? fields.team) : Boolean(fields[by])
}

/** What is counted at all of a measure: in the period, and of whom was asked for. */
export function asked(measure: Measure, { months, owner, team, calendar, people }: Question): readonly Condition[] {
  const { at, by } = measure
  const inside = { [at.field]: calendar.within(months[0] ?? '', months.at(-1) ?? '', at.is) }
  const own = owner !== undefined && by.owner ? [{ [by.owner.field]: owner }] : []
  const ofTeam = team === undefined ? undefined : ofTeams(measure, people, people.below(team))
  return [inside, ...own, ...(ofTeam ? [ofTeam] : [])]
}

/** What a measure counts: a mean is of those that have something. */
export function holding({ where = {}, mean, sum }: Measure): readonly Condition[] {
  const own = Object.keys(where).length > 0 ? [where as Condition] : []
  return mean && sum !== undefined ? [...own, { [sum]: { empty: false } }] : own
}

/** What is counted in the row of `key`: a month takes the place of the period. */
export function inRow(measure: Measure, question: Question, key: string | null): readonly Condition[] {
  const { by, people } = question
  if (by === null) return asked(measure, question)
  if (by === 'month') return asked(measure, { ...question, months: [key ?? ''] })
  if (by === 'team') {
    const mine = ofTeams(measure, people, key === null ? null : [key])
    return [...asked(measure, question), ...(mine ? [mine] : [])]
  }
  const field = measure.by[by]?.field
  return [...asked(measure, question), ...(field === undefined ? [] : [{ [field]: key }])]
}

/** Several conditions as one; fields that only one of them names stand side by side, as people write it. */
export function together(conditions: readonly Condition[]): Condition {
  const keys = conditions.flatMap(condition => Object.keys(condition))
  if (new Set(keys).size === keys.length) return Object.assign({}, ...conditions) as Condition
  return { all: [...conditions] }
}
