import { isHeld, type KithError, notify, Part, type Place, type RecordRow } from '@kith/admin/ui'
import { css, html, nothing, type TemplateResult } from 'lit'
import { refusalWords } from './refusal.ts'

/** Ends an opportunity with a reason of the list (R48); what is lost may name the competitor who got it (R96). */
export abstract class Closing extends Part {
  static override styles = [
    Part.styles,
    css`
      form { display: grid; gap: var(--k-space-4); }
      label { display: grid; gap: var(--k-space-1); }
    `,
  ]
  static override properties = {
    place: { attribute: false },
    reasons: { state: true },
    competitors: { state: true },
    problem: { state: true },
  }

  abstract readonly outcome: 'won' | 'lost'
  declare place: Place
  declare reasons: readonly RecordRow[] | undefined
  declare competitors: readonly RecordRow[] | undefined
  declare problem: string | undefined

  override firstUpdated(): void {
    void this.#load()
  }

  override render(): TemplateResult {
    const { texts, reasons, competitors, outcome, problem } = this
    const options = (rows: readonly RecordRow[] = []) =>
      rows.map(row => html`<option value=${row.id}>${String(row.name)}</option>`)
    const act = outcome === 'won' ? 'win' : 'lose'
    return html`<form @submit=${this.#submit} @keydown=${this.#pressed}>
      <label><span>${texts.word(`opportunities.closing.${outcome}`)}</span><select class="control" name="reason" aria-describedby="problem"><option value="">—</option>${options(reasons)}</select></label>
      ${outcome === 'lost' ? html`<label><span>${texts.word('opportunities.closing.who')}</span><select class="control" name="competitor"><option value="">—</option>${options(competitors)}</select></label>` : nothing}
      <label><span>${texts.field('opportunities.opportunity', 'reasonNote')}</span><textarea class="control" name="note" rows="3" maxlength="4000"></textarea></label>
      ${problem === undefined ? nothing : html`<p class="wrong" id="problem" role="alert">${problem}</p>`}
      <div class="acts"><button class="btn primary">${texts.word(`opportunities.action.${act}`)} <kbd>Ctrl ↵</kbd></button><button class="btn quiet" type="button" @click=${() => this.place.close?.()}>${texts.say('edit.cancel')}</button></div>
    </form>`
  }

  async #load(): Promise<void> {
    const { api } = this.session
    const sort = ['position']
    const [reasons, competitors] = await Promise.all([
      api.list('opportunities.reasons', {
        where: { active: true, outcome: { in: [this.outcome, 'either'] } },
        sort,
        limit: 200,
      }),
      this.outcome === 'lost'
        ? api.list('opportunities.competitors', { where: { active: true }, sort: ['name'], limit: 200 })
        : { rows: [] },
    ]).catch(() => [{ rows: [] }, { rows: [] }])
    this.reasons = reasons?.rows
    this.competitors = competitors?.rows
    await this.updateComplete
    this.renderRoot.querySelector('select')?.focus()
  }

  readonly #pressed = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    ;(event.currentTarget as HTMLFormElement).requestSubmit()
  }

  readonly #submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const { session, texts, place, outcome, directory } = this
    const form = new FormData(event.target as HTMLFormElement)
    const said = (name: string) => String(form.get(name) ?? '').trim()
    if (said('reason') === '') {
      this.problem = texts.word('opportunities.closing.why')
      return
    }
    const more = {
      ...(said('note') && { note: said('note') }),
      ...(said('competitor') && { competitor: said('competitor') }),
    }
    try {
      const answer = await session.api.mutate(`opportunities.${outcome === 'won' ? 'win' : 'lose'}`, {
        id: place.row?.id,
        reason: said('reason'),
        ...more,
      })
      const undo = () => session.api.mutate('opportunities.reopen', { id: place.row?.id })
      const text = texts.word(`opportunities.closed.${outcome}`, { name: String(place.row?.name ?? '') })
      notify(this, isHeld(answer) ? { text: texts.say('edit.held', { why: answer.held.reason }) } : { text, undo })
      place.close?.()
      place.reload?.()
    } catch (error) {
      this.problem = refusalWords(error as KithError, texts, directory)
    }
  }
}
