import type { FieldType } from '@kith/sdk'
import type { FormField } from '../contract/index.ts'

/** How a field's value compares in a condition; the element says the same. */
export function fieldType({ type }: Pick<FormField, 'type'>): FieldType {
  switch (type) {
    case 'number':
    case 'rating':
      return 'number'
    case 'date':
      return 'date'
    case 'checkboxes':
    case 'file':
      return 'list'
    case 'checkbox':
    case 'consent':
      return 'boolean'
    case 'select':
    case 'radio':
      return 'exact'
    default:
      return 'text'
  }
}
