import type { FormField, FormValue, FormValues } from './definition.ts'
import type { FieldErrors, KithForm } from './element.ts'
import { checkField, fieldsOf, initialValues, readField, valuesFrom } from './fields.ts'
import type { Picture } from './picture.ts'
import { prefilled } from './prefill.ts'
import type { Telling } from './telling.ts'
import { type Visible, visible } from './visible.ts'

/** What is filled in, and where the visitor is. */
export interface Filled extends Visible {
  /** By field name, also what does not show. */
  typed: FormValues
  /** Which steps show, and which of them the visitor is at. */
  shown: number[]
  step: number
}

/** Filling in a form: field by field, step by step, and what is wrong. */
export interface Filling {
  now(): Filled
  /**
   * Takes what a definition, the page's address and the page's own form say, and leaves what is filled in already.
   *
   * @param form the page's own, which stood there first
   */
  fill(form: HTMLFormElement | null): void
  /** An empty form again. */
  reset(): void
  /** As if the visitor had done it. `code` is what is wrong with it. */
  change(name: string, value?: FormValue, code?: string): void
  /** True when nothing is wrong with the fields, else it shows what is. */
  check(fields?: FormField[]): boolean
  /** Takes errors as the form's; true when no field that shows has one, else it shows them and goes to the first. */
  accept(errors: FieldErrors): boolean
  /** So many steps on, as far as there are any. */
  move(by: number): void
  /** To a step, of all. */
  goTo(step: number): void
  /**
   * Goes to a field.
   *
   * @param caret where the visitor stood in the page's own form
   */
  enter(name: string, caret?: HTMLInputElement | null): void
}

export function createFilling(host: KithForm, form: Picture & Telling & Filling): Filling {
  let typed: FormValues = {}
  let step = 0
  let isStarted = false

  function codeOf(field: FormField): string | undefined {
    return checkField(field, form.controls(field.name)[0], form.now().values[field.name])
  }

  return {
    now() {
      const { steps, values } = visible(host.definition, typed)
      const shown = steps.flatMap((fields, at) => (fields[0] ? [at] : []))
      if (!shown.includes(step)) step = shown[0] ?? 0
      return { typed, steps, values, shown, step }
    },
    fill(first) {
      const fields = fieldsOf(host.definition)
      typed = {
        ...initialValues(fields),
        ...prefilled(host.getAttribute('prefill'), fields),
        ...typed,
        ...(first && valuesFrom(new FormData(first), fields)),
      }
    },
    reset() {
      typed = initialValues(fieldsOf(host.definition))
      step = 0
      isStarted = false
      host.errors = {}
    },
    change(name, value, code) {
      const field = fieldsOf(host.definition).find(field => field.name === name)
      if (!field) return
      typed[name] = value ?? readField(form.controls(name), field.type)
      if (!isStarted) form.emit('start')
      isStarted = true
      form.emit('change', { field: name })
      const { [name]: old, ...errors } = host.errors
      const wrong = code ?? (old && codeOf(field))
      host.errors = wrong ? { ...errors, [name]: wrong } : errors
      form.draw()
    },
    check(fields = form.now().steps.flat()) {
      form.draw()
      const errors: FieldErrors = {}
      for (const field of fields) {
        const code = codeOf(field)
        if (code) errors[field.name] = code
      }
      return form.accept(errors)
    },
    accept(errors) {
      host.errors = errors
      const first = form
        .now()
        .steps.flat()
        .find(({ name }) => errors[name])
      form.show(first ? 'invalid' : 'ready')
      if (!first) return true
      const counts = Object.keys(errors).map(name => `error:${name}`)
      form.emit('invalid', { errors }, counts)
      form.enter(first.name)
      return false
    },
    move(by) {
      const { shown } = form.now()
      const to = shown[shown.indexOf(step) + by]
      if (to === undefined) return
      form.goTo(to)
      form.root().querySelector<HTMLElement>('form>div>.help')?.focus()
      form.emit('step', { step: host.step, steps: shown.length }, [`step:${to + 1}`])
    },
    goTo(to) {
      step = to
      form.draw()
    },
    enter(name, caret) {
      const to = form.now().steps.findIndex(fields => fields.some(field => field.name === name))
      if (to !== step) form.goTo(to)
      const all = form.controls(name)
      const control = all.find(one => (caret ? one.value === caret.value : one.checked)) ?? all[0]
      const { selectionStart = null, selectionEnd = null } = caret ?? {}
      control?.focus()
      // Only a control for text has a caret.
      if (selectionStart !== null) control?.setSelectionRange(selectionStart, selectionEnd)
    },
  }
}
