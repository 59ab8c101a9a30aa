import { type KithError, operateOn, Part, type Picked, type Place } from '@kith/admin/ui'
import { css, html, nothing, type TemplateResult } from 'lit'

/** Gives leads to somebody, or back to the pool; what was done can be undone. */
export class KithLeadsAssign extends Part {
  static override styles = [
    Part.styles,
    css`
      .acts { margin-top: var(--k-space-4); }
    `,
  ]
  static override properties = { place: { attribute: false }, picked: { state: true }, problem: { state: true } }

  declare place: Place
  declare picked: Picked | undefined
  declare problem: string | undefined

  override firstUpdated(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('kith-ref-input')?.focus())
  }

  override render(): TemplateResult {
    const { session, directory, texts, picked } = this
    return html`
      <kith-ref-input .name=${texts.field('leads.lead', 'owner')} .session=${session} .directory=${directory} .texts=${texts} .entities=${['kernel.user']} .label=${picked?.label ?? ''} @kith-picked=${({ detail }: CustomEvent<Picked | undefined>) => (this.picked = detail)}></kith-ref-input>
      ${this.problem === undefined ? nothing : html`<p class="wrong" role="alert">${this.problem}</p>`}
      <div class="acts"><button class="btn primary" type="button" aria-disabled=${picked === undefined} @click=${() => picked && void this.#give(picked.id)}>${texts.word('leads.action.assign')}</button><button class="btn" type="button" @click=${() => void this.#give(null)}>${texts.word('leads.assign.pool')}</button></div>
    `
  }

  get #ids(): readonly string[] {
    const { ids, row } = this.place
    return ids ?? (row ? [row.id] : [])
  }

  async #give(owner: string | null): Promise<void> {
    const { session, texts, place } = this
    if (!place.entity) return
    try {
      await operateOn(this, {
        entity: place.entity,
        ids: this.#ids,
        operate: id => session.api.mutate('leads.assign', { id, owner }),
        done: n => texts.word('leads.assigned', { n }),
      })
      place.close?.()
      place.reload?.()
    } catch (error) {
      this.problem = texts.error(error as KithError)
    }
  }
}

customElements.define('kith-leads-assign', KithLeadsAssign)
