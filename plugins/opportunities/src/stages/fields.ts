import { type AnyField, type FieldType, kindOf } from '@kith/sdk'
import { opportunity } from '../contract/index.ts'

const fields = Object.entries(opportunity.fields as Readonly<Record<string, AnyField>>)

/** How an opportunity's fields compare in the conditions of stages and rules. */
export const opportunityTypes: Readonly<Record<string, FieldType>> = Object.fromEntries(
  fields.flatMap(([name, field]) => {
    const type = kindOf(field).compares
    return type ? [[name, type] as const] : []
  }),
)

/** Its amounts of money. */
export const amounts: readonly string[] = fields.flatMap(([name, { kind }]) => (kind === 'money' ? [name] : []))
