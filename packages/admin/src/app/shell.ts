import type { UiPage } from '@kith/sdk'
import { html, nothing, type TemplateResult } from 'lit'
import type { Directory, EntityInfo, Of } from '../data/directory.ts'
import type { Me } from '../data/me.ts'
import { pageAddress } from '../pages/pages.ts'
import type { Texts } from '../texts/texts.ts'
import { avatar, initials } from '../ui/avatar.ts'
import { icon, iconNamed, mark } from '../ui/icons.ts'
import { listAddress, pluginPageAddress } from './route.ts'

export interface NavigationOptions {
  readonly texts: Texts
  readonly directory: Directory
  readonly me: Me
  /** The address of what is shown. */
  readonly current: string
  /** How many decisions wait. */
  readonly waiting: number
  readonly search: () => void
  readonly create: () => void
}

/** Beside the sheet: at 1440 px with words, at 768 a rail of icons. */
export function sidebar(options: NavigationOptions): TemplateResult {
  const { texts, me, current, search, create } = options
  const { say } = texts
  const name = me.name ?? say('actor.token')
  return html`<header class="side">
    <div class="ws">${mark()}<span class="word">${say('app.name')}</span></div>
    <div class="find">
      <button class="search" type="button" title=${say('palette.title')} @click=${search}>${icon('search')}<span class="word">${say('palette.open')}</span><kbd class="word">/</kbd></button>
      <button class="btn icon" type="button" aria-label=${say('create.title')} title=${say('create.title')} @click=${create}>${icon('plus')}</button>
    </div>
    <nav aria-label=${say('app.navigation')}>
      <ul>${fixed(options)}</ul>
      ${groups(options).map(
        ({ title, links }) =>
          html`<section>${title === '' ? nothing : html`<h2 class="word">${title}</h2>`}<ul>${links.map(one => html`<li>${one}</li>`)}</ul></section>`,
      )}
    </nav>
    <div class="foot"><a class="me" href=${pageAddress('settings')} title=${say('app.settings')} aria-current=${current.startsWith('#/-/') && !isFixed(current) ? 'page' : nothing}>
      ${avatar(me.id ?? '', name)}<span class="word">${name}</span>${icon('settings')}<span class="vh">${say('app.settings')}</span>
    </a></div>
  </header>`
}

/** At the bottom of a phone: the day, what people work in first, a new one, decisions, all the rest. */
export function tabbar(options: NavigationOptions): TemplateResult {
  const { texts, directory, me, current, waiting, create } = options
  const { say } = texts
  const first = seen(directory, me)[0]
  const at = (address: string) => (current === address || current.startsWith(`${address}/`) ? 'page' : nothing)
  const tab = (address: string, name: string, drawing: unknown, n = 0) =>
    html`<a href=${address} aria-current=${at(address)}>${drawing}<span class="word">${name}</span>${n > 0 ? html`<span class="count">${texts.number(n)}</span>` : nothing}</a>`
  return html`<nav class="tabbar" aria-label=${say('app.navigation')}>
    ${tab(pageAddress('today'), say('page.today'), icon('today'))}
    ${first ? tab(listAddress(first.path), texts.plural(first.name), drawingOf(first, texts)) : nothing}
    <button type="button" @click=${create}><span class="plus">${icon('plus')}</span><span class="word">${say('create.short')}</span></button>
    ${tab(pageAddress('decisions'), say('page.decisions'), icon('decisions'), waiting)}
    ${tab(pageAddress('more'), say('app.more'), icon('menu'))}
  </nav>`
}

export interface Links {
  readonly title: string
  readonly links: readonly TemplateResult[]
}

/** The navigation below the fixed pages, as far as somebody may see what it leads to. */
export function groups({
  texts,
  directory,
  me,
  current,
}: Pick<NavigationOptions, 'texts' | 'directory' | 'me' | 'current'>): readonly Links[] {
  return directory.groups
    .map(({ name, entities, pages }) => ({
      title: name === '' ? '' : texts.word(`nav.${name}`),
      links: [
        ...entities.filter(entity => me.may('read', entity.name)).map(entity => entityLink(entity, texts, current)),
        ...pages.filter(page => mayOpen(page, me)).map(page => pageLink(page, texts, current)),
      ],
    }))
    .filter(({ links }) => links.length > 0)
}

export function mayOpen({ needs }: Of<UiPage>, me: Me): boolean {
  return needs === undefined || me.mayCall(needs)
}

/** What somebody may see of the plugins' main entities. */
export function seen(directory: Directory, me: Me): readonly EntityInfo[] {
  return directory.groups.flatMap(({ entities }) => entities).filter(({ name }) => me.may('read', name))
}

function fixed({ texts, current, waiting }: NavigationOptions): TemplateResult {
  const { say } = texts
  const [today, decisions] = [pageAddress('today'), pageAddress('decisions')]
  return html`<li>${link(today, say('page.today'), icon('today'), current === today)}</li>
    <li>${link(decisions, say('page.decisions'), icon('decisions'), current === decisions, waiting > 0 ? texts.number(waiting) : undefined)}</li>`
}

const isFixed = (current: string) => [pageAddress('today'), pageAddress('decisions')].includes(current)

function entityLink(entity: EntityInfo, texts: Texts, current: string): TemplateResult {
  const address = listAddress(entity.path)
  const isHere = new RegExp(`^${address}(?:[?]|/(?!-/)|$)`).test(current)
  return link(address, texts.plural(entity.name), drawingOf(entity, texts), isHere)
}

function pageLink(page: Of<UiPage>, texts: Texts, current: string): TemplateResult {
  const address = pluginPageAddress(page.plugin, page.path)
  const name = texts.word(`${page.plugin}.page.${page.path}`)
  return link(address, name, iconNamed(page.icon) ?? tile(name), current.startsWith(address))
}

function drawingOf({ name, shown }: EntityInfo, texts: Texts): TemplateResult {
  return iconNamed(shown.icon) ?? tile(texts.plural(name))
}

const tile = (name: string) => html`<span class="tile" aria-hidden="true">${initials(name).slice(0, 1)}</span>`

function link(address: string, name: string, drawing: unknown, isCurrent: boolean, count?: string): TemplateResult {
  return html`<a href=${address} title=${name} aria-current=${isCurrent ? 'page' : nothing}>${drawing}<span class="word">${name}</span>${count === undefined ? nothing : html`<span class="count num">${count}</span>`}</a>`
}
