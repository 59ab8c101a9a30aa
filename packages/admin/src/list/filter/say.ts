import { describe } from '@kith/rules'
import type { Labels } from '../../data/api.ts'
import type { EntityInfo } from '../../data/directory.ts'
import { calendarDay } from '../../texts/moments.ts'
import type { Texts } from '../../texts/texts.ts'
import { moneyWords } from '../../values/money.ts'
import { fieldNamed } from '../columns.ts'
import type { Chip } from './chips.ts'

export interface SayOptions {
  readonly texts: Texts
  readonly entity: EntityInfo
  readonly labels: Labels
  /** The organisation's; absent where it is not known. */
  readonly currency?: string
}

/** A part of a filter as a sentence. */
export function sayChip(chip: Chip, { texts, entity, labels, currency }: SayOptions): string {
  return describe(chip, {
    locale: texts.locale,
    label: name => fieldWords(texts, entity, name),
    value(name, value) {
      const field = fieldNamed(entity, name)
      if (field?.kind === 'choice' || field?.kind === 'choices') return texts.choice(entity.name, name, String(value))
      if (field?.kind === 'ref' || field?.kind === 'refs') return labels[String(value)] ?? texts.say('filter.somebody')
      if (field?.kind === 'instant' || field?.kind === 'date')
        return calendarDay(new Date(String(value)), new Date(), texts.locale)
      if (field?.kind === 'money' && typeof value === 'number' && currency)
        return moneyWords({ amount: value, currency }, texts.locale)
      if (typeof value === 'number') return texts.number(value)
      return typeof value === 'string' ? texts.coded(entity.name, name, value) : undefined
    },
    variable: name => (name === 'actor.id' ? texts.say('filter.me') : undefined),
  })
}

/** The name of a field, of those too that every record has. */
export function fieldWords(texts: Texts, entity: EntityInfo, name: string): string {
  if (name === 'createdAt') return texts.say('list.created')
  if (name === 'updatedAt') return texts.say('record.updated')
  return texts.field(entity.name, name)
}
