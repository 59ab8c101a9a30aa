import type { ChangeContext, Row } from '@kith/sdk'
import type { Consent, FormDesign, FormsContract, FormValues, form } from '../contract/index.ts'
import { textOf } from '../definition/texts.ts'
import { wordsFor } from '../definition/words.ts'
import { addressIn, askOptIn, needsOptIn } from './opt-in.ts'

interface Arrived {
  readonly id: string
  readonly values: FormValues
  readonly consent: readonly Consent[]
  readonly locale: string
}

/** Queues the mails of a submission: to the address on the form, and to the visitor if the form says so. */
export async function tell(ctx: ChangeContext<FormsContract>, row: Row<typeof form>, arrived: Arrived): Promise<void> {
  const record = { entity: 'forms.submission', id: arrived.id }
  if (row.notify) {
    const answers = summary(row.definition, arrived.values, ctx.locale)
    ctx.change.mail({ template: 'arrived', to: row.notify, values: { form: row.name, answers, url: ctx.url }, record })
  }
  const visitor = row.confirm ? addressIn(row.definition, arrived.values) : undefined
  if (visitor) ctx.change.mail({ ...confirmation(row, arrived.locale), to: visitor, record })
  if (needsOptIn(row, arrived)) await askOptIn(ctx, row, { ...arrived, title: titleOf(row, arrived.locale) })
}

/** Nothing that the visitor typed stands in it: a form must not carry words to other people's letter boxes. */
function confirmation(row: Row<typeof form>, locale: string) {
  const design = row.definition
  const values = {
    form: titleOf(row, locale),
    text: textOf(design, locale, 'thanks.text', design.thanks?.text) || wordsFor(locale).thanksText,
  }
  return { template: 'confirmation', locale, values }
}

function titleOf({ definition, name }: Row<typeof form>, locale: string): string {
  return textOf(definition, locale, 'title', definition.title) || name
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
