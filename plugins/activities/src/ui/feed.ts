import { isHeld, type KithError, notify, Part } from '@kith/admin/ui'
import { css, html, nothing, type TemplateResult } from 'lit'

/** The secret address of one's calendar: to copy, and to renew (R71). */
export class KithActivitiesFeed extends Part {
  static override styles = [
    Part.styles,
    css`
      p { margin-bottom: var(--k-space-3); color: var(--k-text-2); line-height: var(--k-leading-prose); }
      .acts { display: flex; flex-wrap: wrap; gap: var(--k-space-2); margin-top: var(--k-space-3); }
    `,
  ]
  static override properties = { url: { state: true }, problem: { state: true } }

  /** null: there is none yet. */
  declare url: string | null | undefined
  declare problem: string | undefined

  override firstUpdated(): void {
    this.session.api
      .query<{ url: string | null }>('activities.feedAddress', {})
      .then(({ url }) => (this.url = url))
      .catch((error: KithError) => (this.problem = this.texts.error(error)))
  }

  override render(): TemplateResult {
    const { texts, url, problem } = this
    const name = texts.word('activities.feed.title')
    return html`<p>${texts.word('activities.feed.about')}</p>
      ${url ? html`<input class="control code" readonly aria-label=${name} .value=${url} @focus=${(event: Event) => (event.target as HTMLInputElement).select()}>` : nothing}
      ${problem === undefined ? nothing : html`<p class="wrong" role="alert">${problem}</p>`}
      <div class="acts">
        ${url ? html`<button class="btn primary" type="button" @click=${this.#copy}>${texts.word('activities.feed.copy')}</button>` : nothing}
        ${url === undefined ? nothing : html`<button class="btn ${url === null ? 'primary' : ''}" type="button" @click=${this.#renew}>${texts.word(url === null ? 'activities.feed.make' : 'activities.feed.renew')}</button>`}
      </div>`
  }

  readonly #copy = async () => {
    try {
      await navigator.clipboard.writeText(this.url ?? '')
      notify(this, { text: this.texts.word('activities.feed.copied') })
    } catch {
      this.renderRoot.querySelector('input')?.focus()
    }
  }

  readonly #renew = async () => {
    const before = this.url
    try {
      const answer = await this.session.api.mutate<{ url: string }>('activities.renewFeed', {})
      if (isHeld(answer)) return
      this.url = answer.url
      if (before) notify(this, { text: this.texts.word('activities.feed.renewed') })
    } catch (error) {
      this.problem = this.texts.error(error as KithError)
    }
  }
}

customElements.define('kith-activities-feed', KithActivitiesFeed)
