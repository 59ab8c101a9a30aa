import type { FormDefinition, FormField, FormFieldType, FormValue, FormValues } from './definition.ts'

/** All fields of a form, in their order. */
export function fieldsOf(definition: FormDefinition | undefined): FormField[] {
  return definition?.steps.flatMap(step => step.fields) ?? []
}

/** What stands in the fields before anybody typed. */
export function initialValues(fields: FormField[]): FormValues {
  return Object.fromEntries(fields.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])))
}

/** What a page's own form, or a page's address, says for fields of the form. */
export function valuesFrom(source: FormData | URLSearchParams, fields: FormField[]): FormValues {
  const values: FormValues = {}
  for (const { name, type } of fields) {
    const found = source.getAll(name).map(String)
    if (found[0]) values[name] = type === 'checkboxes' ? found : isTick(type) || found[0]
  }
  return values
}

/** What stands in a field's controls. */
export function readField(controls: HTMLInputElement[], type: FormFieldType): FormValue {
  const ticked = controls.filter(control => control.checked).map(control => control.value)
  if (type === 'checkboxes') return ticked
  return isTick(type) ? !!ticked[0] : ((isRadio(type) ? ticked[0] : controls[0]?.value) ?? '')
}

/** Writes a field's value into its controls, and touches only those that say something else. */
export function writeField(controls: HTMLInputElement[], type: FormFieldType, value: FormValue = ''): void {
  for (const control of controls) {
    if (/radio|checkbox/.test(control.type)) {
      control.checked = isTick(type) ? value === true : [value].flat().map(String).includes(control.value)
    } else if (type !== 'file' && control.value !== `${value}`) control.value = `${value}`
  }
}

/**
 * What is wrong with a field: `required`, `min`, `max`, `tooLong` or its type; undefined when nothing is. The rules are
 * the browser's own, of a control that holds the value.
 */
export function checkField(field: FormField, control?: HTMLInputElement, value?: FormValue): string | undefined {
  if (!control) return undefined
  const { rangeUnderflow, rangeOverflow, typeMismatch, patternMismatch, badInput } = control.validity
  if (typeMismatch || patternMismatch || badInput) return field.type
  if (value === undefined || value === false) return field.required ? 'required' : undefined
  if (rangeUnderflow) return 'min'
  if (rangeOverflow) return 'max'
  return (value as string).length > maxLengthOf(field) ? 'tooLong' : undefined
}

/** The longest text that the server takes. */
export function maxLengthOf({ type, maxLength }: FormField): number {
  return maxLength ?? (type === 'textarea' ? 5000 : 255)
}

/** Whether the field is one box to tick. */
export function isTick(type: FormFieldType): boolean {
  return type === 'checkbox' || type === 'consent'
}

/** Whether the field is a choice of one among buttons. */
export function isRadio(type: FormFieldType): boolean {
  return type === 'radio' || type === 'rating'
}
