import type { FormDesign, FormField, FormStep } from '@kith/plugin-forms/contract'
import { put } from './put.ts'
import { withoutTexts } from './texts.ts'

/** Where a field stands: its step, and its place there. */
export interface Spot {
  readonly step: number
  readonly at: number
}

/** The field of a spot, if there is one. */
export function fieldAt(design: FormDesign, { step, at }: Spot): FormField | undefined {
  return design.steps[step]?.fields[at]
}

/** The first field of that name. */
export function spotOf(design: FormDesign, name: string): Spot | undefined {
  for (const [step, { fields }] of design.steps.entries()) {
    const at = fields.findIndex(field => field.name === name)
    if (at >= 0) return { step, at }
  }
  return undefined
}

/** The design with other fields in one step. */
function withFields(
  design: FormDesign,
  step: number,
  change: (fields: readonly FormField[]) => FormField[],
): FormDesign {
  const steps = design.steps.map((one, n) => (n === step ? { ...one, fields: change(one.fields) } : one))
  return { ...design, steps }
}

/** The design with a field in that place; what stood there and behind it moves on. */
export function added(design: FormDesign, { step, at }: Spot, field: FormField): FormDesign {
  return withFields(design, step, fields => fields.toSpliced(at, 0, field))
}

/** The design with something else in the field of a spot. */
export function changed(design: FormDesign, { step, at }: Spot, change: (field: FormField) => FormField): FormDesign {
  return withFields(design, step, fields => fields.map((field, n) => (n === at ? change(field) : field)))
}

/** The design without a field and its words in other languages. */
export function removed(design: FormDesign, spot: Spot): FormDesign {
  const field = fieldAt(design, spot)
  if (!field) return design
  const rest = withFields(design, spot.step, fields => fields.toSpliced(spot.at, 1))
  return spotOf(rest, field.name) ? rest : withoutTexts(rest, `${field.name}.`)
}

/** Puts a field before what stands at `to` now. Answers also where it stands then. */
export function moved(design: FormDesign, from: Spot, to: Spot): { readonly design: FormDesign; readonly spot: Spot } {
  const field = fieldAt(design, from)
  if (!field) return { design, spot: from }
  const at = from.step === to.step && from.at < to.at ? to.at - 1 : to.at
  const spot = { step: to.step, at }
  const rest = withFields(design, from.step, fields => fields.toSpliced(from.at, 1))
  return { design: added(rest, spot, field), spot }
}

/** One place up or down; from the end of a step into the next one. Nothing at either end of the form. */
export function shifted(
  design: FormDesign,
  from: Spot,
  by: 1 | -1,
): { readonly design: FormDesign; readonly spot: Spot } | undefined {
  const { step, at } = from
  const fields = design.steps[step]?.fields ?? []
  const to = at + by
  if (to >= 0 && to < fields.length) return moved(design, from, { step, at: by > 0 ? to + 1 : to })
  const other = design.steps[step + by]
  return other && moved(design, from, { step: step + by, at: by > 0 ? 0 : other.fields.length })
}

/** The design with something else in a step. */
export function changedStep(
  design: FormDesign,
  step: number,
  changes: { readonly [K in keyof FormStep]?: FormStep[K] | undefined },
): FormDesign {
  return { ...design, steps: design.steps.map((one, n) => (n === step ? put(one, changes) : one)) }
}

/** The design with one more step, empty, at its end. */
export function addedStep(design: FormDesign): FormDesign {
  return { ...design, steps: [...design.steps, { fields: [] }] }
}

/** The design without a step; its fields go with it. The words of the steps behind it move up. */
export function removedStep(design: FormDesign, step: number): FormDesign {
  const names = design.steps[step]?.fields.map(({ name }) => name) ?? []
  const rest = { ...design, steps: design.steps.toSpliced(step, 1) }
  const bare = names.reduce((one, name) => (spotOf(one, name) ? one : withoutTexts(one, `${name}.`)), rest)
  if (!bare.texts) return bare
  const texts = Object.entries(bare.texts).map(([locale, words]) => {
    const kept = Object.entries(words).flatMap(([path, text]): [string, string][] => {
      const n = Number(/^step\.(\d+)\.title$/.exec(path)?.[1] ?? -1)
      return n === step ? [] : [[n > step ? `step.${n - 1}.title` : path, text]]
    })
    return [locale, Object.fromEntries(kept)]
  })
  return { ...bare, texts: Object.fromEntries(texts) }
}
