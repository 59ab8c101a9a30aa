import type { FieldType } from '@kith/rules'
import { evaluate } from '@kith/rules/evaluate'
import type { FormDefinition, FormField, FormFieldType, FormValue, FormValues } from './definition.ts'

/** What of a form shows, and what it would send. */
export interface Visible {
  /** The fields that show, by the definition's steps; none in a step that does not show. */
  steps: FormField[][]
  values: FormValues
}

/**
 * Which fields show with these values. A condition is asked of what would be sent, so what was typed into a field that no
 * longer shows counts for nothing; conditions that contradict each other end after as many passes as there are fields.
 */
export function visible(definition: FormDefinition | undefined, typed: FormValues): Visible {
  const all = definition?.steps ?? []
  const types: Record<string, FieldType> = {}
  for (const { name, type } of all.flatMap(step => step.fields)) types[name] = fieldType(type)
  let steps = all.map(step => step.fields)
  let values = sent(steps.flat(), typed)
  for (const _ of Object.keys(types)) {
    const holds = ({ when }: Pick<FormField, 'when'>) => !when || asks(when, values, types)
    steps = all.map(step => (holds(step) ? step.fields.filter(holds) : []))
    const before = Object.keys(values)
    values = sent(steps.flat(), typed)
    if (`${before}` === `${Object.keys(values)}`) break
  }
  return { steps, values }
}

/** How a field's value compares in a condition, here and on the server. */
function fieldType(type: FormFieldType): FieldType {
  return compared[type] ?? 'text'
}

const compared: { [Type in FormFieldType]?: FieldType } = {
  number: 'number',
  rating: 'number',
  date: 'date',
  checkboxes: 'list',
  file: 'list',
  checkbox: 'boolean',
  consent: 'boolean',
  select: 'exact',
  radio: 'exact',
}

/** A condition of a newer language than this script's shows what it guards: the server decides. */
function asks(when: FormField['when'] & object, values: FormValues, types: Record<string, FieldType>): boolean {
  try {
    return evaluate(when, values, { types })
  } catch {
    return true
  }
}

function sent(fields: FormField[], typed: FormValues): FormValues {
  const values: FormValues = {}
  for (const { name, type } of fields) {
    const value = clean(fieldType(type), typed[name])
    if (value !== undefined && type !== 'static') values[name] = value
  }
  return values
}

/** The value as it is sent: trimmed, a number where it is one; undefined when there is nothing to send. */
function clean(type: FieldType, value: FormValue | undefined): FormValue | undefined {
  if (type === 'boolean') return value === true
  if (type === 'list') return Array.isArray(value) && value.length ? value : undefined
  const text = `${value ?? ''}`.trim()
  return (type === 'number' && text ? +text : text) || (text ? 0 : undefined)
}
