import { failure, followed, Part } from '@kith/admin/ui'
import { css, html, nothing } from 'lit'

/** How much of what a customer may owe is used, as the plugin's own process knows it. */
class Standing extends Part {
  static styles = [
    Part.styles,
    css`
      h3 { margin-bottom: var(--k-space-1); font-weight: var(--k-weight-medium); }
      p { color: var(--k-text-2); }
      progress { width: 100%; accent-color: var(--k-accent); }
    `,
  ]
  static properties = { place: { attribute: false }, found: { state: true }, error: { state: true } }

  constructor() {
    super()
    followed(
      this,
      ({ entity }) => entity === 'credit.limit' || entity === 'opportunities.opportunity',
      () => this.read(),
    )
  }

  willUpdate(changed) {
    const before = changed.get('place')
    if (before && before.row.id !== this.place.row.id) this.read()
  }

  async read() {
    const { id } = this.place.row
    try {
      const found = await this.session.api.query('credit.check', { account: id, amount: 0 })
      if (id !== this.place.row.id) return
      this.found = found
      this.error = undefined
    } catch (error) {
      this.error = error
    }
  }

  render() {
    const { texts, found, error } = this
    const title = html`<h3>${texts.word('credit')}</h3>`
    if (error) return html`${title}${failure({ texts, error, again: () => this.read() })}`
    if (!found) return nothing
    const used = Math.min(100, Math.round((found.used / Math.max(1, found.limit)) * 100))
    const words = texts.word('credit.standing', { used: texts.number(used) })
    return html`${title}<p>${words}</p><progress max="100" value=${used} aria-label=${words}></progress>`
  }
}

customElements.define('credit-standing', Standing)
