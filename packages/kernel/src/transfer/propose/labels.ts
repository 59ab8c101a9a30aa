import type { Kernel } from '../../kernel.ts'
import type { Model, ModelField } from '../../model/model.ts'
import { bare } from './words.ts'

/** What a field is called, in every language of the app. */
export function fieldLabels(kernel: Kernel, model: Model, field: string): string[] {
  return textsOf(kernel, `${model.name}.${field}`)
}

/** What else a module says that a field may be called in files: `<field>.also` of its texts, separated by commas. */
export function otherLabels(kernel: Kernel, model: Model, field: string): string[] {
  return textsOf(kernel, `${model.name}.${field}.also`).flatMap(text => text.split(/[,，、]/))
}

export function entityLabels(kernel: Kernel, model: Model): string[] {
  return [
    ...textsOf(kernel, model.name),
    ...textsOf(kernel, `${model.name}.plural`),
    model.name.slice(model.name.indexOf('.') + 1),
  ]
}

/** The code of a choice by itself, or by its label in any language. */
export function labelCodes(kernel: Kernel, model: Model, field: ModelField): (label: string) => string | undefined {
  const codes = new Map<string, string>()
  for (const value of (field.field.options.values as readonly string[] | undefined) ?? []) {
    for (const label of [value, ...textsOf(kernel, `${model.name}.${field.name}.${value}`)])
      codes.set(bare(label), value)
  }
  return label => codes.get(bare(label))
}

function textsOf(kernel: Kernel, key: string): string[] {
  return Object.values(kernel.custom.locales).flatMap(texts => (Object.hasOwn(texts, key) ? [String(texts[key])] : []))
}
