import { operateOn } from '@kith/admin/ui'
import { html, type TemplateResult } from 'lit'
import { FormPart } from './form-part.ts'

/** Cancels activities: nobody changes a closed one any more (R59), so this is asked first. */
export class KithActivitiesCancel extends FormPart {
  override firstUpdated(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.btn.primary')?.focus())
  }

  override doing(): string {
    return this.texts.word('activities.action.cancel')
  }

  override fields(): TemplateResult {
    return html`<p>${this.texts.word('activities.cancel.final', { n: this.ids.length })}</p>`
  }

  override async send(): Promise<true | undefined> {
    const { session, directory, texts, ids } = this
    const entity = directory.byName('activities.activity')
    if (!entity) return undefined
    await operateOn({
      host: this,
      session,
      texts,
      entity,
      ids,
      operate: id => session.api.mutate('activities.cancel', { id }),
      done: n => texts.word('activities.done.cancelled', { n }),
      final: true,
    })
    return true
  }
}

customElements.define('kith-activities-cancel', KithActivitiesCancel)
