import { type SearchHit, valueIn } from '@kith/sdk'
import type { Model, RecordValues } from '../model/model.ts'
import type { Stage } from './cursor.ts'
import { snippetOf } from './marks.ts'
import { type Match, matches } from './match.ts'
import type { Query } from './query.ts'
import { termsOf } from './terms.ts'

interface Value {
  readonly name: string
  readonly text: string
  readonly terms: ReadonlySet<string>
}

/**
 * A record, as its reader may see it, as a hit of a stage: decided by the fields that he may read. None where it is
 * found by others only, or by an earlier stage.
 */
export function hitOf(model: Model, record: RecordValues, query: Query, stage: Stage): SearchHit | undefined {
  const values = valuesOf(model, record)
  const exact = values.find(value => matches(query.exact, value.terms))
  if (stage === 'exact' || exact)
    return stage === 'exact' && exact ? build(model, record, exact, query.words, stage) : undefined
  const terms = new Set(values.flatMap(value => [...value.terms]))
  const plain = matches(query.words, terms)
  const wanted = stage === 'words' ? query.words : query.misspelt
  if (!wanted || plain !== (stage === 'words') || !matches(wanted, terms)) return undefined
  const best = values.toSorted((a, b) => weight(wanted, b.terms) - weight(wanted, a.terms))[0]
  return best && build(model, record, best, wanted, stage)
}

function valuesOf(model: Model, record: RecordValues): Value[] {
  return model.searched.flatMap(({ name, as }): Value[] => {
    const value = valueIn(record, name)
    if (as === 'right' || value === null || value === undefined) return []
    return [{ name, text: String(value), terms: termsOf(String(value), as) }]
  })
}

function build(model: Model, record: RecordValues, value: Value, match: Match, stage: Stage): SearchHit {
  return {
    entity: model.name,
    id: String(record.id),
    label: String(record[model.entity.label] ?? ''),
    stage,
    field: value.name,
    ...snippetOf(value.text, match),
  }
}

/** How many of the terms that are looked for a value has. */
function weight(match: Match, terms: ReadonlySet<string>): number {
  if ('every' in match) return match.every.reduce((sum, part) => sum + weight(part, terms), 0)
  if ('any' in match) return Math.max(0, ...match.any.map(part => weight(part, terms)))
  return matches(match, terms) ? 1 : 0
}
