import type { KithError } from '@kith/client'
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { recordAddress } from '../app/route.ts'
import { fieldValue } from '../data/field-value.ts'
import { Part } from '../ui/part.ts'
import { progressOf, type Steering, steer } from './progress.ts'
import type { Batch, Counts, Run, UndoResult } from './reads.ts'
import { workStyles } from './styles.ts'
import { undoStyles } from './undo-styles.ts'
import { codeOfKept } from './words.ts'

/** Takes an import back as a whole, and tells what was kept and why. */
export class KithImportUndo extends Part {
  static override styles = [Part.styles, workStyles, undoStyles]
  static override properties = {
    run: { attribute: false },
    batch: { attribute: false },
    undo: { attribute: false },
    isAsking: { state: true },
    problem: { state: true },
    names: { state: true },
  }

  declare run: Run
  declare batch: Batch | undefined
  /** What takes it back, once that was asked for. */
  declare undo: Batch | undefined
  declare isAsking: boolean
  declare problem: string
  /** What was kept, by name. */
  declare names: ReadonlyMap<string, string>

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('run') && changed.get('run')?.id !== this.run.id) this.isAsking = false
    if (this.undo?.status === 'done' && !this.names) void this.#name()
  }

  override render(): TemplateResult | typeof nothing {
    const { texts, undo, batch } = this
    if (undo) return this.#undoing(undo)
    const { created = 0, updated = 0 } = (batch?.state?.counts ?? {}) as Partial<Counts>
    const stands = batch && !['waiting', 'running'].includes(batch.status)
    if (!stands || created + updated === 0) return nothing
    if (!this.isAsking) {
      return html`<button class="btn ask" type="button" @click=${() => this.#ask(true)}>${texts.say('imports.undo')}</button>`
    }
    const values = { created: texts.number(created), updated: texts.number(updated) }
    return html`<div class="asking" role="group" aria-label=${texts.say('imports.undo')}>
      <p>${texts.say('imports.undo.lead', values)}</p>
      <label class="box"><input type="checkbox" name="changed"><span>${texts.say('imports.undo.changed')}</span></label>
      ${this.problem ? html`<p class="wrong" role="alert">${this.problem}</p>` : nothing}
      <div class="acts"><button class="btn danger" type="button" @click=${this.#begin}>${texts.say('imports.undo')}</button><button class="btn quiet" type="button" @click=${() => this.#ask(false)}>${texts.say('imports.undo.not')}</button></div>
    </div>`
  }

  #undoing(undo: Batch): TemplateResult {
    const { texts, batch } = this
    const { created = 0, updated = 0 } = (batch?.state?.counts ?? {}) as Partial<Counts>
    const { undone = 0, kept = 0 } = undo.state?.counts ?? {}
    const { list = [] } = (undo.result ?? {}) as Partial<UndoResult>
    const isOver = undo.status === 'done' || undo.status === 'cancelled'
    return html`${progressOf({ texts, batch: undo, label: texts.say('imports.undoing'), total: created + updated, steer: this.#steer, problem: this.problem })}
      ${isOver ? html`<p class="asking" role="status">${texts.say(undo.status === 'done' ? 'imports.undone' : 'imports.undo.cancelled', { n: texts.number(undone) })} ${kept > 0 ? texts.say('imports.kept', { n: texts.number(kept) }) : nothing}</p>` : nothing}
      ${list.length === 0 ? nothing : html`<ul class="kept">${list.map(one => this.#kept(one))}</ul>`}`
  }

  #kept({ entity, id, why }: NonNullable<UndoResult['list']>[number]): TemplateResult {
    const { texts, directory } = this
    const info = directory.byName(entity)
    const name = this.names?.get(id)
    const shown =
      name && info
        ? html`<a class="link" href=${recordAddress(info.path, id)} dir="auto">${name}</a>`
        : texts.entity(entity)
    return html`<li>${shown} <span class="hint">${codeOfKept(texts, why)}</span></li>`
  }

  /** Reads what those that were kept are called. */
  async #name(): Promise<void> {
    this.names = new Map()
    const { list = [] } = (this.undo?.result ?? {}) as Partial<UndoResult>
    for (const entity of new Set(list.map(one => one.entity))) {
      const info = this.directory.byName(entity)
      const ids = list.filter(one => one.entity === entity).map(({ id }) => id)
      if (!info) continue
      const page = await this.session.api
        .list(info.path, { where: { id: { in: ids } }, limit: 200 })
        .catch(() => undefined)
      const found = (page?.rows ?? []).map(row => [row.id, String(fieldValue(row, info.label) ?? '')] as const)
      this.names = new Map([...this.names, ...found])
    }
  }

  #ask(yes: boolean): void {
    this.isAsking = yes
    this.problem = ''
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(yes ? 'input' : '.ask')?.focus())
  }

  readonly #begin = async () => {
    const changedToo = this.renderRoot.querySelector<HTMLInputElement>('input')?.checked === true
    this.problem = ''
    try {
      await this.session.api.mutate('kernel.undoImport', { id: this.run.id, changedToo })
      this.isAsking = false
    } catch (error) {
      this.problem = this.texts.error(error as KithError)
    }
  }

  readonly #steer = async (how: Steering) => {
    this.problem = ''
    await steer(this.session.api, this.undo?.id ?? '', how).catch((error: KithError) => {
      this.problem = this.texts.error(error)
    })
  }
}

customElements.define('kith-import-undo', KithImportUndo)
