import type { FieldInfo } from '../data/directory.ts'
import { inputOf, readDraft } from '../edit/kinds.ts'
import { asks } from './kinds.ts'
import { codeOf, type Option, type OwnField, type Words } from './own-field.ts'

/** An option while it is written. `value` is set once it is stored. */
export interface OptionDraft {
  readonly id: number
  readonly value: string | undefined
  readonly labels: Words
  readonly isActive: boolean
}

/** A field while it is written. */
export interface Draft {
  readonly labels: Words
  readonly key: string
  readonly kind: string
  readonly options: readonly OptionDraft[]
  readonly target: string
  readonly onDelete: string
  readonly min: string
  readonly max: string
  readonly country: string
  readonly isMultiline: boolean
  readonly required: boolean
  readonly unique: boolean
  readonly index: boolean
  readonly search: boolean
  readonly personal: boolean
  /** As the input of its kind has it. */
  readonly fallback: unknown
  readonly when: Readonly<Record<string, unknown>> | null
}

let ids = 0

export function newOption(option: Partial<Option> = {}): OptionDraft {
  return { id: ++ids, value: option.value, labels: option.labels ?? {}, isActive: option.active !== false }
}

export function newDraft(): Draft {
  return {
    labels: {},
    key: '',
    kind: 'text',
    options: [newOption(), newOption()],
    target: '',
    onDelete: 'detach',
    min: '',
    max: '',
    country: '',
    isMultiline: false,
    required: false,
    unique: false,
    index: true,
    search: false,
    personal: false,
    fallback: undefined,
    when: null,
  }
}

export function draftOf(field: OwnField): Draft {
  const { settings, labels, options, when, key, kind, required, unique, index, search, personal } = field
  const words = (name: string) => String(settings?.[name] ?? '')
  const draft = {
    ...{ key, kind, required, unique, index, search, personal },
    labels: labels ?? {},
    options: (options ?? []).map(newOption),
    target: words('entity'),
    onDelete: words('onDelete') || 'restrict',
    min: words('min'),
    max: words('max'),
    country: words('country'),
    isMultiline: settings?.multiline === true,
    fallback: undefined,
    when: when ?? null,
  }
  return { ...draft, fallback: inputOf(fieldInfo(draft)).draft(field.default ?? null) }
}

/** The field as a form would have it. */
export function fieldInfo(draft: Draft): FieldInfo {
  const { kind, target, isMultiline } = draft
  const values = asks(kind, 'options') ? stored(draft.options).filter(({ active }) => active !== false) : []
  return {
    name: 'default',
    kind,
    options: {
      ...(asks(kind, 'options') ? { values: values.map(({ value }) => value) } : {}),
      ...(asks(kind, 'target') ? { entity: target } : {}),
      ...(isMultiline ? { multiline: true } : {}),
    },
  }
}

/** The options that have words, each with what is stored for it. */
export function stored(options: readonly OptionDraft[]): readonly Option[] {
  const taken = options.flatMap(({ value }) => value ?? [])
  return options.flatMap(({ value, labels, isActive }) => {
    const said = spoken(labels)
    const first = Object.values(said)[0]
    if (value === undefined && first === undefined) return []
    const code = value ?? codeOf(first ?? '', taken)
    if (value === undefined) taken.push(code)
    return [{ value: code, ...(first === undefined ? {} : { labels: said }), ...(isActive ? {} : { active: false }) }]
  })
}

/** What `kernel.changeField` takes; a path in `problems` names what cannot be read. */
export function changeOf(
  draft: Draft,
  before?: OwnField,
): {
  readonly set: Readonly<Record<string, unknown>>
  readonly problems: Readonly<Record<string, string>>
} {
  const { kind, required, index, personal, when } = draft
  const problems: Record<string, string> = {}
  const labels = spoken(draft.labels)
  if (Object.keys(labels).length === 0) problems.labels = 'required'
  const settings = settingsOf(draft, problems)
  const options = stored(draft.options)
  if (asks(kind, 'options') && options.length === 0) problems.options = 'field.no_options'
  if (asks(kind, 'target') && draft.target === '') problems['settings.entity'] = 'required'
  const fallback =
    asks(kind, 'default') && !draft.unique ? readDraft(fieldInfo(draft), draft.fallback ?? '') : { value: null }
  if ('problem' in fallback) problems.default = fallback.problem
  const value = 'value' in fallback ? (isEmpty(fallback.value) ? null : fallback.value) : null
  return {
    problems,
    set: {
      ...{ labels, required, personal },
      index: asks(kind, 'index') ? index : false,
      unique: asks(kind, 'unique') && draft.unique,
      search: asks(kind, 'search') && draft.search,
      ...(Object.keys(settings).length > 0 || before ? { settings } : {}),
      ...(asks(kind, 'options') ? { options } : {}),
      ...(value !== null || before ? { default: value } : {}),
      ...(when || before ? { when } : {}),
    },
  }
}

function isEmpty(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

function settingsOf(draft: Draft, problems: Record<string, string>): Record<string, unknown> {
  const { kind, target, onDelete, country, isMultiline } = draft
  const settings: Record<string, unknown> = {}
  const number = (name: 'min' | 'max') => {
    if (draft[name].trim() === '') return
    const value = Number(draft[name].normalize('NFKC').replace(/[,\s]/g, ''))
    if (Number.isFinite(value)) settings[name] = value
    else problems[`settings.${name}`] = 'type'
  }
  if (asks(kind, 'bounds')) number('min')
  if (asks(kind, 'bounds') || asks(kind, 'words')) number('max')
  if (asks(kind, 'words') && isMultiline) settings.multiline = true
  if (asks(kind, 'country') && country.trim() !== '') settings.country = country.trim().toUpperCase()
  if (asks(kind, 'target')) settings.entity = target
  if (kind === 'ref') settings.onDelete = onDelete
  return settings
}

function spoken(labels: Words): Record<string, string> {
  return Object.fromEntries(Object.entries(labels).flatMap(([at, words]) => (words.trim() ? [[at, words.trim()]] : [])))
}
