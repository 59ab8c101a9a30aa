import { describe } from '@kith/rules'
import type { Texts } from '../texts/texts.ts'
import type { Piece, Rule, Way } from './rules.ts'

/** What stands in a cell: 'none', 'own, shared', 'own, shared (own business lines)', 'all'. */
export function cellWords(ways: readonly Way[], entity: string, texts: Texts): string {
  if (ways.length === 0) return texts.say('roles.cell.none')
  const limited = Map.groupBy(ways, way => limitWords(way, entity, texts))
  return [...limited]
    .map(([limit, some]) => {
      const whose = [...new Set(some.map(way => whoseWords(way, entity, texts)))].filter(Boolean)
      if (whose.length === 0 && some.some(way => way.length > 0 && way.every(({ kind }) => kind === 'fields')))
        return texts.say('roles.cell.limit', { what: texts.say('roles.cell.all'), limit })
      if (whose.length === 0) return limit || texts.say('roles.cell.all')
      return limit === '' ? texts.all(whose) : texts.say('roles.cell.limit', { what: texts.all(whose), limit })
    })
    .reduce((a, b) => texts.say('roles.cell.or', { a, b }))
}

/** Whose records: 'own', 'via Account'. */
function whoseWords(way: Way, entity: string, texts: Texts): string {
  return together(
    way.filter(piece => !limits.includes(piece.kind)),
    entity,
    texts,
  )
}

/** What is asked of them besides: 'own business lines'. */
function limitWords(way: Way, entity: string, texts: Texts): string {
  return together(
    way.filter(piece => limits.includes(piece.kind)),
    entity,
    texts,
  )
}

const limits: readonly Piece['kind'][] = ['lines', 'condition', 'fields']

function together(pieces: readonly Piece[], entity: string, texts: Texts): string {
  if (pieces.length === 0) return ''
  return pieces.map(piece => pieceWords(piece, entity, texts)).reduce((a, b) => texts.say('roles.cell.and', { a, b }))
}

function pieceWords({ kind, field }: Piece, entity: string, texts: Texts): string {
  const words = texts.say(`roles.cell.${kind}`, { field: kind === 'via' ? texts.field(entity, field ?? '') : '' })
  if (field === undefined || kind === 'via' || kind === 'condition') return words
  return texts.say('roles.cell.by', { what: words, field: texts.field(entity, field) })
}

/** The condition of a rule as a sentence; `undefined` where it has none. */
export function conditionWords({ branch }: Rule, entity: string, texts: Texts): string | undefined {
  if (branch.where === undefined) return undefined
  const told = describe(branch.where, {
    locale: texts.locale,
    label: path => texts.field(entity, path.split('.').at(-1) ?? path),
    value: (path, value) => texts.coded(entity, path, String(value)),
    variable: name => texts.word(`variable.${name}`),
  })
  const what = texts.all(branch.verbs.filter(isShown).map(verb => texts.say(`roles.verb.${verb}`)))
  return texts.say('roles.where', { what, told })
}

function isShown(verb: string): verb is 'read' | 'create' | 'update' | 'delete' {
  return verb !== 'restore'
}
