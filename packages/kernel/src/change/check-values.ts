import { invalid, type Problem } from '@kith/sdk'
import type { z } from 'zod'
import type { Model, ModelField, RecordValues } from '../model/model.ts'
import type { Author } from './writes.ts'

/** The values of a new record: checked, in their stored form, with every default. Throws `KITH_INVALID`. */
export function checkCreate(model: Model, values: RecordValues, author: Author): RecordValues {
  const problems: Problem[] = []
  const result: RecordValues = {}
  for (const field of model.fields.values()) {
    const { name } = field
    const given = Object.hasOwn(values, name) ? values[name] : undefined
    if (given !== undefined && field.field.options.derived && author === null) {
      problems.push({ path: name, code: 'derived', message: `${name} is set by its module only.` })
    }
    const value = given ?? null
    if (value === null) {
      const fallback = field.field.options.default ?? null
      if (fallback === null && field.field.options.required) problems.push(requiredProblem(name))
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
export function checkSet(model: Model, values: RecordValues, author: Author): RecordValues {
  const problems: Problem[] = []
  const result: RecordValues = {}
  for (const [name, value] of Object.entries(values)) {
    const field = model.fields.get(name)
    if (!field || value === undefined) continue
    if (author === null && field.field.options.derived) {
      problems.push({ path: name, code: 'derived', message: `${name} is set by its module only.` })
    } else if (author === null && field.field.options.fixed) {
      problems.push({ path: name, code: 'fixed', message: `${name} cannot be changed once it is set.` })
    } else if (value !== null) {
      result[name] = checkValue(field, value, problems)
    } else if (field.field.options.required) {
      problems.push(requiredProblem(name))
    } else {
      result[name] = null
    }
  }
  refuseUnknown(model, values, problems)
  if (problems.length > 0) throw invalid(problems)
  return result
}

/** zod's issues as problems, in Kith's words. */
export function problemsOf(error: z.ZodError, path = ''): Problem[] {
  return error.issues.map(issue => ({
    path: [path, ...issue.path.map(String)].filter(Boolean).join('.'),
    code: issueCode(issue),
    message: issue.message,
  }))
}

function checkValue(field: ModelField, value: unknown, problems: Problem[]): unknown {
  if (value !== '' && field.kind.isStored?.(value, field.field)) return value
  const result = field.schema().safeParse(value)
  if (result.success) {
    if (field.field.options.required && result.data === '') problems.push(requiredProblem(field.name))
    return result.data === '' ? null : result.data
  }
  problems.push(...problemsOf(result.error, field.name))
  return null
}

function requiredProblem(path: string): Problem {
  return { path, code: 'required', message: `${path} must be given.` }
}

function refuseUnknown(model: Model, values: RecordValues, problems: Problem[]): void {
  for (const name of Object.keys(values)) {
    if (!model.fields.has(name)) problems.push(unknownProblem(model, name))
  }
}

export function unknownProblem(model: Model, path: string): Problem {
  return { path, code: 'unknown', message: `${model.name} has no field "${path}".` }
}

// Kith's own codes are written where a schema is refined; the rest are zod's issue codes in the words of docs/errors.md.
function issueCode(issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_big') return 'too_long'
  if (issue.code === 'too_small') return 'too_short'
  if (issue.code === 'invalid_type') return 'type'
  if (issue.code === 'invalid_value') return 'choice'
  if (issue.code === 'unrecognized_keys') return 'unknown'
  if (issue.code === 'custom') return /^[a-z_.]+$/.test(issue.message) ? issue.message : 'invalid'
  return 'format'
}

export function deniedProblem(model: Model, path: string): Problem {
  return { path, code: 'denied', message: `No rule lets you write ${path} of ${model.name}.` }
}
