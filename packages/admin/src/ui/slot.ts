import { KithError } from '@kith/client'
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import type { Labels, RecordRow } from '../data/api.ts'
import type { EntityInfo, Of } from '../data/directory.ts'
import { headStyles } from '../styles/head.ts'
import { icon } from './icons.ts'
import { Part } from './part.ts'
import { waiting, waitingStyles } from './waiting.ts'

/** Where an element of a plugin stands, and what it is about. */
export interface Place {
  /** The plugin whose element it is. */
  readonly plugin: string
  /** On a record's page and in a peek. */
  readonly entity?: EntityInfo
  readonly row?: RecordRow
  /** id -> name, of what the record points at. */
  readonly labels?: Labels
  /** Of an action on a selection: whose ids. */
  readonly ids?: readonly string[]
  /** Of a page: what the address says behind its path. */
  readonly rest?: readonly string[]
  /** Of an action's dialog: closes it. */
  readonly close?: () => void
  /** Reads the record anew. */
  readonly reload?: () => void
}

interface PluginElement extends HTMLElement {
  session: unknown
  directory: unknown
  texts: unknown
  place: Place
  /** How Lit draws: called for the first time, and whenever something has changed. */
  performUpdate?(): unknown
  /** Of a page: what it does with a single key; `false` where it does nothing. */
  press?(key: string): boolean
}

/**
 * An element of a plugin in its place. One that cannot be loaded, or throws, says so here, and the rest works. While its
 * plugin is in another process that is not connected, that stands here, and the element comes back as it was.
 */
export class KithSlot extends Part {
  static override styles = [
    Part.styles,
    waitingStyles,
    headStyles,
    css`
      .away {
        display: flex;
        gap: var(--k-space-2);
        max-width: var(--k-measure);
        padding: var(--k-space-4) 0;
        color: var(--k-text-2);
        line-height: var(--k-leading-prose);
      }
      .head + .away { padding: 0 var(--k-pad); }
      .away svg { flex: none; margin-top: 0.2em; color: var(--k-text-3); }
    `,
  ]
  static override properties = { of: { attribute: false }, place: { attribute: false }, failed: { state: true } }

  declare of: Of<{ readonly element: string; readonly module: string; readonly path?: string }>
  declare place: Place
  declare failed: unknown
  #element: PluginElement | undefined
  #unwatch: (() => void) | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    this.#unwatch = this.session.away.subscribe(() => {
      if (!this.#isAway && !this.#element && this.hasUpdated) void this.#load()
      this.requestUpdate()
    })
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#unwatch?.()
  }

  override updated(changed: PropertyValues): void {
    if (changed.has('of') && changed.get('of')?.element !== this.of.element) void this.#load()
    else this.#give()
  }

  override render(): TemplateResult {
    const { texts, of } = this
    if (this.#isAway) {
      return html`${this.#title()}<p class="away">${icon('unplugged')}<span>${texts.say('slot.away', { name: texts.plugin(of.plugin) })}</span></p>`
    }
    if (this.failed !== undefined) {
      return html`<div class="failure" role="alert"><p>${texts.say('slot.failed', { name: texts.plugin(of.plugin) })}</p><p class="hint code">${of.element}: ${reason(this.failed)}</p><button class="btn" type="button" @click=${() => void this.#load()}>${texts.say('state.again')}</button></div>`
    }
    return html`${this.#element ?? waiting({ texts, again: () => void this.#load(), rows: 2 })}`
  }

  /** Of a page: its own element has one as soon as it is there. */
  #title(): TemplateResult | typeof nothing {
    const { plugin, path } = this.of
    return path === undefined
      ? nothing
      : html`<div class="head"><h1>${this.texts.word(`${plugin}.page.${path}`)}</h1></div>`
  }

  get #isAway(): boolean {
    return this.session.away.value.has(this.of.plugin)
  }

  /** Hands a single key to the page that stands here. */
  press(key: string): boolean {
    return this.#element?.press?.(key) === true
  }

  async #load(): Promise<void> {
    const { element, module } = this.of
    this.failed = undefined
    this.#element = undefined
    this.requestUpdate()
    if (this.#isAway) return
    try {
      const { elements } = await this.session.modules.load(module)
      await elements[element]?.()
      const made = customElements.get(element)
      if (!made) throw new Error(`${module} has no element ${element}`)
      if (this.of.element !== element) return
      this.#element = this.#guarded(new made() as PluginElement)
      this.#give()
    } catch (error) {
      if (this.of.element === element) this.#fail(error)
    }
    this.requestUpdate()
  }

  /** What it throws while it draws, the first time or any other, is said here. */
  #guarded(element: PluginElement): PluginElement {
    const draw = element.performUpdate
    if (!draw) return element
    element.performUpdate = () => {
      try {
        return draw.call(element)
      } catch (error) {
        if (this.#element === element) this.#fail(error)
        return undefined
      }
    }
    return element
  }

  /** What it is drawn from. */
  #give(): void {
    const element = this.#element
    if (!element) return
    const { session, directory, texts, place } = this
    try {
      Object.assign(element, { session, directory, texts, place })
    } catch (error) {
      this.#fail(error)
    }
  }

  #fail(error: unknown): void {
    this.#element = undefined
    this.failed = error ?? 'unknown'
    // Who wrote it looks there for where.
    console.error(`${this.of.element}:`, error)
  }
}

function reason(error: unknown): string {
  return error instanceof KithError ? `${error.code}: ${error.message}` : String(error)
}

customElements.define('kith-slot', KithSlot)
