import { html, nothing, type TemplateResult } from 'lit'
import type { Directory, EntityInfo, FieldInfo } from '../data/directory.ts'
import type { Texts } from '../texts/texts.ts'
import { type Column, indexesOf, ownId, type told } from './draft.ts'

export interface DetailsOptions {
  readonly texts: Texts
  readonly directory: Directory
  readonly entity: EntityInfo
  readonly entry: Column
  readonly headings: readonly string[]
  /** The column that it stands at. */
  readonly index: number
  change(part: Parameters<typeof told>[2]): void
}

/** What must be known beside the field: what joins several columns, whom a ref means, how dates and numbers are written. */
export function columnDetails(options: DetailsOptions): TemplateResult | typeof nothing {
  const { entity, entry, headings, index } = options
  const field = entity.fields.find(({ name }) => name === entry.to)
  if (!field) return nothing
  const indexes = indexesOf(headings, entry)
  if (indexes.length > 1) return indexes[0] === index ? joining(options, indexes) : together(options, indexes)
  if (field.kind === 'ref') return pointing(options, field)
  if (field.kind === 'date' || field.kind === 'instant') return dates(options)
  if (field.kind === 'decimal') return decimals(options)
  return nothing
}

type Choice = readonly [value: string, text: string]

function ask(
  label: string,
  chosen: string,
  choices: readonly Choice[],
  change: (value: string) => void,
): TemplateResult {
  return html`<label class="detail">${label}<select class="control" @change=${(event: Event) => change((event.target as HTMLSelectElement).value)}>
    ${choices.map(([value, text]) => html`<option value=${value} ?selected=${value === chosen}>${text}</option>`)}
  </select></label>`
}

function together({ texts, headings, index }: DetailsOptions, indexes: readonly number[]): TemplateResult {
  const others = indexes.filter(other => other !== index).map(other => headings[other] ?? '')
  return html`<p class="hint" dir="auto">${texts.say('imports.join', { columns: texts.all(others) })}</p>`
}

const joins = [' ', ', ', ' - ', '\n', '']

function joining(options: DetailsOptions, indexes: readonly number[]): TemplateResult {
  const { texts, entry, change } = options
  const names = { ' ': 'space', ', ': 'comma', ' - ': 'dash', '\n': 'line', '': 'nothing' } as const
  const own = entry.join === undefined || joins.includes(entry.join) ? [] : [[`j${entry.join}`, entry.join] as const]
  const choices: readonly Choice[] = [
    ['name', texts.say('imports.join.name')],
    ...joins.map(join => [`j${join}`, texts.say(`imports.join.${names[join as ' ']}`)] as const),
    ...own,
  ]
  const chosen = entry.join === undefined ? 'name' : `j${entry.join}`
  return html`${together(options, indexes)}${ask(texts.say('imports.join.between'), chosen, choices, value =>
    change({ join: value === 'name' ? undefined : value.slice(1) }),
  )}`
}

function pointing({ texts, directory, entry, change }: DetailsOptions, field: FieldInfo): TemplateResult {
  const target = directory.byName(field.options.entity ?? '')
  const standard = target?.name === 'kernel.user' ? 'email' : ownId
  const fields = (target?.fields ?? []).filter(
    ({ name, kind, options }) => name === target?.label || kind === 'email' || options.unique || name === entry.by,
  )
  const choices: readonly Choice[] = [
    [ownId, texts.say('imports.own-id')],
    ...fields
      .filter(({ name }) => name !== ownId && name !== 'id')
      .map(({ name }) => [name, texts.field(target?.name ?? '', name)] as const),
    ['id', texts.say('imports.kith-id')],
  ]
  const label = texts.say('imports.by', { name: texts.entity(target?.name ?? '') })
  return ask(label, entry.by ?? standard, choices, by => change({ by }))
}

function dates({ texts, entry, change }: DetailsOptions): TemplateResult {
  const choices: readonly Choice[] = [
    ['', texts.say('imports.as-first')],
    ['dmy', texts.say('imports.dates.dmy')],
    ['mdy', texts.say('imports.dates.mdy')],
  ]
  return ask(texts.say('imports.dates'), entry.dates ?? '', choices, value => change({ dates: value || undefined }))
}

function decimals({ texts, entry, change }: DetailsOptions): TemplateResult {
  const choices: readonly Choice[] = [
    ['', texts.say('imports.as-first')],
    ['.', texts.say('imports.decimal.point')],
    [',', texts.say('imports.decimal.comma')],
  ]
  return ask(texts.say('imports.decimal'), entry.decimal ?? '', choices, value =>
    change({ decimal: value || undefined }),
  )
}
