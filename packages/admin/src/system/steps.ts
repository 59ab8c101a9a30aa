import { html, nothing, type TemplateResult } from 'lit'
import type { AuthFailure } from '../door/ask.ts'
import { wordsOf } from '../door/words.ts'
import type { Texts } from '../texts/texts.ts'

export interface FieldOptions {
  readonly texts: Texts
  readonly name: string
  readonly label: string
  readonly type?: 'password' | 'text'
  readonly autocomplete: AutoFill
  readonly hint?: string
  readonly failure: AuthFailure | undefined
  /** The codes that are about this field. */
  readonly codes?: readonly string[]
}

/** A labelled input of a step of `/auth`, with what is wrong with it below. */
export function stepField(options: FieldOptions): TemplateResult {
  const { texts, name, label, type = 'password', autocomplete, hint, failure, codes = [] } = options
  const isWrong = failure !== undefined && isAbout(failure, name, codes)
  const about = [hint === undefined ? '' : `${name}-hint`, isWrong ? `${name}-wrong` : ''].filter(Boolean).join(' ')
  return html`<label class="field"><span>${label}</span>
    <input class="control" name=${name} type=${type} autocomplete=${autocomplete} inputmode=${autocomplete === 'one-time-code' ? 'numeric' : nothing} required aria-invalid=${isWrong} aria-describedby=${about || nothing}>
    ${hint === undefined ? nothing : html`<small class="hint" id="${name}-hint">${hint}</small>`}
    ${isWrong ? html`<small class="wrong" id="${name}-wrong" role="alert">${failureWords(texts, failure)}</small>` : nothing}
  </label>`
}

/** What is wrong with none of the fields. */
export function stepFailure(
  texts: Texts,
  failure: AuthFailure | undefined,
  fields: readonly (readonly [name: string, ...codes: string[]])[],
): TemplateResult | typeof nothing {
  if (!failure || fields.some(([name, ...codes]) => isAbout(failure, name, codes))) return nothing
  return html`<p class="wrong" role="alert">${failureWords(texts, failure)}</p>`
}

/** The values of a form that was submitted. */
export function given(event: SubmitEvent): Readonly<Record<string, string>> {
  event.preventDefault()
  return Object.fromEntries(new FormData(event.target as HTMLFormElement)) as Record<string, string>
}

function isAbout({ code, details }: AuthFailure, name: string, codes: readonly string[]): boolean {
  return codes.includes(code) || details?.problems?.some(({ path }) => path === name) === true
}

function failureWords(texts: Texts, failure: AuthFailure): string {
  return failure.code === 'KITH_CREDENTIALS' ? texts.say('security.wrong') : wordsOf(texts, failure)
}
