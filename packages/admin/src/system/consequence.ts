import { html, nothing, type TemplateResult } from 'lit'
import type { Texts } from '../texts/texts.ts'
import { dialog } from '../ui/dialog.ts'

export interface ConsequenceOptions {
  readonly texts: Texts
  readonly title: string
  /** What will have happened, and that it cannot be undone. */
  readonly text: unknown
  /** What the button says: a verb and its object. */
  readonly act: string
  readonly problem?: string | undefined
  readonly isBusy: boolean
  readonly done: () => void
  readonly closed: () => void
}

/** Asks once more before what cannot be undone. */
export function consequence(options: ConsequenceOptions): TemplateResult {
  const { texts, title, text, act, problem, isBusy, done, closed } = options
  const close = (event: Event) => (event.currentTarget as HTMLElement).closest('dialog')?.close()
  const body = html`<p class="text">${text}</p>
    ${problem === undefined ? nothing : html`<p class="wrong" role="alert">${problem}</p>`}
    <div class="acts"><button class="btn danger" type="button" aria-disabled=${isBusy} @click=${() => !isBusy && done()}>${act}</button><button class="btn quiet" type="button" @click=${close}>${texts.say('edit.cancel')}</button></div>`
  return dialog({ texts, title, body, closed, kind: 'small' })
}
