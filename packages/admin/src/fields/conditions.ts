import type { Condition } from '@kith/rules'
import type { Language } from '../condition/group.ts'

/** One test of a condition on a field. */
export interface Test {
  /** '' until one is chosen. */
  readonly field: string
  readonly is: 'eq' | 'ne' | 'full' | 'empty'
  readonly value: unknown
}

/** How tests say a condition on fields. */
export const testLanguage: Language<Test> = {
  read(field, said) {
    if (field === 'via') return undefined
    if (typeof said !== 'object' || said === null) return { field, is: 'eq', value: said }
    const [[operator, value] = [], ...others] = Object.entries(said)
    if (others.length > 0 || operator === undefined || (typeof value === 'object' && value !== null)) return undefined
    if (operator === 'empty') return { field, is: value ? 'empty' : 'full', value: null }
    return operator === 'eq' || operator === 'ne' ? { field, is: operator, value } : undefined
  },
  write({ field, is, value }) {
    if (field === '') return undefined
    if (is === 'full' || is === 'empty') return { [field]: { empty: is === 'empty' } }
    if (value === null || value === undefined || value === '') return undefined
    return { [field]: is === 'eq' ? value : { ne: value } } as Condition
  },
}
