import { type importMapping, normalisePhone, user } from '@kith/sdk'
import type { z } from 'zod'
import type { Kernel } from '../../kernel.ts'
import type { Model, ModelField } from '../../model/model.ts'
import type { FileFacts } from '../import/plan.ts'
import { entityLabels, fieldLabels, labelCodes, otherLabels } from './labels.ts'
import { bare, idEndings, idWords, type Joined, joins, pointing, synonyms } from './words.ts'

export type Mapping = z.infer<typeof importMapping>
type Column = Mapping['columns'][number]

/** Which column goes where: by its heading, in any language of the app; then by what its values look like. */
export function proposeMapping(kernel: Kernel, model: Model, facts: FileFacts): Mapping {
  const columns: Column[] = []
  const taken = new Set<string>()
  const open = new Set(facts.columns.keys())
  const put = (index: number, column: Omit<Column, 'from'>) => {
    columns.push({
      from: facts.columns.indexOf(facts.columns[index] ?? '') === index ? (facts.columns[index] as string) : index,
      ...column,
    })
    taken.add(column.to)
    open.delete(index)
  }
  const own = [...open].find(index => isOwnId(kernel, model, facts, index))
  if (own !== undefined) put(own, { to: 'externalId' })
  const names = namesOf(kernel, model)
  for (const rank of [0, 1, 2] as const) {
    for (const index of [...open]) {
      const found = names.find(
        n =>
          n.rank === rank &&
          !taken.has(n.field.name) &&
          n.word === bare(facts.columns[index] ?? '') &&
          (n.rank < 2 || isOffered(kernel, model, n.field, facts, index)),
      )
      if (found) put(index, toField(kernel, found.field, facts, index, found.byId))
    }
  }
  const parts = (of: Joined) =>
    of.parts.flatMap(words => {
      const index = facts.columns.findIndex(heading => words.some(word => bare(word) === bare(heading)))
      return index < 0 ? [] : [index]
    })
  for (const join of joins) {
    if (taken.has(join.to) || !model.fields.has(join.to)) continue
    const headings = parts(join).map(index => facts.columns[index] as string)
    const [from, ...more] = headings
    if (from === undefined) continue
    if (more.length === 0) columns.push({ from, to: join.to })
    else columns.push({ from: headings, to: join.to, ...(join.join === undefined ? {} : { join: join.join }) })
    taken.add(join.to)
    for (const heading of headings) open.delete(facts.columns.indexOf(heading))
  }
  for (const index of [...open]) {
    const field = fieldByValues(model, facts, index, taken)
    if (field) put(index, { to: field.name })
  }
  return { entity: model.name, columns: columns.sort((a, b) => placeOf(facts, a) - placeOf(facts, b)) }
}

function placeOf(facts: FileFacts, column: Column): number {
  const [first = 0] = [column.from].flat()
  return typeof first === 'number' ? first : facts.columns.indexOf(first)
}

interface Name {
  readonly word: string
  readonly field: ModelField
  /** 0: its own name or label; 1: what its records are called, as an id; 2: a synonym. */
  readonly rank: 0 | 1 | 2
  readonly byId?: boolean
}

function namesOf(kernel: Kernel, model: Model): Name[] {
  const names: Name[] = []
  for (const field of model.fields.values()) {
    if (field.field.options.derived || field.kind.name === 'json') continue
    for (const label of [field.name, ...fieldLabels(kernel, model, field.name)])
      names.push({ word: bare(label), field, rank: 0 })
    const target = kernel.models.get(String(field.field.options.entity))
    if (target) {
      for (const label of [field.name, ...fieldLabels(kernel, model, field.name), ...entityLabels(kernel, target)]) {
        for (const ending of idEndings) names.push({ word: bare(label + ending), field, rank: 1, byId: true })
      }
    }
    const others = [
      ...(synonyms[field.name] ?? []),
      ...otherLabels(kernel, model, field.name),
      ...composed(kernel, model, field),
    ]
    for (const word of others) names.push({ word: bare(word), field, rank: 2 })
  }
  return names
}

/** 'Case Status', and for what points at accounts 'Account Name', 'Parent Account'. */
function composed(kernel: Kernel, model: Model, field: ModelField): string[] {
  const labels = [field.name, ...fieldLabels(kernel, model, field.name)]
  const own = entityLabels(kernel, model).flatMap(kind => labels.map(label => `${kind} ${label}`))
  const target = kernel.models.get(String(field.field.options.entity))
  if (!target) return own
  const called = [target.entity.label, ...fieldLabels(kernel, target, target.entity.label)]
  const pointed = entityLabels(kernel, target).flatMap(kind => [
    ...pointing.map(before => `${before} ${kind}`),
    ...called.map(label => `${kind} ${label}`),
  ])
  return [...own, ...pointed]
}

/** The source's own id: so called, filled in each row, and never twice. */
function isOwnId(kernel: Kernel, model: Model, facts: FileFacts, index: number): boolean {
  const word = bare(facts.columns[index] ?? '')
  const own = entityLabels(kernel, model).flatMap(label => idEndings.map(ending => bare(label + ending)))
  const dynamics = entityLabels(kernel, model).map(label => bare(`do not modify ${label}`))
  const named = idWords.includes(word) || own.includes(word) || dynamics.includes(word)
  const first = index === 0 && idEndings.some(ending => word.endsWith(ending))
  const values = facts.sample.map(row => row[index] ?? '')
  return (named || first) && values.every(value => value !== '') && new Set(values).size === values.length
}

function toField(
  kernel: Kernel,
  field: ModelField,
  facts: FileFacts,
  index: number,
  byId = false,
): Omit<Column, 'from'> {
  const target = kernel.models.get(String(field.field.options.entity))
  if (!target) return { to: field.name }
  const values = facts.sample.map(row => row[index] ?? '')
  if (most(values, value => value.includes('@')) && target.fields.has('email')) return { to: field.name, by: 'email' }
  if (target.name === user.name) return { to: field.name, by: most(values, isEmail) ? 'email' : target.entity.label }
  return {
    to: field.name,
    by: byId || most(values, value => /\d/.test(value) && !/\s/.test(value)) ? 'externalId' : target.entity.label,
  }
}

/** Whether a choice has what the column holds: another system's 'stage' may be another thing. */
function isOffered(kernel: Kernel, model: Model, field: ModelField, facts: FileFacts, index: number): boolean {
  if (field.kind.name !== 'choice') return true
  const codeOf = labelCodes(kernel, model, field)
  const values = facts.sample.map(row => row[index] ?? '')
  return values.every(value => value === '') || most(values, value => codeOf(value) !== undefined)
}

const isEmail = (value: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value.trim())
const isDay = (value: string) => /^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})\b/.test(value.trim())
const looks: Readonly<Record<string, (value: string) => boolean>> = {
  email: isEmail,
  url: value => /^https?:\/\/\S+$/.test(value.trim()),
  phone: value => /^[+(]?\d[\d\s().\-/x]{6,}$/.test(value.trim()) && !isDay(value) && normalisePhone(value).length >= 8,
}

/** The one field that is left of the kind that the values look like. */
function fieldByValues(
  model: Model,
  facts: FileFacts,
  index: number,
  taken: ReadonlySet<string>,
): ModelField | undefined {
  const values = facts.sample.map(row => row[index] ?? '')
  for (const [kind, fits] of Object.entries(looks)) {
    const fields = [...model.fields.values()].filter(
      f => f.kind.name === kind && !taken.has(f.name) && !f.field.options.derived,
    )
    if (fields.length === 1 && most(values, fits)) return fields[0]
  }
  return undefined
}

function most(values: readonly string[], fits: (value: string) => boolean): boolean {
  const filled = values.filter(value => value.trim() !== '')
  return filled.length > 0 && filled.filter(fits).length >= filled.length * 0.8
}
