import { isHeld, type KithError, Part, type Picked, type Place } from '@kith/admin/ui'
import { css, html, nothing, type TemplateResult } from 'lit'

interface Added {
  readonly added: number
  readonly known: number
  readonly refused: number
  readonly next: string | null
}

const none = { added: 0, known: 0, refused: 0 }

/** Makes the people of a segment members, batch by batch (R82); it can be stopped and begun again. */
export class KithCampaignsAdd extends Part {
  static override styles = [
    Part.styles,
    css`
      .acts { display: flex; gap: var(--k-space-2); margin-top: var(--k-space-4); }
      p { margin-top: var(--k-space-3); color: var(--k-text-2); }
    `,
  ]
  static override properties = {
    place: { attribute: false },
    picked: { state: true },
    sums: { state: true },
    state: { state: true },
    problem: { state: true },
  }

  declare place: Place
  declare picked: Picked | undefined
  declare sums: Omit<Added, 'next'> | undefined
  declare state: 'running' | 'done' | undefined
  declare problem: string | undefined

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.state = undefined
  }

  override render(): TemplateResult {
    const { session, directory, texts, picked, sums, state, place } = this
    const word = (key: string, values: Record<string, string> = {}) => texts.word(`campaigns.add.${key}`, values)
    const pick = ({ detail }: CustomEvent<Picked | undefined>) => {
      this.picked = detail
      this.sums = this.state = undefined
    }
    const counted = sums && {
      added: texts.number(sums.added),
      known: texts.number(sums.known),
      refused: texts.number(sums.refused),
    }
    const stop = () => {
      this.state = undefined
    }
    return html`<kith-ref-input .name=${texts.entity('campaigns.segment')} .session=${session} .directory=${directory} .texts=${texts} .entities=${['campaigns.segment']} .label=${picked?.label ?? ''} @kith-picked=${pick}></kith-ref-input>
      <p>${word(place.row?.writes === false ? 'all' : 'consent')}</p>
      <p role="status">${counted ? word(state === 'done' ? 'done' : 'going', counted) : nothing}</p>
      ${this.problem === undefined ? nothing : html`<p class="wrong" role="alert">${this.problem}</p>`}
      <div class="acts">${state === 'running' ? html`<button class="btn" type="button" @click=${stop}>${word('stop')}</button>` : html`<button class="btn primary" type="button" aria-disabled=${picked === undefined} @click=${() => picked && void this.#add(picked.id)}>${word('start')}</button>`}${state === 'done' ? html`<button class="btn" type="button" @click=${() => place.close?.()}>${word('close')}</button>` : nothing}</div>`
  }

  async #add(segment: string): Promise<void> {
    this.problem = undefined
    this.state = 'running'
    this.sums = none
    let after: string | null = null
    try {
      do {
        const one = await this.#batch(segment, after)
        if (!one) break
        const sums: Omit<Added, 'next'> = this.sums ?? none
        this.sums = {
          added: sums.added + one.added,
          known: sums.known + one.known,
          refused: sums.refused + one.refused,
        }
        after = one.next
      } while (after !== null && this.state === 'running')
      if (after === null && this.problem === undefined) this.state = 'done'
    } catch (error) {
      this.state = undefined
      this.problem = this.texts.error(error as KithError)
    }
    this.place.reload?.()
  }

  /** `undefined` where it waits for somebody's approval. */
  async #batch(segment: string, after: string | null): Promise<Added | undefined> {
    const input = { id: this.place.row?.id, segment, ...(after === null ? {} : { after }) }
    const one = await this.session.api.mutate<Added>('campaigns.addMembers', input)
    if (!isHeld(one)) return one
    this.state = undefined
    this.problem = this.texts.say('edit.held', { why: one.held.reason })
    return undefined
  }
}

customElements.define('kith-campaigns-add', KithCampaignsAdd)
