import { type KithError, operateOn, Part, type Place, problemsOf } from '@kith/admin/ui'
import { css, html, nothing, type TemplateResult } from 'lit'

/** Says that leads come to nothing, and why; what was done can be undone. */
export class KithLeadsDisqualify extends Part {
  static override styles = [
    Part.styles,
    css`
      label { display: grid; gap: var(--k-space-1); }
      .acts { margin-top: var(--k-space-4); }
    `,
  ]
  static override properties = { place: { attribute: false }, problem: { state: true } }

  declare place: Place
  declare problem: string | undefined

  override firstUpdated(): void {
    this.renderRoot.querySelector('textarea')?.focus()
  }

  override render(): TemplateResult {
    const { texts } = this
    return html`<form @submit=${this.#submit}>
      <label><span>${texts.field('leads.lead', 'disqualifiedReason')}</span><textarea class="control" name="reason" rows="3" maxlength="2000" aria-describedby="problem"></textarea></label>
      ${this.problem === undefined ? nothing : html`<p class="wrong" id="problem" role="alert">${this.problem}</p>`}
      <div class="acts"><button class="btn primary">${texts.word('leads.action.disqualify')}</button></div>
    </form>`
  }

  readonly #submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const { session, texts, place } = this
    const reason = String(new FormData(event.target as HTMLFormElement).get('reason') ?? '').trim()
    if (reason === '') {
      this.problem = texts.word('leads.disqualify.why')
      return
    }
    const ids = place.ids ?? (place.row ? [place.row.id] : [])
    if (!place.entity) return
    try {
      await operateOn(this, {
        entity: place.entity,
        ids,
        operate: id => session.api.mutate('leads.disqualify', { id, reason }),
        done: n => texts.word('leads.disqualify.done', { n }),
      })
      place.close?.()
      place.reload?.()
    } catch (error) {
      this.problem = problemsOf(error, texts, []).whole ?? texts.error(error as KithError)
    }
  }
}

customElements.define('kith-leads-disqualify', KithLeadsDisqualify)
