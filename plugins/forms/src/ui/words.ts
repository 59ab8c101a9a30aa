import { describe, type Texts } from '@kith/admin/ui'
import type { Condition, FormDesign, FormFieldType } from '@kith/plugin-forms/contract'
import { fieldAt, spotOf } from './design/spots.ts'

/** A language by its own name: 'English', '中文'. */
export function languageName(tag: string): string {
  const short = tag === 'zh-CN' ? 'zh' : tag
  const name = new Intl.DisplayNames([tag], { type: 'language', fallback: 'code' }).of(short) ?? tag
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1)
}

export function kindName(texts: Texts, type: FormFieldType): string {
  return texts.word(`forms.kind.${type}`)
}

/** What a field is called on these screens: in the reader's language if the form has it. */
export function fieldName(
  texts: Texts,
  field: { readonly label: string; readonly name: string },
  design?: FormDesign,
): string {
  const own = design?.texts?.[texts.locale]?.[`${field.name}.label`]
  return own?.trim() || field.label.trim() || field.name || texts.word('forms.build.nameless')
}

/** What an answer that can be chosen is called, in the reader's language if the form has it. */
export function optionName(texts: Texts, design: FormDesign, name: string, value: unknown): string | undefined {
  const spot = spotOf(design, name)
  return (
    design.texts?.[texts.locale]?.[`${name}.option.${value}`] ??
    (spot && fieldAt(design, spot))?.options?.find(option => option.value === value)?.label
  )
}

/** What a step is called, in the reader's language if the form has it. */
export function stepName(texts: Texts, design: FormDesign, n: number): string {
  return (
    design.texts?.[texts.locale]?.[`step.${n}.title`] ||
    design.steps[n]?.title ||
    texts.word('forms.build.step', { n: n + 1 })
  )
}

/** A condition as a sentence. */
export function sayWhen(texts: Texts, design: FormDesign, when: Condition): string {
  const fieldOf = (name: string) => {
    const spot = spotOf(design, name)
    return spot && fieldAt(design, spot)
  }
  return describe(when, {
    locale: texts.locale,
    label: name => {
      const field = fieldOf(name)
      return field ? fieldName(texts, field, design) : name
    },
    value: (name, value) => optionName(texts, design, name, value),
  })
}

/** What the new field of a kind says. */
export function newWords(texts: Texts, type: FormFieldType) {
  return {
    label: type === 'hidden' ? '' : kindName(texts, type),
    option: (n: number) => texts.word('forms.build.option.new', { n }),
    text: texts.word(type === 'consent' ? 'forms.build.consent.new' : 'forms.build.static.new'),
  }
}
