import { html, nothing, type TemplateResult } from 'lit'
import type { EntityInfo } from '../data/directory.ts'
import type { Texts } from '../texts/texts.ts'
import { initials } from '../ui/avatar.ts'
import { icon, mark } from '../ui/icons.ts'
import { listAddress, settingsAddress } from './route.ts'

export interface NavigationOptions {
  readonly texts: Texts
  readonly mains: readonly EntityInfo[]
  /** The path of what is shown; 'settings' for these. */
  readonly current: string | undefined
}

/** Most modules in a phone's bar; the rest stand behind "More". */
const most = 4

/** Beside the sheet: at 1440 px with words, at 768 a rail of initials. */
export function sidebar({ texts, mains, current }: NavigationOptions): TemplateResult {
  return html`<header class="side">
    <div class="ws">${mark()}<span class="word">${texts.say('app.name')}</span></div>
    <nav aria-label=${texts.say('app.navigation')}><ul>
      ${mains.map(({ name, path }) => html`<li>${link(listAddress(path), texts.plural(name), current === path)}</li>`)}
    </ul></nav>
    <div class="foot">${settingsLink(texts.say('app.settings'), current)}</div>
  </header>`
}

/** At the bottom of a phone. */
export function tabbar({ texts, mains, current }: NavigationOptions): TemplateResult {
  return html`<nav class="tabbar" aria-label=${texts.say('app.navigation')}>
    ${mains.slice(0, most).map(({ name, path }) => link(listAddress(path), texts.plural(name), current === path))}
    ${settingsLink(texts.say('app.more'), current)}
  </nav>`
}

function link(address: string, name: string, isCurrent: boolean): TemplateResult {
  return html`<a href=${address} title=${name} aria-current=${isCurrent ? 'page' : nothing}><span class="tile" aria-hidden="true">${initials(name).slice(0, 1)}</span><span class="word">${name}</span></a>`
}

function settingsLink(name: string, current: string | undefined): TemplateResult {
  return html`<a href=${settingsAddress} title=${name} aria-current=${current === 'settings' ? 'page' : nothing}>${icon('settings')}<span class="word">${name}</span></a>`
}
