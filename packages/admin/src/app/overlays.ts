import type { Action } from '@kith/sdk'
import { html, type TemplateResult } from 'lit'
import type { EntityInfo, Of } from '../data/directory.ts'
import type { Texts } from '../texts/texts.ts'
import type { Shared } from '../ui/part.ts'
import type { Place } from '../ui/slot.ts'

/** What stands before any page: search and commands, a new record, the keys. */
export interface Overlay {
  readonly name: 'palette' | 'create' | 'edit' | 'keys' | 'action'
  readonly options: {
    /** Of a new record: its entity, and what it begins with; of one that is changed, also which. */
    readonly entity?: string
    readonly id?: string
    readonly preset?: Readonly<Record<string, unknown>>
    /** A module's action that stands in a dialog, and what it is about. */
    readonly action?: Of<Action>
    readonly place?: Omit<Place, 'plugin' | 'close'>
  }
}

export interface OverlayContext extends Shared {
  close(): void
  /** Its code did not come. */
  failed(error: unknown): void
  /** What was typed before the search was there. */
  readonly typed: string
  /** What was listed last. */
  readonly listed: EntityInfo | undefined
}

/** Asks the application to show one. */
export function overlay(host: HTMLElement, name: Overlay['name'], options: Overlay['options'] = {}): void {
  const detail: Overlay = { name, options }
  host.dispatchEvent(new CustomEvent<Overlay>('kith-overlay', { detail, bubbles: true, composed: true }))
}

export function overlayTitle({ name, options }: Overlay, texts: Texts): string {
  if (name === 'create' && options.entity !== undefined)
    return texts.say('create.one', { name: texts.within(texts.entity(options.entity)) })
  if (name === 'edit' && options.entity !== undefined)
    return texts.say('record.edit.title', { name: texts.within(texts.entity(options.entity)) })
  if (name === 'action') return options.action ? texts.word(`${options.action.plugin}.action.${options.action.id}`) : ''
  return texts.say(name === 'edit' ? 'record.edit' : `${name}.title`)
}

/** Their code is fetched when they are first asked for; until then the dialog stands empty. */
export function overlayBody({ name, options }: Overlay, context: OverlayContext): TemplateResult {
  const { session, directory, texts, close, listed, failed, typed } = context
  if (name === 'palette') {
    import('./palette.ts').catch(failed)
    return html`<kith-palette .session=${session} .directory=${directory} .texts=${texts} .typed=${typed} @kith-done=${close}></kith-palette>`
  }
  if (name === 'create' || name === 'edit') {
    import('./create.ts').catch(failed)
    return html`<kith-create .session=${session} .directory=${directory} .texts=${texts} .entityName=${options.entity} .preset=${options.preset} .recordId=${options.id} .listed=${listed?.name} @kith-done=${close}></kith-create>`
  }
  const { action, place } = options
  if (name === 'action' && action && 'element' in action.run) {
    const of = { plugin: action.plugin, ...action.run }
    return html`<kith-slot .session=${session} .directory=${directory} .texts=${texts} .of=${of} .place=${{ ...place, plugin: action.plugin, close }}></kith-slot>`
  }
  import('./key-list.ts').catch(failed)
  return html`<kith-key-list .texts=${texts} .directory=${directory}></kith-key-list>`
}
