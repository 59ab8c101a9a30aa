import {
  dialog,
  dialogStyles,
  failure,
  follow,
  icon,
  type KithError,
  type MenuItem,
  menuStyles,
  notify,
  overlay,
  Part,
  type Place,
  pageStyles,
  pluginPageAddress,
} from '@kith/admin/ui'
import { html, nothing, type TemplateResult } from 'lit'
import { agenda, type CalendarParts, hours, month } from './calendar-parts.ts'
import { calendarStyles } from './calendar-styles.ts'
import { asItWas, byDays, type Moved, to } from './move.ts'
import { byDay, daysOf, type Span, spans, titleOf, turn } from './span.ts'
import { addDays, clock, dayKey, dayName, dayStart } from './times.ts'
import type { Brief } from './types.ts'

const letters = { m: 'month', w: 'week', d: 'day' } as const

interface Answer {
  readonly rows: readonly Brief[]
  readonly more: boolean
}

/**
 * What is planned, by month, week or day (R71). Arrows move by day, Enter plans; an activity is dragged, or moved by its
 * menu. On a narrow screen it is a list of the days that have something.
 */
export class KithActivitiesCalendar extends Part {
  static override styles = [Part.styles, pageStyles, menuStyles, dialogStyles, calendarStyles]
  static override properties = {
    place: { attribute: false },
    span: { state: true },
    day: { state: true },
    whose: { state: true },
    found: { state: true },
    error: { state: true },
    isNarrow: { state: true },
    isAsking: { state: true },
  }

  declare place: Place
  declare span: Span
  declare day: Date
  declare whose: 'mine' | 'all'
  declare found: Answer | undefined
  declare error: KithError | undefined
  declare isNarrow: boolean
  declare isAsking: boolean
  readonly #narrow = matchMedia('(max-width: 47.99rem)')
  #carried: Brief | undefined
  #shown = ''
  #stop: (() => void) | undefined

  constructor() {
    super()
    this.span = 'month'
    this.day = dayStart(new Date())
    this.whose = 'mine'
    this.isNarrow = this.#narrow.matches
    this.isAsking = false
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#narrow.addEventListener('change', this.#sized)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#narrow.removeEventListener('change', this.#sized)
    this.#stop?.()
  }

  override firstUpdated(): void {
    // Who came in by a link of the installation has no plan of his own.
    if (this.session.me.id === undefined) this.whose = 'all'
    this.#stop = follow(
      this.session.connection,
      ({ entity }) => entity === 'activities.activity',
      () => void this.#load(),
    )
  }

  override updated(): void {
    const [first, last] = this.#ends
    const shown = `${dayKey(first)} ${dayKey(last)} ${this.whose}`
    if (shown === this.#shown) return
    this.#shown = shown
    void this.#load()
  }

  override render(): TemplateResult {
    const { texts, span, day, error, found } = this
    const step = (by: 1 | -1) => () => (this.day = turn(span, day, by))
    return html`<div class="page" @keydown=${this.#pressed}>
      <header>
        <h1 tabindex="-1" aria-live="polite">${titleOf(span, day, texts.locale)}</h1>
        <div class="acts"><button class="btn icon" type="button" aria-label=${texts.word('activities.calendar.back')} title=${texts.word('activities.calendar.back')} @click=${step(-1)}>${icon('back')}</button>
        <button class="btn" type="button" @click=${() => (this.day = dayStart(new Date()))}>${texts.word('activities.calendar.today')}</button>
        <button class="btn icon" type="button" aria-label=${texts.word('activities.calendar.next')} title=${texts.word('activities.calendar.next')} @click=${step(1)}>${icon('next')}</button></div>
        <div class="seg" role="group" aria-label=${texts.word('activities.calendar.span')}>${spans.map(one => html`<button type="button" aria-pressed=${one === span} @click=${() => (this.span = one)}>${texts.word(`activities.calendar.${one}`)}</button>`)}</div>
        <select class="control" aria-label=${texts.word('activities.calendar.whose')} @change=${(event: Event) => (this.whose = (event.target as HTMLSelectElement).value as 'mine' | 'all')}>${(['mine', 'all'] as const).map(one => html`<option value=${one} ?selected=${one === this.whose}>${texts.word(`activities.calendar.${one}`)}</option>`)}</select>
        <a class="btn icon" href=${this.#printAddress} aria-label=${texts.word('activities.print.link')} title=${texts.word('activities.print.link')}>${icon('file')}</a>
        ${this.session.me.id === undefined ? nothing : html`<button class="btn icon" type="button" aria-label=${texts.word('activities.feed.title')} title=${texts.word('activities.feed.title')} @click=${() => (this.isAsking = true)}>${icon('link')}</button>`}
        <button class="btn primary" type="button" @click=${() => this.#plan(this.#nextHour())}>${texts.word('activities.action.task')}</button>
      </header>
      <p class="vh" id="keys">${texts.word('activities.calendar.keys')}</p>
      ${error ? failure({ texts, error, again: () => void this.#load() }) : this.#body()}
      ${found?.more ? html`<p class="hint" role="status">${texts.word('activities.calendar.capped')}</p>` : nothing}
      ${this.isAsking ? this.#feedDialog() : nothing}
    </div>`
  }

  #body(): TemplateResult {
    const parts = this.#parts
    if (this.isNarrow) return html`<div class="list">${agenda(parts)}</div>`
    return this.span === 'month' ? month(parts) : hours(parts)
  }

  get #parts(): CalendarParts {
    const { texts, span, day } = this
    return {
      texts,
      span,
      day,
      days: daysOf(span, day),
      rows: byDay(this.found?.rows ?? []),
      isAll: this.whose === 'all',
      choose: chosen => (this.day = chosen),
      plan: at => this.#plan(at),
      open: chosen => {
        this.day = chosen
        this.span = 'day'
      },
      move: (row, moved) => void this.#move(row, moved),
      movesOf: row => this.#movesOf(row),
      dragged: row => (this.#carried = row),
      carried: () => this.#carried,
    }
  }

  get #ends(): readonly [Date, Date] {
    const days = daysOf(this.span, this.day)
    return [days[0] as Date, addDays(days.at(-1) as Date, 1)]
  }

  get #printAddress(): string {
    const [first, last] = this.#ends
    return pluginPageAddress('activities', 'print', dayKey(first), dayKey(addDays(last, -1)), this.whose)
  }

  #feedDialog(): TemplateResult {
    void import('./feed.ts')
    const { texts, session, directory } = this
    const body = html`<kith-activities-feed .session=${session} .directory=${directory} .texts=${texts}></kith-activities-feed>`
    return dialog({
      texts,
      title: texts.word('activities.feed.title'),
      body,
      closed: () => (this.isAsking = false),
      kind: 'small',
    })
  }

  #movesOf(row: Brief): readonly MenuItem[] {
    const { texts } = this
    const item = (key: string, moved: () => Moved) => ({
      text: texts.word(`activities.calendar.${key}`),
      act: () => void this.#move(row, moved()),
    })
    return [
      item('later1', () => byDays(row, 1)),
      item('later7', () => byDays(row, 7)),
      item('earlier1', () => byDays(row, -1)),
      ...(row.start === null
        ? []
        : [item('hour', () => to(row, new Date(Date.parse(row.start as string) + 3_600_000)))]),
    ]
  }

  /** Shown at once; put back, and said, where the server does not agree. */
  async #move(row: Brief, moved: Moved): Promise<void> {
    const { session, texts, found } = this
    const at = moved.start ?? moved.due
    if (!found || at === undefined) return
    const save = (set: Moved) => session.api.mutate('activities.update', { id: row.id, set })
    this.found = { ...found, rows: found.rows.map(one => (one.id === row.id ? { ...one, ...moved } : one)) }
    try {
      await save(moved)
      const day = dayName(new Date(at), texts.locale, 'short')
      const where = row.start === null || row.allDay ? day : `${day} ${clock(at, texts.locale)}`
      notify(this, {
        text: texts.word('activities.done.moved', { when: where }),
        undo: async () => {
          await save(asItWas(row))
          await this.#load()
        },
      })
    } catch (error) {
      notify(this, { text: texts.error(error as KithError) })
    }
    await this.#load()
  }

  #plan(at: Date): void {
    const action = this.directory.actions.find(one => one.plugin === 'activities' && one.id === 'task')
    if (action) overlay(this, 'action', { action, place: { rest: [at.toISOString()] } })
  }

  #nextHour(): Date {
    const now = new Date()
    const isToday = dayKey(this.day) === dayKey(now)
    return new Date(this.day.getFullYear(), this.day.getMonth(), this.day.getDate(), isToday ? now.getHours() + 1 : 9)
  }

  readonly #sized = () => {
    this.isNarrow = this.#narrow.matches
  }

  readonly #pressed = (event: KeyboardEvent) => {
    const target = event.composedPath()[0] as HTMLElement
    const isField = ['INPUT', 'SELECT', 'TEXTAREA'].includes(target.tagName)
    if (isField || event.ctrlKey || event.metaKey || event.altKey || target.closest('dialog, [role=menu]')) return
    const isDay = target.dataset.day !== undefined
    const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }
    const step = steps[event.key]
    if (isDay && step !== undefined) void this.#goTo(addDays(this.day, step))
    else if (isDay && event.key === 'Enter') this.#plan(this.#nextHour())
    else if (event.key === 'PageUp' || event.key === 'PageDown') {
      void this.#goTo(turn(this.span, this.day, event.key === 'PageUp' ? -1 : 1))
    } else if (event.key in letters) {
      this.span = letters[event.key as keyof typeof letters]
      void this.#goTo(this.day)
    } else if (event.key === 't') void this.#goTo(dayStart(new Date()))
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  async #goTo(day: Date): Promise<void> {
    this.day = day
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>(`[data-day="${dayKey(day)}"]`)?.focus()
  }

  async #load(): Promise<void> {
    const [from, to] = this.#ends
    const input = { from: from.toISOString(), to: to.toISOString(), whose: this.whose }
    const shown = this.#shown
    try {
      const found = await this.session.api.query<Answer>('activities.calendar', input)
      if (shown !== this.#shown) return
      this.found = found
      this.error = undefined
    } catch (error) {
      this.error = error as KithError
    }
  }
}

customElements.define('kith-activities-calendar', KithActivitiesCalendar)
