import type { FormDefinition } from '@kith/plugin-forms/contract'

/** `<kith-form>` as far as the builder knows it. */
export interface FormElement extends HTMLElement {
  definition: FormDefinition | undefined
  step: number
}

/** Where this CRM serves the element. */
const address = '/w/1/kith-form.js'

/** Fetches the element as websites do. */
export async function loadForm(): Promise<void> {
  await import(/* @vite-ignore */ address)
}

/**
 * How high a form is at a width before anybody types, in pixels: the highest of its languages, so that nothing below it
 * moves in any of them. `host` is where it is drawn unseen.
 */
export async function measure(
  host: HTMLElement,
  definition: FormDefinition,
  width: number,
  locales: readonly string[],
): Promise<number> {
  await loadForm()
  const heights = locales.map(locale => {
    const form = document.createElement('kith-form') as FormElement
    form.setAttribute('locale', locale)
    form.style.width = `${width}px`
    host.append(form)
    form.definition = definition
    const height = form.offsetHeight
    form.remove()
    return height
  })
  return Math.ceil(Math.max(0, ...heights))
}
