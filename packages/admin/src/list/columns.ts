import type { EntityInfo, FieldInfo } from '../data/directory.ts'

/** What a list shows of an entity, from left to right; when a record was created stands at its end. */
export interface Columns {
  /** Names the record. */
  readonly label: FieldInfo | undefined
  /** Beside the name: another field that the search finds it by. */
  readonly beside: FieldInfo | undefined
  /** Where it stands: the first choice, drawn as a dot and a word. */
  readonly state: FieldInfo | undefined
  /** The rest, most important first: what is narrow leaves out from the end. */
  readonly more: readonly FieldInfo[]
}

const most = { choice: 2, figure: 1, ref: 2, instant: 1, custom: 2 }

/** Choices, then a figure that its plugin computes, then refs, then instants; what is indexed before what is not. */
export function columnsOf(entity: EntityInfo): Columns {
  const { fields } = entity
  const label = fields.find(({ name }) => name === entity.label)
  const beside = fields.find(field => field !== label && isWords(field) && field.options.search)
  const pick = (isIt: (field: FieldInfo) => boolean, n: number) =>
    [...fields.filter(isIt)].sort((a, b) => indexedFirst(entity, a, b)).slice(0, n)
  const [state, ...choices] = pick(field => field.kind === 'choice' && !isCustom(field), 1 + most.choice)
  return {
    label,
    beside,
    state,
    more: [
      ...choices,
      ...pick(field => isNumber(field) && field.options.derived === true, most.figure),
      ...pick(field => field.kind === 'ref' && isTheirs(field) && !isCustom(field), most.ref),
      ...pick(field => isTime(field) && isTheirs(field) && !isCustom(field), most.instant),
      ...pick(field => isCustom(field) && isShort(field), most.custom),
    ],
  }
}

/** The refs whose labels a list asks for. */
export function refsOf({ more }: Columns): readonly string[] {
  return more.filter(({ kind }) => kind === 'ref').map(({ name }) => name)
}

const isWords = (field: FieldInfo) => field.kind === 'text' && !field.options.multiline
const isNumber = ({ kind }: FieldInfo) => kind === 'integer' || kind === 'decimal'
const isTime = ({ kind }: FieldInfo) => kind === 'instant' || kind === 'date'
/** Said by people, not by the system. */
const isTheirs = ({ options }: FieldInfo) => !options.derived && !options.fixed

/** Added by an administrator: the first two have columns of their own. */
const isCustom = ({ name }: FieldInfo) => name.startsWith('custom.')
const isShort = (field: FieldInfo) => field.kind !== 'json' && field.options.multiline !== true

function indexedFirst(entity: EntityInfo, a: FieldInfo, b: FieldInfo): number {
  return Number(entity.indexed.has(b.name)) - Number(entity.indexed.has(a.name))
}
