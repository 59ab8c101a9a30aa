import type { Condition } from '@kith/rules'
import { evaluate, variables } from '@kith/rules'
import type { RecordRow } from '../data/api.ts'
import type { EntityInfo, FieldInfo } from '../data/directory.ts'
import type { Texts } from '../texts/texts.ts'

/** How an administrator arranged the fields (`kernel.layoutOf`); without an id nobody did. */
export interface Layout {
  readonly id: string | null
  readonly groups: readonly {
    readonly title: Readonly<Record<string, string>>
    readonly fields: readonly string[]
  }[]
}

export const noLayout: Layout = { id: null, groups: [] }

/** Fields that stand together under a heading. */
export interface FieldGroup {
  /** '' for none. */
  readonly title: string
  readonly fields: readonly FieldInfo[]
}

/** Those of `fields` in the order of the layout; what no group names stands behind them all. */
export function arranged(fields: readonly FieldInfo[], layout: Layout, texts: Texts): readonly FieldGroup[] {
  const byName = new Map(fields.map(field => [field.name, field]))
  const groups = layout.groups.map(({ title, fields: names }) => ({
    title: title[texts.locale] ?? title.en ?? Object.values(title)[0] ?? '',
    fields: names.flatMap(name => byName.get(name) ?? []),
  }))
  const named = new Set(layout.groups.flatMap(group => group.fields))
  const rest = { title: '', fields: fields.filter(({ name }) => !named.has(name)) }
  return [...groups, rest].filter(group => group.fields.length > 0)
}

/** What people type into: nothing that its module computes, and what is set once only for a new record. */
export function typed({ fields }: EntityInfo, isNew: boolean): readonly FieldInfo[] {
  return fields.filter(({ options }) => !options.derived && (isNew || !options.fixed))
}

/** Whether a field is for this record. */
export function isShown({ options }: FieldInfo, row: Readonly<Record<string, unknown>>): boolean {
  const variable = variables({ values: {}, now: new Date(), zone: 'UTC' })
  return !options.when || evaluate(options.when as Condition, row as RecordRow, { variable })
}

/** What is begun from the record that it belongs to: that is known, and not asked for. */
export function isGiven({ name, options }: FieldInfo, preset: Readonly<Record<string, unknown>> | undefined): boolean {
  return options.required === true && options.entity !== undefined && typeof preset?.[name] === 'string'
}
