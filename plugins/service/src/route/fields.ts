import { type AnyField, type FieldType, kindOf } from '@kith/sdk'
import { serviceCase } from '../contract/index.ts'

const fields: Readonly<Record<string, AnyField>> = serviceCase.fields

/** How a case's fields compare in the conditions of rules. */
export const caseTypes: Readonly<Record<string, FieldType>> = Object.fromEntries(
  Object.entries(fields).flatMap(([name, field]) => {
    const type = kindOf(field).compares
    return type ? [[name, type] as const] : []
  }),
)

/** Whether a rule may set a field of a case to a value. */
export function maySet(name: string, value: unknown): boolean {
  const field = fields[name]
  if (!field || !settable.has(name)) return false
  return value === null ? !field.options.required : kindOf(field).schema(field).safeParse(value).success
}

const settable = new Set(['priority', 'line', 'issueType', 'dispute'])
