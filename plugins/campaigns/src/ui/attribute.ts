import { isHeld, type KithError, notify, Part, type Picked, type Place } from '@kith/admin/ui'
import { css, html, nothing, type TemplateResult } from 'lit'

/** Says of a lead which campaign it came from. */
export class KithCampaignsAttribute extends Part {
  static override styles = [
    Part.styles,
    css`
      .acts { margin-top: var(--k-space-4); }
      p { margin-block: var(--k-space-2); color: var(--k-text-2); }
    `,
  ]
  static override properties = { place: { attribute: false }, picked: { state: true }, problem: { state: true } }

  declare place: Place
  declare picked: Picked | undefined
  declare problem: string | undefined

  override render(): TemplateResult {
    const { session, directory, texts, picked } = this
    return html`<p>${texts.word('campaigns.attribute.once')}</p>
      <kith-ref-input .name=${texts.entity('campaigns.campaign')} .session=${session} .directory=${directory} .texts=${texts} .entities=${['campaigns.campaign']} .label=${picked?.label ?? ''} @kith-picked=${({ detail }: CustomEvent<Picked | undefined>) => (this.picked = detail)}></kith-ref-input>
      ${this.problem === undefined ? nothing : html`<p class="wrong" role="alert">${this.problem}</p>`}
      <div class="acts"><button class="btn primary" type="button" aria-disabled=${picked === undefined} @click=${() => picked && void this.#set(picked.id)}>${texts.word('campaigns.action.attribute')}</button></div>`
  }

  async #set(campaign: string): Promise<void> {
    const { session, texts, place } = this
    try {
      const answer = await session.api.mutate('campaigns.attribute', { id: place.row?.id, campaign })
      const text = isHeld(answer)
        ? texts.say('edit.held', { why: answer.held.reason })
        : texts.word('campaigns.attribute.done')
      notify(this, { text })
      place.close?.()
      place.reload?.()
    } catch (error) {
      const refusal = error as KithError
      this.problem = texts.refusal(refusal.code) ?? texts.error(refusal)
    }
  }
}

customElements.define('kith-campaigns-attribute', KithCampaignsAttribute)
