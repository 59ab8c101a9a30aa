import { invalid, KithError, type Problem, problemsOf } from '@kith/sdk'
import { flatValues } from '../model/bags.ts'
import type { Model, ModelField, RecordValues } from '../model/model.ts'
import type { Author } from './writes.ts'

/** The values of a new record: checked, in their stored form, with every default. Throws `KITH_INVALID`. */
export function checkCreate(model: Model, input: RecordValues, author: Author): RecordValues {
  const values = flatValues(input)
  const problems: Problem[] = []
  const result: RecordValues = {}
  for (const field of model.fields.values()) {
    const { name } = field
    const given = Object.hasOwn(values, name) ? values[name] : undefined
    if (given !== undefined) mustOwn(model, field, author)
    if (given !== undefined && field.field.options.derived && author === null) {
      problems.push({ path: name, code: 'derived', message: `${name} is set by its module only.` })
    }
    const value = given ?? null
    if (value === null) {
      const fallback = field.field.options.default ?? null
      if (fallback === null && isAlwaysRequired(field)) problems.push(requiredProblem(name))
      result[name] = fallback
    } else {
      result[name] = checkValue(field, value, problems)
    }
  }
  refuseUnknown(model, values, problems)
  if (problems.length > 0) throw invalid(problems)
  return result
}

/** The values that an update sets. Throws `KITH_INVALID`. */
export function checkSet(model: Model, input: RecordValues, author: Author): RecordValues {
  const values = flatValues(input)
  const problems: Problem[] = []
  const result: RecordValues = {}
  for (const [name, value] of Object.entries(values)) {
    const field = model.fields.get(name)
    if (!field || value === undefined) continue
    mustOwn(model, field, author)
    if (author === null && field.field.options.derived) {
      problems.push({ path: name, code: 'derived', message: `${name} is set by its module only.` })
    } else if (author === null && field.field.options.fixed) {
      problems.push({ path: name, code: 'fixed', message: `${name} cannot be changed once it is set.` })
    } else if (value !== null) {
      result[name] = checkValue(field, value, problems)
    } else if (isAlwaysRequired(field)) {
      problems.push(requiredProblem(name))
    } else {
      result[name] = null
    }
  }
  refuseUnknown(model, values, problems)
  if (problems.length > 0) throw invalid(problems)
  return result
}

function checkValue(field: ModelField, value: unknown, problems: Problem[]): unknown {
  if (value !== '' && field.kind.isStored?.(value, field.field)) return value
  const result = field.schema().safeParse(value)
  if (result.success) {
    if (isAlwaysRequired(field) && result.data === '') problems.push(requiredProblem(field.name))
    return result.data === '' ? null : result.data
  }
  problems.push(...problemsOf(result.error, field.name))
  return null
}

// What must be given only where a condition holds is asked when the whole record stands: see check-shown.ts.
function isAlwaysRequired({ field }: ModelField): boolean {
  return field.options.required === true && !field.options.when
}

/** Of code, only the plugin that added a field writes it. Throws `KITH_WRITES`. */
function mustOwn(model: Model, { path, plugin, name }: ModelField, author: Author): void {
  if (!path || plugin === undefined || author === null || author === plugin || author === 'kernel') return
  throw new KithError(
    'KITH_WRITES',
    `The plugin ${author} may not write ${name} of ${model.name}: it is the plugin ${plugin}'s. Ask that by an operation.`,
    { plugin: author, entity: model.name, field: name },
  )
}

export function requiredProblem(path: string): Problem {
  return { path, code: 'required', message: `${path} must be given.` }
}

function refuseUnknown(model: Model, values: RecordValues, problems: Problem[]): void {
  for (const name of Object.keys(values)) {
    if (model.fields.has(name)) continue
    if (model.retired.has(name)) problems.push({ path: name, code: 'retired', message: `${name} was retired.` })
    else problems.push(unknownProblem(model, name))
  }
}

export function unknownProblem(model: Model, path: string): Problem {
  return { path, code: 'unknown', message: `${model.name} has no field "${path}".` }
}

export function deniedProblem(model: Model, path: string): Problem {
  return { path, code: 'denied', message: `No rule lets you write ${path} of ${model.name}.` }
}
