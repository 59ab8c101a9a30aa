import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { pageAddress, pages } from '../pages/pages.ts'
import { icon, iconNamed } from '../ui/icons.ts'
import { Part } from '../ui/part.ts'
import { overlay } from './overlays.ts'
import { listAddress, pluginPageAddress, recordAddress } from './route.ts'
import { mayOpen, seen } from './shell.ts'

interface Hit {
  readonly entity: string
  readonly id: string
  readonly label: string
  readonly field: string
  readonly text: string
  readonly marks: readonly (readonly [number, number])[]
}

/** One line: where it leads, and what it says. */
interface Line {
  readonly id: string
  readonly text: unknown
  readonly beside: unknown
  readonly drawing: unknown
  act(): void
}

/** Milliseconds without a key before the server is asked. */
const pause = 120
const most = 8

/** Search over everything one may see, and commands: what is typed finds both. Arrows move, Enter goes. */
export class KithPalette extends Part {
  static override styles = [
    Part.styles,
    css`
      .ask { position: sticky; top: 0; padding: 3px 3px var(--k-space-2); margin-inline: -3px; background: var(--k-raised); }
      .ask input { min-height: 2.75rem; font-size: var(--k-text-l); }
      h3 { padding: var(--k-space-3) var(--k-space-2) var(--k-space-1); color: var(--k-text-3); font-size: var(--k-text-xs); }
      .line { display: flex; align-items: center; gap: var(--k-space-3); min-height: var(--k-row); padding: 0 var(--k-space-2); border-radius: var(--k-radius-m); cursor: pointer; }
      .line .i { color: var(--k-text-3); }
      .line[aria-selected='true'] { background: var(--k-selected); }
      .line:hover { background: var(--k-hover); }
      .line[aria-selected='true']:hover { background: var(--k-selected-hover); }
      .line .beside { margin-inline-start: auto; max-width: 50%; color: var(--k-text-3); font-size: var(--k-text-xs); }
      mark { background: none; color: var(--k-accent-text); font-weight: var(--k-weight-strong); }
      .none { padding: var(--k-space-4) var(--k-space-2); color: var(--k-text-2); }
    `,
  ]
  static override properties = {
    typed: { attribute: false },
    text: { state: true },
    hits: { state: true },
    at: { state: true },
  }

  /** What was typed before it was there. */
  declare typed: string
  declare text: string
  declare hits: readonly Hit[] | undefined
  declare at: number
  #timer: ReturnType<typeof setTimeout> | undefined
  #asked = 0

  constructor() {
    super()
    this.text = ''
    this.at = 0
  }

  override firstUpdated(): void {
    const input = this.renderRoot.querySelector('input')
    input?.focus()
    input?.setSelectionRange(this.text.length, this.text.length)
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated && changed.has('typed') && this.typed !== '') this.#type(this.typed)
  }

  override updated(changed: PropertyValues): void {
    if (changed.has('at')) this.renderRoot.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }

  override render(): TemplateResult {
    const { texts } = this
    const { found, commands } = this.#lines()
    const lines = [...found, ...commands]
    const active = lines[Math.min(this.at, lines.length - 1)]
    const group = (name: string, some: readonly Line[]) =>
      some.length === 0
        ? nothing
        : html`<div role="group" aria-label=${name}><h3 aria-hidden="true">${name}</h3>${some.map(line => this.#line(line, line === active))}</div>`
    const isNone = this.text.trim() !== '' && this.hits !== undefined && lines.length === 0
    return html`
      <div class="ask"><input class="control" type="search" role="combobox" aria-expanded="true" aria-controls="lines" aria-autocomplete="list" aria-activedescendant=${active ? `l-${active.id}` : nothing} aria-label=${texts.say('palette.title')} placeholder=${texts.say('palette.ask')} autocomplete="off" spellcheck="false" .value=${this.text} @input=${this.#typed} @keydown=${this.#pressed}></div>
      <div id="lines" role="listbox" aria-label=${texts.say('palette.title')}>${group(texts.say('palette.found'), found)}${group(texts.say('palette.commands'), commands)}</div>
      <p class="none" role="status">${isNone ? texts.say('palette.none') : nothing}</p>
    `
  }

  #line(line: Line, isActive: boolean): TemplateResult {
    return html`<div class="line" role="option" id="l-${line.id}" aria-selected=${isActive} @click=${() => this.#take(line)}>${line.drawing}<span class="cut" dir="auto">${line.text}</span><span class="beside cut" dir="auto">${line.beside}</span></div>`
  }

  #lines(): { readonly found: readonly Line[]; readonly commands: readonly Line[] } {
    const { texts, directory } = this
    const found = (this.hits ?? []).map(hit => {
      const entity = directory.byName(hit.entity)
      return {
        id: hit.id,
        text: hit.text === hit.label ? marked(hit) : hit.label,
        beside: html`${hit.text === hit.label ? nothing : html`${marked(hit)} · `}${texts.entity(hit.entity)}`,
        drawing: iconNamed(entity?.shown.icon) ?? icon('record'),
        act: () => {
          if (entity) location.hash = recordAddress(entity.path, hit.id)
        },
      }
    })
    const word = this.text.trim().toLowerCase()
    const commands = this.#commands().filter(({ name }) => word === '' || name.toLowerCase().includes(word))
    return { found, commands: commands.slice(0, word === '' ? 12 : most) }
  }

  #commands(): readonly (Line & { readonly name: string })[] {
    const { texts, directory, session } = this
    const { me } = session
    const go = (name: string, address: string, drawing: unknown) => ({
      id: `go-${address}`,
      name,
      text: name,
      beside: texts.say('palette.go'),
      drawing,
      act: () => {
        location.hash = address
      },
    })
    const mains = seen(directory, me)
    return [
      ...mains.map(one => go(texts.plural(one.name), listAddress(one.path), iconNamed(one.shown.icon) ?? icon('list'))),
      ...mains
        .filter(({ name }) => me.may('create', name))
        .map(one => {
          const name = texts.say('create.one', { name: texts.within(texts.entity(one.name)) })
          const act = () => overlay(this, 'create', { entity: one.name })
          return { id: `new-${one.path}`, name, text: name, beside: nothing, drawing: icon('plus'), act }
        }),
      ...directory.pages
        .filter(page => page.group !== undefined && mayOpen(page, me))
        .map(page =>
          go(
            texts.word(`${page.plugin}.page.${page.path}`),
            pluginPageAddress(page.plugin, page.path),
            iconNamed(page.icon) ?? icon('record'),
          ),
        ),
      ...Object.entries(pages)
        .filter(([, { isFor }]) => isFor?.(me) !== false)
        .map(([name, page]) => go(texts.say(page.title), pageAddress(name), icon(page.icon))),
    ]
  }

  readonly #typed = (event: InputEvent) => this.#type((event.target as HTMLInputElement).value)

  #type(text: string): void {
    this.text = text
    this.at = 0
    clearTimeout(this.#timer)
    if (this.text.trim() === '') this.hits = undefined
    else this.#timer = setTimeout(() => void this.#ask(this.text), pause)
  }

  async #ask(text: string): Promise<void> {
    const asked = ++this.#asked
    const page = await this.session.api
      .query<{ hits: readonly Hit[] }>('kernel.search', { text, limit: most })
      .catch(() => ({ hits: [] }))
    if (asked === this.#asked) this.hits = page.hits
  }

  readonly #pressed = (event: KeyboardEvent) => {
    const { found, commands } = this.#lines()
    const lines = [...found, ...commands]
    if (event.key === 'ArrowDown') this.at = (this.at + 1) % Math.max(1, lines.length)
    else if (event.key === 'ArrowUp') this.at = (this.at - 1 + lines.length) % Math.max(1, lines.length)
    else if (event.key === 'Enter') {
      const line = lines[Math.min(this.at, lines.length - 1)]
      if (line) this.#take(line)
    } else return
    event.preventDefault()
  }

  #take(line: Line): void {
    this.dispatchEvent(new CustomEvent('kith-done'))
    line.act()
  }
}

/** The words by which it was found, marked. */
function marked({ text, marks }: Hit): unknown {
  let at = 0
  const parts: unknown[] = []
  for (const [from, to] of marks) {
    parts.push(text.slice(at, from), html`<mark>${text.slice(from, to)}</mark>`)
    at = to
  }
  return [...parts, text.slice(at)]
}

customElements.define('kith-palette', KithPalette)
