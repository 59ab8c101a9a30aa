import { type KithError, notify, overlay, Part, type Place } from '@kith/admin/ui'
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { refusalWords } from './refusal.ts'

interface Missing {
  readonly fields: readonly string[]
  readonly next: {
    readonly id: string
    readonly name: string
    readonly problems: readonly { readonly path: string; readonly code: string }[]
  } | null
  readonly activities: readonly string[]
}

/** What an opportunity lacks for its next stage, what else is missing of it, and what is done in its stage (R36, R40). */
export class KithOpportunitiesNext extends Part {
  static override styles = [
    Part.styles,
    css`
      section { display: grid; gap: var(--k-space-2); }
      h3 { font-weight: var(--k-weight-medium); }
      p, li { color: var(--k-text-2); line-height: var(--k-leading-prose); }
      .ready { color: var(--k-green-ink); }
      ul { padding-inline-start: var(--k-space-4); list-style: disc; }
    `,
  ]
  static override properties = { place: { attribute: false }, found: { state: true } }

  declare place: Place
  declare found: Missing | undefined
  #asked: string | undefined

  override willUpdate(changed: PropertyValues<this>): void {
    const { row } = this.place
    const key = row && `${row.id} ${row.version}`
    if (changed.has('place') && key !== this.#asked) {
      this.#asked = key
      void this.#load()
    }
  }

  override render(): TemplateResult {
    const { texts, found } = this
    if (!found?.next) return html``
    const { next, fields, activities } = found
    const named = (paths: readonly string[]) =>
      texts.all(paths.map(path => texts.within(texts.field('opportunities.opportunity', path))))
    const others = fields.filter(name => !next.problems.some(({ path }) => path === name))
    const preset = {}
    const fill = () =>
      overlay(this, 'edit', { entity: 'opportunities.opportunity', id: this.place.row?.id ?? '', preset })
    return html`<section>
      <h3>${texts.word('opportunities.next.title', { name: next.name })}</h3>
      ${
        next.problems.length === 0
          ? html`<p class="ready">${texts.word('opportunities.next.ready')}</p>`
          : html`<p>${texts.word('opportunities.next.needs', { names: named(next.problems.map(({ path }) => path)) })} <button class="link" type="button" @click=${fill}>${texts.word('opportunities.next.fill')}</button></p>`
      }
      ${others.length === 0 ? nothing : html`<p>${texts.word('opportunities.next.also', { names: named(others) })}</p>`}
      ${activities.length === 0 ? nothing : html`<ul aria-label=${texts.word('opportunities.next.activities')}>${activities.map(words => this.#suggestion(words))}</ul>`}
    </section>`
  }

  #suggestion(words: string): TemplateResult {
    const { texts, directory, session } = this
    const mayPlan = directory.byName('activities.activity') && session.me.mayCall('activities.work')
    const label = texts.word('opportunities.next.plan-it', { name: words })
    return html`<li><span dir="auto">${words}</span> ${mayPlan ? html`<button class="link" type="button" aria-label=${label} @click=${() => void this.#plan(words)}>${texts.word('opportunities.next.plan')}</button>` : nothing}</li>`
  }

  async #plan(subject: string): Promise<void> {
    const { session, texts, directory, place } = this
    try {
      const about = { entity: 'opportunities.opportunity', id: place.row?.id }
      const due = new Date(Date.now() + 86_400_000).toISOString()
      await session.api.mutate('activities.plan', { type: 'task', subject, about, due })
      notify(this, { text: texts.word('opportunities.next.planned', { name: subject }) })
      place.reload?.()
    } catch (error) {
      notify(this, { text: refusalWords(error as KithError, texts, directory) })
    }
  }

  async #load(): Promise<void> {
    try {
      this.found = await this.session.api.query<Missing>('opportunities.missing', { id: this.place.row?.id })
    } catch (error) {
      notify(this, { text: refusalWords(error as KithError, this.texts, this.directory) })
    }
  }
}

customElements.define('kith-opportunities-next', KithOpportunitiesNext)
