import type { ChangeContext, Row } from '@kith/sdk'
import type { FormDesign, FormsContract, FormValues, form } from '../contract/index.ts'
import { textOf } from '../definition/texts.ts'
import { wordsFor } from '../definition/words.ts'

interface Arrived {
  readonly id: string
  readonly values: FormValues
  readonly locale: string
}

/** Queues the mails of a submission: to the address on the form, and to the visitor if the form says so. */
export function tell(ctx: ChangeContext<FormsContract>, row: Row<typeof form>, arrived: Arrived): void {
  const record = { entity: 'forms.submission', id: arrived.id }
  if (row.notify) {
    const answers = summary(row.definition, arrived.values, ctx.locale)
    ctx.change.mail({ template: 'arrived', to: row.notify, values: { form: row.name, answers, url: ctx.url }, record })
  }
  const visitor = row.confirm ? addressIn(row.definition, arrived.values) : undefined
  if (visitor) ctx.change.mail({ ...confirmation(row, arrived.locale), to: visitor, record })
}

/** Nothing that the visitor typed stands in it: a form must not carry words to other people's letter boxes. */
function confirmation(row: Row<typeof form>, locale: string) {
  const design = row.definition
  const values = {
    form: textOf(design, locale, 'title', design.title) || row.name,
    text: textOf(design, locale, 'thanks.text', design.thanks?.text) || wordsFor(locale).thanksText,
  }
  return { template: 'confirmation', locale, values }
}

function addressIn(design: FormDesign, values: FormValues): string | undefined {
  const field = design.steps.flatMap(step => step.fields).find(field => field.type === 'email' && values[field.name])
  return field ? String(values[field.name]) : undefined
}

/** `Label: value`, a line each, labels of options in place of their codes. */
function summary(design: FormDesign, values: FormValues, locale: string): string {
  const lines = design.steps
    .flatMap(step => step.fields)
    .flatMap(field => {
      const value = values[field.name]
      if (value === undefined || value === false) return []
      const words = [value].flat().map(item => {
        const option = field.options?.find(option => option.value === item)
        return option ? textOf(design, locale, `${field.name}.option.${option.value}`, option.label) : String(item)
      })
      return [
        `${textOf(design, locale, `${field.name}.label`, field.label)}: ${value === true ? '✓' : words.join(', ')}`,
      ]
    })
  return lines.join('\n')
}
