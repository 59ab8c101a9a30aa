import { check, fieldsOf } from '@kith/rules'
import { customField, kinds, type Problem, problemsOf } from '@kith/sdk'
import { fieldType } from '../data/where.ts'
import { isFieldName, type Model } from '../model/model.ts'
import { fieldOf, settingsOf } from './added-field.ts'
import { type Definition, mostFields, nameOf } from './definition.ts'
import { isIndexable } from './index-plan.ts'

export interface Scope {
  readonly models: ReadonlyMap<string, Model>
  /** What is there, this one as it was included. */
  readonly definitions: readonly Definition[]
}

/** What is wrong with a custom field as somebody wants it; `before` is how it stands. */
export function checkDefinition(definition: Definition, before: Definition | undefined, scope: Scope): Problem[] {
  const model = scope.models.get(definition.entity)
  if (!model || model.name === customField.name) {
    return [problem('entity', 'field.unknown_entity', `There is no entity ${definition.entity} to add a field to.`)]
  }
  if (!kinds.has(definition.kind)) {
    const known = [...kinds.keys()].join(', ')
    return [problem('kind', 'field.unknown_kind', `There is no kind ${definition.kind}; there are ${known}.`)]
  }
  if (!definition.active) return checkRetired(definition, scope)
  return [
    ...checkKey(definition, before, scope),
    ...checkSettings(definition, scope.models),
    ...checkOptions(definition, before),
    ...checkFlags(definition),
    ...checkDefault(definition),
    ...checkWhen(definition, model),
    ...checkTarget(definition, before),
  ]
}

function checkKey(definition: Definition, before: Definition | undefined, { definitions }: Scope): Problem[] {
  const { entity, key, id } = definition
  const others = definitions.filter(other => other.entity === entity && other.id !== id)
  if (!isFieldName(key)) {
    return [
      problem('key', 'field.key', `"${key}" cannot name a field: camelCase letters and digits, no reserved word.`),
    ]
  }
  if (others.some(other => other.active && other.key === key)) {
    return [problem('key', 'unique', `${entity} has a custom field "${key}" already.`)]
  }
  if (!before && others.length >= mostFields) {
    return [problem('entity', 'field.too_many', `${entity} has ${mostFields} custom fields, retired ones included.`)]
  }
  return []
}

function checkSettings(definition: Definition, models: ReadonlyMap<string, Model>): Problem[] {
  const { settings, options } = definition
  const given = { kind: definition.kind, options: {} }
  if (settings && 'values' in settings) {
    return [problem('settings.values', 'unknown', 'What a choice offers stands in `options`.')]
  }
  const schema = kinds.get(given.kind)?.settings?.()
  const said = settingsOf(definition)
  if (!schema) {
    const [first] = Object.keys(said)
    if (first === undefined) return []
    const path = options?.length ? 'options' : `settings.${first}`
    return [problem(path, 'unknown', `A field of the kind ${given.kind} has no such setting.`)]
  }
  const checked = schema.safeParse(said)
  if (!checked.success) return problemsOf(checked.error).map(p => ({ ...p, path: pathOf(p.path) }))
  const target = said.entity
  if (target !== undefined && !models.has(String(target))) {
    return [problem('settings.entity', 'field.unknown_entity', `There is no entity ${target} to point at.`)]
  }
  return []
}

/** zod names what is offered as the kind does. */
function pathOf(path: string): string {
  return path.startsWith('values') || path === '' ? path.replace('values', 'options') || 'options' : `settings.${path}`
}

function checkOptions({ options }: Definition, before: Definition | undefined): Problem[] {
  const values = (options ?? []).map(option => option.value)
  const twice = values.find((value, i) => values.indexOf(value) !== i)
  if (twice !== undefined) return [problem('options', 'field.option_twice', `The option "${twice}" stands twice.`)]
  const gone = before?.options?.find(option => !values.includes(option.value))
  if (!gone) return []
  const say = `The option "${gone.value}" cannot be taken away, records may have it: say active: false.`
  return [problem('options', 'field.option_gone', say)]
}

function checkFlags(definition: Definition): Problem[] {
  const { kind, unique, search } = definition
  const compares = kinds.get(kind)?.compares
  const problems: Problem[] = []
  if (unique && (!isIndexable(kind) || compares === 'boolean')) {
    problems.push(problem('unique', 'field.not_unique', `A field of the kind ${kind} cannot be unique.`))
  }
  if (unique && (definition.default ?? null) !== null) {
    problems.push(
      problem('default', 'field.unique_default', 'A unique field has no default: two records would share it.'),
    )
  }
  if (search && compares !== 'text' && compares !== 'exact') {
    problems.push(
      problem('search', 'field.not_searchable', `The search does not look into fields of the kind ${kind}.`),
    )
  }
  return problems
}

function checkDefault(definition: Definition): Problem[] {
  const fallback = definition.default ?? null
  if (fallback === null) return []
  const field = fieldOf({ ...definition, default: null })
  const checked = kinds.get(field.kind)?.schema(field).safeParse(fallback)
  return checked === undefined || checked.success ? [] : problemsOf(checked.error, 'default')
}

function checkWhen({ when, key }: Definition, model: Model): Problem[] {
  if (!when) return []
  const own = nameOf({ key })
  const faults = check(when, { fields: name => (name === own ? 'exact' : fieldType(model, name)), variables: {} })
  const [fault] = faults.filter(({ path }) => path.at(0) !== own)
  if (fault) return [problem(['when', ...fault.path].join('.'), fault.code, fault.message)]
  const named = faults.length > 0 ? new Set([own]) : fieldsOf(when)
  if (named.size === 0) return [problem('when', 'field.when_empty', 'A condition names a field; null takes it away.')]
  if (named.has(own)) return [problem('when', 'field.when_itself', `${own} cannot decide whether it shows itself.`)]
  return []
}

function checkTarget({ settings }: Definition, before: Definition | undefined): Problem[] {
  if (!before || before.settings?.entity === settings?.entity) return []
  return [problem('settings.entity', 'fixed', 'What a field points at is not changed: retire it and add another.')]
}

function checkRetired(definition: Definition, { definitions }: Scope): Problem[] {
  const own = nameOf(definition)
  const user = definitions.find(
    other => other.entity === definition.entity && other.active && other.when && fieldsOf(other.when).has(own),
  )
  if (!user || user.id === definition.id) return []
  const say = `${nameOf(user)} shows only where a condition on ${own} holds: change that first.`
  return [problem('active', 'field.in_use', say)]
}

function problem(path: string, code: string, message: string): Problem {
  return { path, code, message }
}
