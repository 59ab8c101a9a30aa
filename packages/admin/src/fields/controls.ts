import { html, nothing, type TemplateResult } from 'lit'
import type { Problems } from '../edit/problems.ts'

/** The controls of a form whose places are named as the server names them: `settings.min`, `labels`. */
export interface Controls {
  /** A control with its label, and what is wrong with it or else what helps with it. */
  one(place: string, label: string, input: (id: string) => TemplateResult, hint?: string): TemplateResult
  wrong(place: string): TemplateResult | typeof nothing
  isWrong(place: string): boolean
  /** The id of what is said about a place, for readers. */
  about(place: string, hasHint?: boolean): string | typeof nothing
}

/** The id of a place's control. */
export function idOf(place: string): string {
  return `f-${place.replaceAll('.', '-')}`
}

export function controlsOf({ fields }: Problems): Controls {
  const isWrong = (place: string) => fields[place] !== undefined
  const wrong = (place: string) =>
    isWrong(place) ? html`<p class="wrong" id="${idOf(place)}-e">${fields[place]}</p>` : nothing
  return {
    isWrong,
    wrong,
    about: (place, hasHint = false) => (hasHint || isWrong(place) ? `${idOf(place)}-e` : nothing),
    one(place, label, input, hint) {
      const id = idOf(place)
      return html`<div class="one"><label for=${id}>${label}</label>${input(id)}
      ${wrong(place)}${hint === undefined || isWrong(place) ? nothing : html`<p class="hint" id="${id}-e">${hint}</p>`}</div>`
    },
  }
}
