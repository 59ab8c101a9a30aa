import { type importedFile, invalid, type Problem, user } from '@kith/sdk'
import type { z } from 'zod'
import type { Kernel } from '../../kernel.ts'
import type { Model, ModelField } from '../../model/model.ts'
import { labelCodes } from '../propose/labels.ts'
import { joined } from './joined.ts'

export type ImportedFile = z.infer<typeof importedFile>

/** A column that fills a field. */
export interface PlannedColumn {
  /** One column, or several that make one text. */
  readonly indexes: readonly number[]
  readonly join: string | undefined
  readonly heading: string
  readonly field: ModelField
  /** Of a ref: the other entity, and what the column holds of its record. */
  readonly ref?: { readonly target: Model; readonly by: string }
  readonly hints: {
    dates: 'dmy' | 'mdy'
    decimal: '.' | ','
    zone: string
    code: (label: string) => string | undefined
  }
}

/** One file of an import, ready to be worked off. */
export interface PlannedFile {
  readonly file: string
  readonly model: Model
  readonly columns: readonly PlannedColumn[]
  /** The column that holds the source's own id. */
  readonly external: number | undefined
  readonly defaults: Readonly<Record<string, unknown>>
  readonly match: ModelField | undefined
  readonly onMatch: 'update' | 'skip'
  readonly onNew: 'create' | 'skip'
}

/** What is known of an uploaded file. */
export interface FileFacts {
  readonly columns: readonly string[]
  readonly sample: readonly (readonly string[])[]
}

/** Checks a mapping against the file and the entity. Throws `KITH_INVALID` naming each place. */
export function planFile(
  kernel: Kernel,
  asked: ImportedFile,
  facts: FileFacts,
  zone: string,
  path: string,
): PlannedFile {
  const problems: Problem[] = []
  const refuse = (at: string, code: string, message: string) =>
    void problems.push({ path: `${path}.${at}`, code, message })
  const model = kernel.models.get(asked.entity)
  if (!model) {
    refuse('entity', 'entity.unknown', `There is no entity ${asked.entity} in this app.`)
    throw invalid(problems)
  }
  const columns: PlannedColumn[] = []
  let external: number | undefined
  for (const [i, column] of asked.columns.entries()) {
    const at = `columns.${i}`
    const indexes = [column.from].flat().map(from => (typeof from === 'number' ? from : facts.columns.indexOf(from)))
    const headings = indexes.map(index => facts.columns[index])
    const missing = headings.indexOf(undefined)
    if (missing >= 0) {
      refuse(`${at}.from`, 'column.unknown', `The file has no column ${[column.from].flat()[missing]}.`)
      continue
    }
    if (column.to === 'externalId') {
      if (indexes.length > 1) refuse(`${at}.from`, 'column.several', 'An id of the source is one column.')
      external = indexes[0]
      continue
    }
    const field = model.fields.get(column.to)
    if (!field || field.field.options.derived) {
      refuse(
        `${at}.to`,
        field ? 'derived' : 'unknown',
        `${model.name} has no field "${column.to}" that an import may fill.`,
      )
      continue
    }
    const target = kernel.models.get(String(field.field.options.entity))
    const by = column.by ?? (target?.name === user.name ? 'email' : 'externalId')
    if (target && by !== 'externalId' && by !== 'id' && !target.fields.get(by)?.compares) {
      refuse(`${at}.by`, 'unknown', `${target.name} has no field "${by}" to know its records by.`)
      continue
    }
    const values = facts.sample.map(row => textOf(row, indexes, column.join))
    columns.push({
      indexes,
      join: column.join,
      heading: headings.join(' + '),
      field,
      ...(target ? { ref: { target, by } } : {}),
      hints: {
        dates: column.dates ?? datesOf(values),
        decimal: column.decimal ?? decimalOf(values),
        zone,
        code: labelCodes(kernel, model, field),
      },
    })
  }
  const match = asked.match === undefined ? undefined : model.fields.get(asked.match)
  if (asked.match !== undefined && !match?.compares) {
    refuse('match', 'unknown', `${model.name} has no field "${asked.match}" to match by.`)
  }
  for (const name of Object.keys(asked.defaults ?? {})) {
    if (!model.fields.has(name)) refuse(`defaults.${name}`, 'unknown', `${model.name} has no field "${name}".`)
  }
  if (problems.length > 0) throw invalid(problems)
  return {
    file: asked.file,
    model,
    columns,
    external,
    defaults: asked.defaults ?? {},
    match,
    onMatch: asked.onMatch ?? 'update',
    onNew: asked.onNew ?? 'create',
  }
}

/** The text of a planned column in a row. */
export function textOf(cells: readonly string[], indexes: readonly number[], join: string | undefined): string {
  const [first = 0, ...more] = indexes
  return more.length === 0
    ? (cells[first] ?? '')
    : joined(
        indexes.map(index => cells[index] ?? ''),
        join,
      )
}

/** Day first, where a number beyond 12 stands first, or dots part the numbers; else month first. */
function datesOf(values: readonly string[]): 'dmy' | 'mdy' {
  for (const value of values) {
    const [, first = '', mark = '', second = ''] = /^(\d{1,2})([-/.])(\d{1,2})\2\d{4}/.exec(value.trim()) ?? []
    if (mark === '.' || Number(first) > 12) return 'dmy'
    if (Number(second) > 12) return 'mdy'
  }
  return 'mdy'
}

/** A comma, where it stands before other than three digits or behind a dot. */
function decimalOf(values: readonly string[]): '.' | ',' {
  const comma = values.some(value => /^\D*[\d. ]*\.\d{3},\d+\D*$|^\D*\d+,(?:\d{1,2}|\d{4,})\D*$/.test(value.trim()))
  return comma ? ',' : '.'
}

/** Files in an order in which what others point at comes first; a circle is filled in afterwards. */
export function orderFiles(files: readonly PlannedFile[]): number[] {
  const order: number[] = []
  const left = new Set(files.keys())
  const waits = (index: number): boolean =>
    (files[index] as PlannedFile).columns.some(
      ({ ref }) => ref && [...left].some(other => other !== index && files[other]?.model === ref.target),
    )
  while (left.size > 0) {
    const next = [...left].find(index => !waits(index)) ?? ([...left][0] as number)
    left.delete(next)
    order.push(next)
  }
  return order
}
