import { html, render } from 'lit/html.js'
import type { KithForm } from './element.ts'
import { createFilling, type Filling } from './filling.ts'
import { createMeta } from './meta.ts'
import type { Ground } from './part.ts'
import { createParts, type Parts } from './parts.ts'
import { createPicture, type Picture } from './picture.ts'
import { createSending, type Sending } from './sending.ts'
import { createTelling, type Telling } from './telling.ts'

/** A form on a page: what the element, and the parts that are fetched later, have it do. */
export type Form = Ground & Telling & Parts & Picture & Filling & Sending & ReturnType<typeof createMeta>

/** @param sheets of all elements: how they lie, and how they look */
export function createForm(host: KithForm, internals: ElementInternals, sheets: CSSStyleSheet[]): Form {
  // Each calls the others once all are there.
  const form = { html, render } as Form
  return Object.assign(
    form,
    createMeta(host, form),
    createParts(host, form),
    createTelling(host, form),
    createPicture(host, form, internals, sheets),
    createFilling(host, form),
    createSending(host, form),
  )
}
