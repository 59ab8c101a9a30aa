import type { KithError } from '@kith/client'
import { html, nothing, type TemplateResult } from 'lit'
import { Part } from '../ui/part.ts'
import { progressOf, steer } from './progress.ts'
import type { Batch, Counts, ImportFile, Run } from './reads.ts'
import { workStyles } from './styles.ts'
import './problems.ts'

/** How far an import or its dry run is, what came of it, and the rows that were refused. */
export class KithImportWork extends Part {
  static override styles = [Part.styles, workStyles]
  static override properties = {
    run: { attribute: false },
    batch: { attribute: false },
    files: { attribute: false },
    problem: { state: true },
  }

  declare run: Run
  declare batch: Batch | undefined
  declare files: ReadonlyMap<string, ImportFile>
  declare problem: string

  override render(): TemplateResult {
    const { session, directory, texts, run, batch, files } = this
    if (!batch) return html`<p class="hint">${texts.say('imports.hidden')}</p>`
    const counts = (batch.state?.counts ?? {}) as Partial<Counts>
    const isOver = batch.status === 'done' || batch.status === 'cancelled'
    return html`
      ${progressOf({ texts, batch, label: run.dryRun ? texts.say('imports.trying') : texts.say('imports.running'), steer: this.#steer, problem: this.problem })}
      ${isOver ? html`<p class="hint" role="status">${this.#over(batch, run)}</p>` : nothing}
      <dl class="figures">${(['created', 'updated', 'skipped', 'rejected'] as const).map(name => html`<div><dt>${texts.say(`imports.count.${name}`)}</dt><dd>${texts.number(counts[name] ?? 0)}</dd></div>`)}</dl>
      <kith-import-problems .session=${session} .directory=${directory} .texts=${texts} .run=${run} .files=${files} .mark=${`${batch.status} ${counts.rejected ?? 0}`} .rejected=${counts.rejected ?? 0}></kith-import-problems>
    `
  }

  #over({ status }: Batch, { dryRun }: Run): string {
    const { texts } = this
    if (status === 'cancelled') return texts.say(dryRun ? 'imports.cancelled.dry' : 'imports.cancelled')
    return texts.say(dryRun ? 'imports.tried' : 'imports.done')
  }

  readonly #steer = async (how: 'pause' | 'resume' | 'cancel') => {
    this.problem = ''
    await steer(this.session.api, this.batch?.id ?? '', how).catch((error: KithError) => {
      this.problem = this.texts.error(error)
    })
  }
}

customElements.define('kith-import-work', KithImportWork)
