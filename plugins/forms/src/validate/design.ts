import { check } from '@kith/rules'
import type { FieldType } from '@kith/sdk'
import type { FormDesign, FormField } from '../contract/index.ts'
import { fieldType } from './field-type.ts'

/** What is wrong with a design: `path` is dotted from the design, `code` is `forms.word`. */
export interface DesignProblem {
  readonly path: string
  readonly code: string
  readonly message: string
}

/** What its schema cannot say: each step has a field, names are unique, conditions name fields of the form, choices have options. */
export function designProblems(design: FormDesign): DesignProblem[] {
  const asked = design.steps.flatMap(step => step.fields).filter(field => field.type !== 'static')
  const types = Object.fromEntries(asked.map(field => [field.name, fieldType(field)]))
  const seen = new Set<string>()
  return design.steps.flatMap((step, at) => [
    ...conditionProblems(step.when, `steps.${at}.when`, types),
    ...(step.fields.length > 0 ? [] : [emptyStep(at)]),
    ...step.fields.flatMap((field, index) => fieldProblems(field, `steps.${at}.fields.${index}`, types, seen)),
  ])
}

/** A draft may have one. */
function emptyStep(at: number): DesignProblem {
  return { path: `steps.${at}`, code: 'forms.empty_step', message: `step ${at + 1} asks nothing: add a field` }
}

function fieldProblems(
  field: FormField,
  path: string,
  types: Readonly<Record<string, FieldType>>,
  seen: Set<string>,
): DesignProblem[] {
  const problems = conditionProblems(field.when, `${path}.when`, types)
  if (seen.has(field.name)) {
    problems.push({ path, code: 'forms.name_twice', message: `two fields are named "${field.name}": rename one` })
  }
  seen.add(field.name)
  if (['select', 'radio', 'checkboxes'].includes(field.type) && !field.options?.length) {
    problems.push({ path, code: 'forms.no_options', message: `"${field.name}" offers no options: add at least one` })
  }
  if (field.type === 'consent' && !field.text) {
    problems.push({
      path,
      code: 'forms.no_consent_text',
      message: `"${field.name}" says nothing to agree to: add text`,
    })
  }
  return problems
}

function conditionProblems(when: unknown, path: string, types: Readonly<Record<string, FieldType>>): DesignProblem[] {
  if (when === undefined) return []
  return check(when, { fields: types }).map(problem => ({
    path: [path, ...problem.path].join('.'),
    code: problem.code,
    message: problem.message,
  }))
}
