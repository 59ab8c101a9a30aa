import { iconNamed, type MenuItem, menu, recordAddress, type Texts } from '@kith/admin/ui'
import { html, nothing, type TemplateResult } from 'lit'
import { ref } from 'lit/directives/ref.js'
import { lanesOf, type Placed } from './lanes.ts'
import { type Moved, to } from './move.ts'
import type { Span } from './span.ts'
import { clock, dayKey, dayName, localeOf } from './times.ts'
import { type Brief, isClosed } from './types.ts'

/** What the parts of a calendar are drawn from, and what they ask for. */
export interface CalendarParts {
  readonly texts: Texts
  readonly span: Span
  readonly days: readonly Date[]
  /** The day that the keyboard is on. */
  readonly day: Date
  readonly rows: ReadonlyMap<string, readonly Brief[]>
  readonly isAll: boolean
  choose(day: Date): void
  plan(at: Date): void
  open(day: Date): void
  move(row: Brief, moved: Moved): void
  movesOf(row: Brief): readonly MenuItem[]
  dragged(row: Brief | undefined): void
  readonly carried: () => Brief | undefined
}

const mostInCell = 3

/** Weeks of days, as a grid. */
export function month(parts: CalendarParts): TemplateResult {
  const { texts, days, day } = parts
  const weeks = Array.from({ length: days.length / 7 }, (_, i) => days.slice(i * 7, i * 7 + 7))
  return html`<div class="month" role="grid" aria-label=${texts.word('activities.page.calendar')} aria-describedby="keys">
    <div class="heads" role="row">${days.slice(0, 7).map(one => html`<div role="columnheader">${weekday(one, texts.locale)}</div>`)}</div>
    ${weeks.map(week => html`<div class="week" role="row">${week.map(one => cell(parts, one, one.getMonth() !== day.getMonth()))}</div>`)}
  </div>`
}

function cell(parts: CalendarParts, day: Date, isOther: boolean): TemplateResult {
  const { texts } = parts
  const rows = parts.rows.get(dayKey(day)) ?? []
  const isHere = dayKey(day) === dayKey(parts.day)
  const isToday = dayKey(day) === dayKey(new Date())
  const name = texts.word('activities.calendar.count', { day: dayName(day, texts.locale), n: rows.length })
  return html`<div class="cell ${isOther ? 'other' : ''} ${isToday ? 'today' : ''}" role="gridcell" tabindex=${isHere ? 0 : -1} data-day=${dayKey(day)} aria-selected=${isHere} @focus=${() => parts.choose(day)} @dblclick=${() => parts.plan(atNine(day))} @dragover=${allow(parts)} @drop=${(event: DragEvent) => drop(event, parts, day)}>
    <span class="n num" aria-hidden="true">${day.getDate()}</span><span class="vh">${name}</span>
    ${rows.slice(0, mostInCell).map(row => chip(parts, row))}
    ${rows.length > mostInCell ? html`<button class="rest" type="button" tabindex="-1" @click=${() => parts.open(day)}>${texts.word('activities.calendar.more', { n: rows.length - mostInCell })}</button>` : nothing}
  </div>`
}

/** One activity where there is little room. Its menu moves it too, for who does not drag. */
function chip(parts: CalendarParts, row: Brief): TemplateResult {
  const { texts } = parts
  const at = row.start && !row.allDay ? clock(row.start, texts.locale) : ''
  return html`<div class="chip ${row.state} ${row.isLate ? 'late' : ''}" draggable=${!isClosed(row)} @dragstart=${() => parts.dragged(row)} @dragend=${() => parts.dragged(undefined)}>
    <a class="cut" href=${recordAddress('activities', row.id)} title=${row.subject} dir="auto">${at ? html`<span class="num">${at}</span> ` : nothing}${row.isLate ? html`<span class="vh">${texts.word('activities.late')}: </span>` : nothing}${row.subject}</a>
    ${isClosed(row) ? nothing : menu(texts.word('activities.calendar.move', { name: row.subject }), parts.movesOf(row))}
  </div>`
}

/** Days side by side, each from midnight to midnight; what has no clock stands above. */
export function hours(parts: CalendarParts): TemplateResult {
  const { texts, days } = parts
  const whole = days.map(day => (parts.rows.get(dayKey(day)) ?? []).filter(row => row.start === null || row.allDay))
  const clocks = Array.from({ length: 24 }, (_, hour) => clock(new Date(2026, 0, 1, hour), texts.locale))
  return html`<div class="hours days-${days.length}" role="group" aria-label=${texts.word('activities.page.calendar')} aria-describedby="keys">
    <div class="corner"></div>
    ${days.map(
      (
        day,
        i,
      ) => html`<div class="top ${dayKey(day) === dayKey(new Date()) ? 'today' : ''}" tabindex=${dayKey(day) === dayKey(parts.day) ? 0 : -1} data-day=${dayKey(day)} role="button" @focus=${() => parts.choose(day)} @dragover=${allow(parts)} @drop=${(event: DragEvent) => drop(event, parts, day)}><span class="n">${weekday(day, texts.locale)} <span class="num">${day.getDate()}</span></span><span class="vh">${texts.word('activities.calendar.new', { day: dayName(day, texts.locale) })}</span></div>
        <div class="whole">${whole[i]?.map(row => chip(parts, row))}</div>`,
    )}
    <div class="scroll" tabindex="0" role="region" aria-label=${texts.word('activities.form.when')} ${ref(toMorning)}>
      <div class="rule">${clocks.map(text => html`<span class="num">${text}</span>`)}</div>
      ${days.map(day => html`<div class="column" @dragover=${allow(parts)} @drop=${(event: DragEvent) => dropAt(event, parts, day)} @dblclick=${(event: MouseEvent) => parts.plan(momentAt(event, day))}>${lanesOf(parts.rows.get(dayKey(day)) ?? []).map(one => block(parts, one))}</div>`)}
    </div>
  </div>`
}

function block(parts: CalendarParts, placed: Placed): TemplateResult {
  const { row } = placed
  const { texts } = parts
  return html`<div class="block ${row.state} ${row.isLate ? 'late' : ''}" draggable=${!isClosed(row)} ${ref(element => stand(element, placed))} @dragstart=${() => parts.dragged(row)} @dragend=${() => parts.dragged(undefined)}>
    <a class="cut" href=${recordAddress('activities', row.id)} dir="auto" title=${row.subject}><span class="num">${row.start ? clock(row.start, texts.locale) : ''}</span> ${row.isLate ? html`<span class="vh">${texts.word('activities.late')}: </span>` : nothing}${row.subject}</a>
    ${isClosed(row) ? nothing : menu(texts.word('activities.calendar.move', { name: row.subject }), parts.movesOf(row))}
  </div>`
}

/** The page allows no style attributes; properties are. */
function stand(element: Element | undefined, { from, to, lane, lanes }: Placed): void {
  if (!(element instanceof HTMLElement)) return
  element.style.gridRow = `${from + 1} / ${to + 1}`
  element.style.width = `calc(${100 / lanes}% - 2px)`
  element.style.marginInlineStart = `${(100 / lanes) * lane}%`
}

/** The days of the span that have something, one under the other: for narrow screens. */
export function agenda(parts: CalendarParts): TemplateResult {
  const { texts, days } = parts
  const filled = days.filter(day => (parts.rows.get(dayKey(day)) ?? []).length > 0)
  if (filled.length === 0) return html`<p class="hint none">${texts.word('activities.calendar.none')}</p>`
  return html`<div class="agenda">${filled.map(
    day => html`<section aria-label=${dayName(day, texts.locale)}>
      <h2 class=${dayKey(day) === dayKey(new Date()) ? 'today' : ''}>${dayName(day, texts.locale)}</h2>
      <ul>${(parts.rows.get(dayKey(day)) ?? []).map(
        row => html`<li class=${row.state}>
          <span class="time num">${row.start && !row.allDay ? clock(row.start, texts.locale) : ''}</span>
          ${iconNamed(row.icon) ?? iconNamed('calendar')}
          <span class="what"><a href=${recordAddress('activities', row.id)} class="cut" dir="auto">${row.isLate ? html`<span class="dot red"></span> ` : nothing}${row.subject}</a><span class="sub cut">${[row.typeName, row.isLate ? texts.word('activities.late') : texts.choice('activities.activity', 'state', row.state), parts.isAll ? row.ownerName : ''].filter(Boolean).join(' · ')}</span></span>
          ${isClosed(row) ? nothing : menu(texts.word('activities.calendar.move', { name: row.subject }), parts.movesOf(row))}
        </li>`,
      )}</ul>
    </section>`,
  )}</div>`
}

function weekday(day: Date, locale: string): string {
  return new Intl.DateTimeFormat(localeOf(locale), { weekday: 'short' }).format(day)
}

function atNine(day: Date): Date {
  return new Date(day.getFullYear(), day.getMonth(), day.getDate(), 9)
}

function allow(parts: CalendarParts): (event: DragEvent) => void {
  return event => {
    if (parts.carried()) event.preventDefault()
  }
}

/** To another day, at the clock that it had. */
function drop(event: DragEvent, parts: CalendarParts, day: Date): void {
  const row = parts.carried()
  const was = row && (row.start ?? row.due)
  if (!row || !was) return
  event.preventDefault()
  const at = new Date(was)
  parts.move(row, to(row, new Date(day.getFullYear(), day.getMonth(), day.getDate(), at.getHours(), at.getMinutes())))
}

/** To the quarter of an hour at which it is let go. */
function dropAt(event: DragEvent, parts: CalendarParts, day: Date): void {
  const row = parts.carried()
  if (!row) return
  event.preventDefault()
  parts.move(row, to(row, momentAt(event, day)))
}

function momentAt(event: MouseEvent, day: Date): Date {
  const box = (event.currentTarget as HTMLElement).getBoundingClientRect()
  const quarter = Math.max(0, Math.min(95, Math.floor(((event.clientY - box.top) / box.height) * 96)))
  return new Date(day.getFullYear(), day.getMonth(), day.getDate(), 0, quarter * 15)
}

/** A day begins to be of interest at about eight. */
function toMorning(element: Element | undefined): void {
  if (!element || element.scrollTop > 0) return
  requestAnimationFrame(() => {
    element.scrollTop = (element.scrollHeight / 24) * 7.5
  })
}
