import { Part, type Place } from '@kith/admin/ui'
import { css, html, type TemplateResult } from 'lit'

const day = 86_400_000

/** On a record's page: how long there is still time. */
class Due extends Part {
  static override styles = [
    Part.styles,
    css`
      p { color: var(--k-text-2); }
    `,
  ]
  static override properties = { place: { attribute: false } }

  declare place: Place

  override render(): TemplateResult {
    const { texts, place } = this
    const due = place.row?.due
    if (typeof due !== 'string') return html`<p>${texts.word('sample-plugin.due.none')}</p>`
    const days = Math.ceil((Date.parse(due) - Date.now()) / day)
    const when = new Intl.RelativeTimeFormat(texts.locale, { numeric: 'auto' }).format(days, 'day')
    return html`<p>${texts.word('sample-plugin.due.when', { when })}</p>`
  }
}

customElements.define('kith-sample-plugin-due', Due)
