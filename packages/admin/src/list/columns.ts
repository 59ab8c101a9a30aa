import type { EntityInfo, FieldInfo } from '../data/directory.ts'

/** What a list shows of an entity, from left to right. */
export interface Columns {
  /** Names the record. */
  readonly label: FieldInfo | undefined
  /** Beside the name: another field that the search finds it by. */
  readonly beside: FieldInfo | undefined
  /** Where it stands: the first choice, drawn as a dot and a word; on a phone it stands with the time. */
  readonly state: FieldInfo | undefined
  /** All but the name, from left to right. The last stays on a phone, what is before it leaves as the list narrows. */
  readonly rest: readonly FieldInfo[]
}

export const created: FieldInfo = { name: 'createdAt', kind: 'instant', options: {} }
export const updated: FieldInfo = { name: 'updatedAt', kind: 'instant', options: {} }

const most = { choice: 2, figure: 1, ref: 2, instant: 1, custom: 2 }

/** Those that somebody chose, those that the entity's plugin names, or those that its fields come to. */
export function columnsOf(entity: EntityInfo, chosen?: readonly string[]): Columns {
  const label = entity.fields.find(({ name }) => name === entity.label)
  const named = chosen ?? entity.shown.columns
  const rest = named
    ? named.flatMap(name => fieldNamed(entity, name) ?? []).filter(field => field !== label)
    : byKind(entity)
  const beside = entity.shown.beside ? fieldNamed(entity, entity.shown.beside) : searched(entity, label)
  return { label, beside, rest, state: rest.find(({ kind }) => kind === 'choice') }
}

export function fieldNamed(entity: EntityInfo, name: string): FieldInfo | undefined {
  return [...entity.fields, created, updated].find(field => field.name === name)
}

/** The refs whose labels a list asks for. */
export function refsOf({ beside, rest }: Pick<Columns, 'beside' | 'rest'>): readonly string[] {
  const shown = beside ? [beside, ...rest] : rest
  return [...new Set(shown.filter(({ kind }) => kind === 'ref' || kind === 'anyRef').map(({ name }) => name))]
}

/** What can stand in a list: a word, a number, a time; a document cannot. */
export function isListed({ kind, options }: FieldInfo): boolean {
  return kind !== 'json' && options.multiline !== true
}

/** What a list can be sorted by. */
export function isSortable({ kind, options }: FieldInfo): boolean {
  return isListed({ kind, options, name: '' }) && !['refs', 'choices', 'anyRef', 'ref'].includes(kind)
}

/** Choices, then a figure that its plugin computes, then refs, then instants; what is indexed before what is not. */
function byKind(entity: EntityInfo): readonly FieldInfo[] {
  const { fields } = entity
  const pick = (isIt: (field: FieldInfo) => boolean, n: number) =>
    [...fields.filter(isIt)].sort((a, b) => indexedFirst(entity, a, b)).slice(0, n)
  return [
    ...pick(field => field.kind === 'choice' && !isCustom(field), 1 + most.choice),
    ...pick(field => isNumber(field) && field.options.derived === true, most.figure),
    ...pick(field => field.kind === 'ref' && isTheirs(field) && !isCustom(field), most.ref),
    ...pick(field => isTime(field) && isTheirs(field) && !isCustom(field), most.instant),
    ...pick(field => isCustom(field) && isListed(field), most.custom),
    created,
  ]
}

function searched({ fields }: EntityInfo, label: FieldInfo | undefined): FieldInfo | undefined {
  return fields.find(field => field !== label && isWords(field) && field.options.search)
}

const isWords = (field: FieldInfo) => field.kind === 'text' && !field.options.multiline
const isNumber = ({ kind }: FieldInfo) => kind === 'integer' || kind === 'decimal'
const isTime = ({ kind }: FieldInfo) => kind === 'instant' || kind === 'date'
/** Said by people, not by the system. */
const isTheirs = ({ options }: FieldInfo) => !options.derived && !options.fixed
/** Added by an administrator: the first two have columns of their own. */
const isCustom = ({ name }: FieldInfo) => name.startsWith('custom.')

function indexedFirst(entity: EntityInfo, a: FieldInfo, b: FieldInfo): number {
  return Number(entity.indexed.has(b.name)) - Number(entity.indexed.has(a.name))
}
