import type { FormDesign } from '@kith/plugin-forms/contract'
import { fieldAt, type Spot } from './design/spots.ts'

/** What is being edited: the form as a whole, a step, or a field. */
export type Selection =
  | { readonly kind: 'form' }
  | { readonly kind: 'step'; readonly step: number }
  | ({ readonly kind: 'field' } & Spot)

/** What keeps the design from being published, as `forms.check` says it. */
export interface Problem {
  /** Dotted from the design: `steps.0.fields.2.when.size`. */
  readonly path: string
  readonly code: string
  readonly message: string
}

/** What the parts of the builder are given. */
export interface Editing {
  readonly design: FormDesign
  readonly selection: Selection
  readonly problems: readonly Problem[]
  /** Whether somebody may change it. */
  readonly mayEdit: boolean
  edit(design: FormDesign): void
  select(selection: Selection): void
  /** Chooses it, and goes to what can be changed of it. */
  open(selection: Selection): void
}

/** Whether two selections are the same place. */
export function isSelected(a: Selection, b: Selection): boolean {
  if (a.kind === 'field' && b.kind === 'field') return a.step === b.step && a.at === b.at
  return a.kind === b.kind && (a.kind !== 'step' || a.step === (b as { step: number }).step)
}

/** Whether a selection is still a place of the design. */
export function isThere(design: FormDesign, selection: Selection): boolean {
  if (selection.kind === 'form') return true
  return (selection.kind === 'step' ? design.steps[selection.step] : fieldAt(design, selection)) !== undefined
}

/** The problems of a place. */
export function problemsAt(problems: readonly Problem[], selection: Selection): readonly Problem[] {
  if (selection.kind === 'form') return problems.filter(({ path }) => !path.startsWith('steps.'))
  const path = selection.kind === 'step' ? `steps.${selection.step}` : `steps.${selection.step}.fields.${selection.at}`
  if (selection.kind === 'step') return problems.filter(one => one.path === path || one.path.startsWith(`${path}.when`))
  return problems.filter(one => one.path === path || one.path.startsWith(`${path}.`))
}

/** The place that a problem is about. */
export function placeOf({ path }: Problem): Selection {
  const [, step, , at] = /^steps\.(\d+)(\.fields\.(\d+))?/.exec(path) ?? []
  if (step === undefined) return { kind: 'form' }
  return at === undefined ? { kind: 'step', step: Number(step) } : { kind: 'field', step: Number(step), at: Number(at) }
}
