import { type AnyField, type FieldType, kindOf } from '@kith/sdk'
import { lead } from '../contract/index.ts'

/** How a lead's fields compare in the conditions of rules. */
export const leadTypes: Readonly<Record<string, FieldType>> = Object.fromEntries(
  Object.entries(lead.fields as Readonly<Record<string, AnyField>>).flatMap(([name, field]) => {
    const type = kindOf(field).compares
    return type ? [[name, type] as const] : []
  }),
)

/** Whether a rule may set a field of a lead to a value: its own decisions, and what came with a visitor, are not a rule's. */
export function maySet(name: string, value: unknown): boolean {
  const field = (lead.fields as Readonly<Record<string, AnyField>>)[name]
  if (!field || !settable.has(name)) return false
  return value === null ? !field.options.required : kindOf(field).schema(field).safeParse(value).success
}

const settable = new Set(['company', 'title', 'kind', 'industry', 'size', 'region', 'status', 'priority', 'source'])
