import { html, nothing, type TemplateResult } from 'lit'
import type { Message } from '../texts/en.ts'
import type { Texts } from '../texts/texts.ts'
import { icon } from '../ui/icons.ts'

export type Step = 1 | 2 | 3 | 4

export interface StepOptions {
  readonly texts: Texts
  readonly step: Step
  readonly isOpen: boolean
  readonly isDone: boolean
  /** What was chosen in it, once it is done. */
  readonly summary: string | undefined
  /** Goes back to it, where that can be. */
  readonly change: (() => void) | undefined
  readonly body: () => unknown
}

/** One of the four steps: its number and name, and what is in it while it is open. */
export function importStep({ texts, step, isOpen, isDone, summary, change, body }: StepOptions): TemplateResult {
  const name = texts.say(`imports.step.${step}`)
  return html`<li class="step ${isOpen ? 'open' : ''}" data-step=${step} aria-current=${isOpen ? 'step' : nothing}>
      <div class="head"><span class="no ${isDone ? 'done' : ''}" aria-hidden="true">${isDone ? icon('check') : step}</span><h2 tabindex="-1">${name}${isDone ? html`<span class="vh"> ${texts.say('imports.step.done')}</span>` : nothing}</h2>
        ${summary === undefined ? nothing : html`<span class="sum cut" dir="auto">${summary}</span>`}
        ${change ? html`<button class="btn quiet" type="button" aria-label=${texts.say('imports.change.step', { name })} @click=${change}>${texts.say('imports.change')}</button>` : nothing}
      </div>
      ${isOpen ? html`<div class="body">${body()}</div>` : nothing}
    </li>`
}

export interface NextOptions {
  readonly texts: Texts
  readonly words: Extract<Message, `imports.next.${string}`>
  /** Why it is not open yet. */
  readonly need?: string
  readonly hint?: string
  /** How many, for the words. */
  readonly n?: string
  /** Why it was refused. */
  readonly problem: string
  readonly isBusy: boolean
  act(): void
}

/** Draws the way to the next step with what the page knows. */
export type Next = (options: Omit<NextOptions, 'texts' | 'problem' | 'isBusy'>) => TemplateResult

/** The way to the next step, or why it is not open. */
export function nextStep({
  texts,
  words,
  need = '',
  hint = '',
  n = '',
  problem,
  isBusy,
  act,
}: NextOptions): TemplateResult {
  const isOff = need !== '' || isBusy
  return html`${problem ? html`<p class="wrong" role="alert">${problem}</p>` : nothing}
      <div class="acts"><button class="btn primary next" type="button" aria-disabled=${isOff} aria-describedby="hint" @click=${() => !isOff && act()}>${texts.say(words, { n })}</button><span class="hint keys">Ctrl-Enter</span><span class="hint" id="hint">${need || hint}</span></div>`
}
