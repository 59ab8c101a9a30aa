import type { Condition } from '@kith/rules'
import { css, html, nothing, type TemplateResult } from 'lit'
import type { Filter } from '../../app/route.ts'
import type { Labels } from '../../data/api.ts'
import type { EntityInfo } from '../../data/directory.ts'
import { icon } from '../../ui/icons.ts'
import { Part } from '../../ui/part.ts'
import { type Chip, chipsOf, saidIn, whereOf } from './chips.ts'
import './editor.ts'
import { sayChip } from './say.ts'

/**
 * A filter as chips: each is a part that holds, pressed it opens to be changed, and can be taken out. Tells by
 * `kith-filtered` of the filter that it has become.
 */
export class KithFilterBar extends Part {
  static override styles = [
    Part.styles,
    css`
      :host { display: flex; flex-wrap: wrap; align-items: center; gap: var(--k-space-2); position: relative; }
      .chip { display: inline-flex; align-items: center; max-width: 100%; border: var(--k-hairline) solid var(--k-line-strong); border-radius: var(--k-radius-m); background: var(--k-raised); }
      .chip button { min-height: calc(var(--k-control-height) - 0.25rem); border: 0; background: none; color: var(--k-text-2); cursor: pointer; }
      .chip .said { min-width: 0; padding: 0 var(--k-space-2); border-radius: var(--k-radius-m) 0 0 var(--k-radius-m); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
      .chip .out { display: grid; place-items: center; min-width: 1.75rem; padding: 0; border-radius: 0 var(--k-radius-m) var(--k-radius-m) 0; }
      .chip button:hover { background: var(--k-hover); }
      .chip .i { width: 0.75rem; height: 0.75rem; }
      .box { display: block; position: absolute; top: 100%; z-index: var(--k-z-menu); inset-inline-start: 0; margin-top: var(--k-space-1); width: min(30rem, 100%); max-height: min(70vh, 40rem); overflow: auto; padding: var(--k-space-4); border: var(--k-hairline) solid var(--k-line); border-radius: var(--k-radius-l); background: var(--k-raised); box-shadow: var(--k-shadow-2); }
      .add:first-child { margin-inline-start: calc(-1 * var(--k-space-3)); }
      /* On a phone it stands at the bottom, over all that is scrolled. */
      @media (max-width: 47.99rem) {
        .box { position: fixed; top: auto; inset-inline: 0; bottom: 0; width: 100%; max-height: 80dvh; border-radius: var(--k-radius-xl) var(--k-radius-xl) 0 0; box-shadow: var(--k-shadow-3); z-index: var(--k-z-toast); }
      }
    `,
  ]
  static override properties = {
    entity: { attribute: false },
    where: { attribute: false },
    open: { state: true },
    labels: { state: true },
  }

  declare entity: EntityInfo
  declare where: Filter | undefined
  /** The chip that is being changed; -1: a new one. */
  declare open: number | undefined
  declare labels: Labels

  constructor() {
    super()
    this.labels = {}
  }

  /** Opens the editor of a new part. */
  add(): void {
    this.open = -1
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('where') || changed.has('entity')) void this.#learn()
  }

  override render(): TemplateResult {
    const { texts, entity, labels } = this
    const chips = chipsOf(this.where)
    return html`
      ${chips.map((chip, n) => {
        const words = sayChip(chip, { texts, entity, labels, currency: this.session.me.currency })
        return html`<span class="chip"><button class="said" type="button" aria-expanded=${this.open === n} title=${words} @click=${() => this.#toggle(n)}>${words}</button><button class="out" type="button" aria-label=${texts.say('filter.remove', { name: words })} @click=${() => this.#put(chips.toSpliced(n, 1))}>${icon('close')}</button></span>`
      })}
      <button class="btn quiet add" type="button" aria-expanded=${this.open === -1} @click=${() => this.#toggle(-1)}>${icon('plus')}${texts.say('filter.add')}</button>
      ${this.open === undefined ? nothing : this.#editor(chips)}
    `
  }

  #editor(chips: readonly Chip[]): TemplateResult {
    const { session, directory, texts, entity, labels, open } = this
    const chip = chips[open ?? -1]
    const done = ({ detail: made }: CustomEvent<Condition | undefined>) => {
      this.open = undefined
      if (made) this.#put(chip ? chips.with(open as number, made) : [...chips, made])
    }
    const close = () => {
      this.open = undefined
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.add')?.focus())
    }
    return html`<kith-filter-editor class="box" role="group" aria-label=${texts.say('filter.title')} .session=${session} .directory=${directory} .texts=${texts} .entity=${entity} .labels=${labels} .condition=${chip} @kith-done=${done} @kith-closed=${close}></kith-filter-editor>`
  }

  #toggle(n: number): void {
    this.open = this.open === n ? undefined : n
  }

  #put(chips: readonly Chip[]): void {
    this.open = undefined
    const detail = whereOf(chips)
    this.dispatchEvent(new CustomEvent<Filter | undefined>('kith-filtered', { detail, bubbles: true, composed: true }))
  }

  /** The names of the records that the filter speaks of. */
  async #learn(): Promise<void> {
    const { entity, directory, session } = this
    const wanted = new Map<string, Set<string>>()
    for (const [field, said] of saidIn((this.where ?? {}) as Condition)) {
      const target = entity.fields.find(({ name }) => name === field)?.options.entity
      if (target === undefined) continue
      for (const id of JSON.stringify(said).match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? []) {
        if (this.labels[id] === undefined) wanted.set(target, (wanted.get(target) ?? new Set()).add(id))
      }
    }
    for (const [name, ids] of wanted) {
      const target = directory.byName(name)
      if (!target) continue
      const page = await session.api
        .list(target.path, { where: { id: { in: [...ids] } }, limit: 200 })
        .catch(() => ({ rows: [] }))
      const found = page.rows.map(row => [row.id, String(row[target.label] ?? '')] as const)
      this.labels = { ...this.labels, ...Object.fromEntries(found) }
    }
  }
}

customElements.define('kith-filter-bar', KithFilterBar)
