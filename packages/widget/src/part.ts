import type { html as Html, render as Render } from 'lit/html.js'
import type { Attribution } from './attribution.ts'
import type { FormValue } from './definition.ts'
import type { Proof } from './proof.ts'
import type { Words } from './texts.ts'

/** What the element gives to a part that is fetched later. */
export interface Ground {
  /** The element's own: two copies of Lit would be two policies of one name. */
  html: typeof Html
  render: typeof Render
  /** Without a shadow root (`render="light"`) an element in its place, of which only what both have is used. */
  root(): ShadowRoot
  words: Words
  /** The address that takes the form's answers. */
  address(): string
  /** The key of the answer that is being filled in, after setting it if one is given. */
  key(key?: string): string | undefined
  /** Says where the visitor came from. */
  came(from: Attribution): void
  emit(name: 'open' | 'close' | 'view'): void
  /** As if the visitor had done it. `code` is what is wrong with it. */
  change(name: string, value: FormValue, code?: string): void
  prove(isFresh?: boolean): Promise<Proof | undefined> | undefined
}

/** What a part is told: the element is on the page, left it, was drawn, is empty again, is about to send, which waits for the answer. */
export type Part = (what: 'watch' | 'end' | 'draw' | 'reset' | 'submit') => unknown
