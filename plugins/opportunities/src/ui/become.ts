import { isHeld, type KithError, notify, Part, type Place, recordAddress } from '@kith/admin/ui'
import { css, html, nothing, type TemplateResult } from 'lit'
import { refusalWords } from './refusal.ts'

/** Makes an opportunity of an activity (R63), and goes there. */
export class KithOpportunitiesBecome extends Part {
  static override styles = [
    Part.styles,
    css`
      form { display: grid; gap: var(--k-space-4); }
      p { line-height: var(--k-leading-prose); }
    `,
  ]
  static override properties = { place: { attribute: false }, problem: { state: true } }

  declare place: Place
  declare problem: string | undefined

  override firstUpdated(): void {
    this.renderRoot.querySelector('button')?.focus()
  }

  override render(): TemplateResult {
    const { texts, problem } = this
    return html`<form @submit=${this.#submit}>
      <p>${texts.word('opportunities.become.hint')}</p>
      ${problem === undefined ? nothing : html`<p class="wrong" role="alert">${problem}</p>`}
      <div class="acts"><button class="btn primary">${texts.word('opportunities.action.become')}</button><button class="btn quiet" type="button" @click=${() => this.place.close?.()}>${texts.say('edit.cancel')}</button></div>
    </form>`
  }

  readonly #submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const { session, texts, place, directory } = this
    try {
      const answer = await session.api.mutate<{ readonly id: string }>('activities.convert', {
        id: place.row?.id,
        into: 'opportunities.opportunity',
      })
      place.close?.()
      if (isHeld(answer)) notify(this, { text: texts.say('edit.held', { why: answer.held.reason }) })
      else location.hash = recordAddress('opportunities', answer.id)
    } catch (error) {
      this.problem = refusalWords(error as KithError, texts, directory)
    }
  }
}

customElements.define('kith-opportunities-become', KithOpportunitiesBecome)
