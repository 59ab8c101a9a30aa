import type { FieldType } from '@kith/sdk'
import type { FormDesign, FormField, FormValue, FormValues } from '../contract/index.ts'
import { clean } from './clean.ts'
import { fieldType } from './field-type.ts'
import { type Rule, ruleOf } from './rule.ts'
import { visibleNames } from './visible.ts'

/** What a form makes of a visitor's values: what to store, or by field the code of what is wrong. */
export interface Checked {
  readonly values: FormValues
  readonly errors: Readonly<Record<string, string>>
  readonly ok: boolean
}

export interface CheckOptions {
  /** What to do with a value of a field that does not show. A page without JavaScript shows all. Default 'refuse'. */
  readonly hidden?: 'refuse' | 'drop'
}

export interface CompiledForm {
  /** By name, `static` ones left out. */
  readonly fields: ReadonlyMap<string, FormField>
  readonly types: Readonly<Record<string, FieldType>>
  check(given: Readonly<Record<string, unknown>>, options?: CheckOptions): Checked
}

/** The same rules as the element's. Made once for a version of a form. */
export function compileForm(design: Pick<FormDesign, 'steps'>): CompiledForm {
  const asked = design.steps.flatMap(step => step.fields).filter(field => field.type !== 'static')
  const fields = new Map(asked.map(field => [field.name, field]))
  const types = Object.fromEntries(asked.map(field => [field.name, fieldType(field)]))
  const rules = new Map<string, Rule>(asked.map(field => [field.name, ruleOf(field)]))
  const conditional = design.steps.some(step => step.when || step.fields.some(field => field.when))

  return {
    fields,
    types,
    check(given, options = {}) {
      const { values, errors } = read(fields, given)
      const shown = conditional ? visibleNames(design, types, values) : undefined
      const kept: [string, FormValue][] = []
      for (const field of asked) {
        const value = values[field.name]
        const code = judge(field, value, shown, options)
        if (code) errors[field.name] ??= code
        else if (value !== undefined && (!shown || shown.has(field.name))) kept.push([field.name, value])
      }
      return { values: Object.fromEntries(kept), errors, ok: Object.keys(errors).length === 0 }
    },
  }

  function judge(
    field: FormField,
    value: FormValue | undefined,
    shown: ReadonlySet<string> | undefined,
    options: CheckOptions,
  ): string | undefined {
    const isGiven = value !== undefined && value !== false
    if (shown && !shown.has(field.name)) return isGiven && options.hidden !== 'drop' ? 'hidden' : undefined
    if (!isGiven) return field.required ? 'required' : undefined
    return rules.get(field.name)?.(value)
  }
}

/** Enough to see what is wrong; a body full of forged names is not answered in full. */
const mostErrors = 50

function read(fields: ReadonlyMap<string, FormField>, given: Readonly<Record<string, unknown>>) {
  const values: Record<string, FormValue> = {}
  const errors: Record<string, string> = Object.create(null)
  let left = mostErrors
  for (const [name, raw] of Object.entries(given)) {
    const field = fields.get(name)
    const cleaned = field ? clean(field, raw) : isNothing(raw) ? { value: undefined } : { code: 'unknown' }
    if ('code' in cleaned) {
      if (left-- > 0) errors[name] = cleaned.code
    } else if (cleaned.value !== undefined) values[name] = cleaned.value
  }
  return { values, errors }
}

function isNothing(raw: unknown): boolean {
  return raw === undefined || raw === null || raw === ''
}
