import {
  drawValue,
  type KithError,
  notify,
  overlay,
  Part,
  type Place,
  type RecordRow,
  recordAddress,
} from '@kith/admin/ui'
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { refusalWords } from './refusal.ts'

const entity = 'opportunities.item'
const columns = ['quantity', 'price', 'discount', 'total'] as const

/** The line items of an opportunity (R41): quantities and discounts are changed where they stand. */
export class KithOpportunitiesItems extends Part {
  static override styles = [
    Part.styles,
    css`
      :host { container-type: inline-size; }
      header { display: flex; align-items: center; gap: var(--k-space-3); margin-bottom: var(--k-space-2); }
      h3 { flex: 1; font-weight: var(--k-weight-medium); }
      .scroll { overflow-x: auto; }
      table { width: 100%; border-collapse: collapse; }
      th, td { height: var(--k-row); padding: 0 0 0 var(--k-space-3); border-bottom: var(--k-hairline) solid var(--k-line); font-weight: var(--k-weight); text-align: end; white-space: nowrap; font-variant-numeric: tabular-nums; }
      th:first-child { padding: 0; text-align: start; }
      td:has(input) { width: 6rem; }
      thead th { color: var(--k-text-3); font-size: var(--k-text-xs); }
      input { min-width: 4rem; text-align: end; }
      /* What one costs stands at the item; what all come to is read here. */
      @container (max-width: 30rem) {
        tr > :nth-child(3) { display: none; }
        th:first-child { white-space: normal; overflow-wrap: anywhere; }
        th, td { padding-inline-start: var(--k-space-2); }
        td:has(input) { width: 4.5rem; }
        input { min-width: 3.5rem; }
      }
    `,
  ]
  static override properties = { place: { attribute: false }, rows: { state: true } }

  declare place: Place
  declare rows: readonly RecordRow[] | undefined
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
    const { texts, rows, session, place } = this
    const isOpen = place.row?.status === 'open'
    const mayAdd = isOpen && session.me.may('create', entity)
    const add = () => overlay(this, 'create', { entity, preset: { opportunity: place.row?.id, quantity: 1 } })
    return html`<section>
      <header><h3>${texts.plural(entity)}</h3>${mayAdd ? html`<button class="btn" type="button" @click=${add}>${texts.word('opportunities.items.add')}</button>` : nothing}</header>
      ${rows?.length === 0 ? html`<p class="hint">${texts.word('opportunities.items.none')}</p>` : nothing}
      ${
        rows && rows.length > 0
          ? html`<div class="scroll" tabindex="0" role="region" aria-label=${texts.plural(entity)}><table>
        <thead><tr><th scope="col">${texts.field(entity, 'name')}</th>${columns.map(name => html`<th scope="col">${texts.field(entity, name)}</th>`)}</tr></thead>
        <tbody>${rows.map(row => html`<tr><th scope="row"><a href=${recordAddress('opportunities.items', row.id)} dir="auto">${String(row.name ?? texts.entity(entity))}</a></th>${columns.map(name => html`<td>${this.#cell(row, name, isOpen)}</td>`)}</tr>`)}</tbody>
      </table></div>`
          : nothing
      }
    </section>`
  }

  #cell(row: RecordRow, name: (typeof columns)[number], isOpen: boolean): unknown {
    const { texts, directory, session } = this
    const isTyped = (name === 'quantity' || name === 'discount') && isOpen && session.me.may('update', entity)
    if (isTyped) {
      const label = `${texts.field(entity, name)}: ${String(row.name ?? '')}`
      return html`<input class="control" inputmode="decimal" aria-label=${label} .value=${String(row[name] ?? '')} @change=${(event: Event) => void this.#set(row, name, event.target as HTMLInputElement)}>`
    }
    const field = directory.byName(entity)?.fields.find(one => one.name === name)
    return field
      ? (drawValue(row[name], { texts, directory, labels: {}, entity, field, now: new Date(), isInRow: true }) ?? '—')
      : nothing
  }

  async #set(row: RecordRow, name: 'quantity' | 'discount', input: HTMLInputElement): Promise<void> {
    try {
      const set = { [name]: Number(input.value) }
      await this.session.api.mutate('opportunities.items.update', { id: row.id, version: row.version, set })
      this.place.reload?.()
    } catch (error) {
      input.value = String(row[name] ?? '')
      notify(this, { text: refusalWords(error as KithError, this.texts, this.directory) })
    }
    await this.#load()
  }

  async #load(): Promise<void> {
    const query = {
      where: { opportunity: this.place.row?.id as string },
      sort: ['position', 'createdAt'],
      limit: 200,
    }
    const rows: RecordRow[] = []
    let after: string | undefined
    do {
      const page: { rows: readonly RecordRow[]; next?: string } = await this.session.api
        .list('opportunities.items', { ...query, ...(after === undefined ? {} : { after }) })
        .catch(() => ({ rows: [] }))
      rows.push(...page.rows)
      after = page.next
    } while (after !== undefined)
    this.rows = rows
  }
}

customElements.define('kith-opportunities-items', KithOpportunitiesItems)
