import type { FormDefinition } from '../contract/index.ts'

/** Pixels that the element takes at most in this width before anything is typed: rows of 84, longer where options or texts wrap. */
export function reservedHeight(definition: FormDefinition, width: number): number {
  const perLine = Math.max(20, Math.floor(width / 8))
  const lines = (text = '') => Math.ceil(text.length / perLine)
  const steps = definition.steps.map(({ title, fields }) => {
    const rows = fields.map(field => {
      if (field.type === 'hidden') return 0
      if (field.type === 'static') return 24 * lines(field.text ?? field.label)
      if (field.type === 'consent' || field.type === 'checkbox') return 28 + 24 * lines(field.text ?? field.label)
      const control =
        field.type === 'textarea'
          ? 128
          : field.type === 'radio' || field.type === 'checkboxes'
            ? 44 * (field.options?.length ?? 0)
            : 44
      return 20 + 24 * lines(field.label) + 21 * lines(field.help) + control
    })
    return rows.reduce((sum, row) => sum + row, title ? 40 : 0)
  })
  return (
    Math.max(...steps) + 36 * lines(definition.title) + 24 * lines(definition.intro) + (steps.length > 1 ? 116 : 76)
  )
}
