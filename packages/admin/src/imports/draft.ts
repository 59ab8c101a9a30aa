import type { EntityInfo, FieldInfo } from '../data/directory.ts'
import { pageAddress } from '../pages/pages.ts'

/** A column by its heading, or by its number where an earlier one has the same heading. */
export type Place = string | number

/** Where a column of a file goes, or several together (`importColumn` of the SDK). */
export interface Column {
  readonly from: Place | readonly Place[]
  readonly join?: string
  readonly to: string
  readonly by?: string
  readonly dates?: 'dmy' | 'mdy'
  readonly decimal?: '.' | ','
}

/** How a file becomes records of one kind (`importMapping` of the SDK). */
export interface Mapping {
  readonly entity: string
  readonly columns: readonly Column[]
  readonly defaults?: Readonly<Record<string, unknown>>
  readonly match?: string
  readonly onMatch?: 'update' | 'skip'
  readonly onNew?: 'create' | 'skip'
}

/** A file with its mapping, as an import takes it. */
export interface MappedFile extends Mapping {
  readonly file: string
}

/** A file whose kind or mapping may still be missing. */
export interface DraftFile extends Partial<Mapping> {
  readonly file: string
  /** The template that was followed. */
  readonly template?: string
  /** Whether it was followed because the file has its headings. */
  readonly isKnown?: boolean
}

/** An import that has not been tried yet: all of it stands in the address, so that a reload goes on. */
export interface Draft {
  readonly step: 1 | 2
  readonly source?: string
  readonly files: readonly DraftFile[]
}

export const emptyDraft: Draft = { step: 1, files: [] }

/** The field that holds the source's own id of a row's record. */
export const ownId = 'externalId'

export function draftAddress(draft: Draft): string {
  return draft.files.length === 0 ? pageAddress('imports') : pageAddress('imports', 'new', JSON.stringify(draft))
}

/** What an address says; what is none of ours is no draft. */
export function draftOf(text: string | undefined): Draft {
  try {
    const draft = JSON.parse(text ?? 'null') as Draft | null
    const isDraft = Array.isArray(draft?.files) && draft.files.every(one => typeof one?.file === 'string')
    return draft && isDraft ? { ...draft, step: draft.step === 2 ? 2 : 1 } : emptyDraft
  } catch {
    return emptyDraft
  }
}

/** Where the column with this number stands in a mapping. */
export function placeOf(headings: readonly string[], index: number): Place {
  const heading = headings[index] ?? ''
  return headings.indexOf(heading) === index ? heading : index
}

function places({ from }: Column): readonly Place[] {
  return [from].flat() as Place[]
}

/** The numbers of the columns that an entry takes. */
export function indexesOf(headings: readonly string[], column: Column): readonly number[] {
  return places(column).map(from => (typeof from === 'number' ? from : headings.indexOf(from)))
}

/** Fields that a column may fill. */
export function fillable({ fields }: EntityInfo): readonly FieldInfo[] {
  return fields.filter(({ kind, options }) => !options.derived && kind !== 'json' && kind !== 'anyRef')
}

const matching = new Set(['email', 'phone', 'text', 'url', 'integer', 'choice', 'ref', 'date'])

/** Fields by which a row may be known to be a record that is there: those that a column fills. */
export function matchable(entity: EntityInfo, columns: readonly Column[]): readonly FieldInfo[] {
  return fillable(entity).filter(
    ({ name, kind, options }) => matching.has(kind) && !options.multiline && columns.some(({ to }) => to === name),
  )
}

/** Whether several columns may be one value of it. */
function isJoinable(field: FieldInfo | undefined): boolean {
  return field !== undefined && ['text', 'phone'].includes(field.kind)
}

export interface Move {
  readonly headings: readonly string[]
  readonly entity: EntityInfo
  /** The column's number. */
  readonly index: number
  /** Where it went before; absent for a column that went nowhere. */
  readonly before: string | undefined
  /** Where it is to go; '' for nowhere. */
  readonly to: string
}

/**
 * The mapping once a column goes elsewhere. A text that another column fills already is made of both; any other field is
 * the last one's.
 */
export function moved(columns: readonly Column[], { headings, entity, index, before, to }: Move): readonly Column[] {
  if (before === to) return columns
  const place = placeOf(headings, index)
  const left = columns.flatMap((column): Column[] => (column.to === before ? without(column, place) : [column]))
  if (to === '') return left
  const taken = left.find(column => column.to === to)
  const field = fillable(entity).find(({ name }) => name === to)
  if (!taken || !isJoinable(field)) return [...left.filter(column => column.to !== to), fresh(place, to, field)]
  const all = [...new Set([...places(taken), place])]
  const from = all.sort((a, b) => numberOf(headings, a) - numberOf(headings, b))
  return left.map(column =>
    column === taken ? { ...column, from: from.length === 1 ? (from[0] as Place) : from } : column,
  )
}

function numberOf(headings: readonly string[], place: Place): number {
  return typeof place === 'number' ? place : headings.indexOf(place)
}

function without(column: Column, place: Place): Column[] {
  const rest = places(column).filter(from => from !== place)
  if (rest.length === 0) return []
  if (rest.length > 1) return [{ ...column, from: rest }]
  const { join: _, ...alone } = column
  return [{ ...alone, from: rest[0] as Place }]
}

function fresh(from: Place, to: string, field: FieldInfo | undefined): Column {
  if (field?.kind !== 'ref') return { from, to }
  return { from, to, by: field.options.entity === 'kernel.user' ? 'email' : ownId }
}

/** The mapping with something of one entry said anew; `undefined` says nothing of it. */
export function told(columns: readonly Column[], to: string, part: Partial<Record<keyof Column, string | undefined>>) {
  return columns.map(column => {
    if (column.to !== to) return column
    return Object.fromEntries(
      Object.entries({ ...column, ...part }).filter(([, value]) => value !== undefined),
    ) as unknown as Column
  })
}

/** Fields that must be there and that nothing fills: rows that make new records would be refused. */
export function unfilled(entity: EntityInfo, { columns, defaults = {}, onNew }: Mapping): readonly FieldInfo[] {
  if (onNew === 'skip') return []
  return fillable(entity).filter(
    ({ name, options }) =>
      options.required &&
      options.default === undefined &&
      !Object.hasOwn(defaults, name) &&
      !columns.some(({ to }) => to === name),
  )
}

/** Whether ids of the source are told of: then it matters which source. */
export function tellsIds(files: readonly DraftFile[]): boolean {
  return files.some(({ columns = [] }) => columns.some(({ to, by }) => to === ownId || by === ownId))
}

/** The files of a draft as an import takes them. */
export function mapped(files: readonly DraftFile[]): readonly MappedFile[] {
  return files.flatMap(({ template: _, isKnown: _known, ...file }) =>
    file.entity !== undefined && file.columns !== undefined ? [file as MappedFile] : [],
  )
}
