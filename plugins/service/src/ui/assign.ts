import type { Picked } from '@kith/admin/ui'
import { html, type TemplateResult } from 'lit'
import { CaseDialog } from './case-dialog.ts'

/** Gives cases to somebody, or back to their queue; what was done can be undone. */
export class KithServiceAssign extends CaseDialog {
  static override properties = { ...CaseDialog.properties, picked: { state: true } }

  declare picked: Picked | undefined

  override render(): TemplateResult {
    const { session, directory, texts, picked } = this
    const give = (owner: string | null) => {
      void this.run('service.assign', { owner }, (_, n) => texts.word('service.ui.assigned', { n }))
    }
    return html`<div class="field">
      <kith-ref-input .name=${texts.field('service.case', 'owner')} .session=${session} .directory=${directory} .texts=${texts} .entities=${['kernel.user']} .label=${picked?.label ?? ''} @kith-picked=${({ detail }: CustomEvent<Picked | undefined>) => (this.picked = detail)}></kith-ref-input>
      ${this.wrong()}
      <div class="acts"><button class="btn primary" type="button" aria-disabled=${picked === undefined} @click=${() => picked && give(picked.id)}>${texts.word('service.action.assign')}</button><button class="btn" type="button" @click=${() => give(null)}>${texts.word('service.ui.assign.queue')}</button></div>
    </div>`
  }
}

customElements.define('kith-service-assign', KithServiceAssign)
