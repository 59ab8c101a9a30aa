import { html, nothing, type TemplateResult } from 'lit'
import { densities, locales, type PreferencesStore, themes } from '../data/preferences.ts'
import { step } from '../door/ask.ts'
import { type PageContext, type PageGroup, pageAddress, pages } from '../pages/pages.ts'
import { icon } from '../ui/icons.ts'

const languages = { en: 'English', 'zh-CN': '简体中文' }
const headings: readonly PageGroup[] = ['mine', 'people', 'data', 'system']

/** Language, appearance and keys; and the pages of the administration that one may open. */
export function draw({ texts, preferences, me, auth }: PageContext): TemplateResult {
  const { locale, theme, density, keys: isOn } = preferences.value
  const { say } = texts
  return html`<div class="settings">
    ${headings.map(group => {
      const mine = Object.entries(pages).filter(([, page]) => page.group === group && page.isFor?.(me) !== false)
      if (mine.length === 0) return nothing
      return html`<section><h2>${say(`settings.group.${group as 'mine'}`)}</h2><ul class="places">${mine.map(([name, page]) => html`<li><a href=${pageAddress(name)}>${icon(page.icon)}<span>${say(page.title)}</span></a></li>`)}</ul></section>`
    })}
    ${choices({ preferences, part: 'locale', legend: say('settings.language'), options: locales.map(one => [one, languages[one]]), chosen: locale })}
    ${choices({ preferences, part: 'theme', legend: say('settings.theme'), options: themes.map(one => [one, say(`settings.theme.${one}`)]), chosen: theme })}
    ${choices({ preferences, part: 'density', legend: say('settings.density'), options: densities.map(one => [one, say(`settings.density.${one}`)]), chosen: density })}
    <fieldset>
      <legend>${say('settings.keys')}</legend>
      <label class="one"><input type="checkbox" .checked=${isOn} @change=${(event: Event) => preferences.change({ keys: (event.target as HTMLInputElement).checked })}><span>${say('settings.keys.on')}</span></label>
    </fieldset>
    ${auth?.user ? html`<p class="as"><span>${say('door.as', { name: auth.user.name })}</span><button class="btn" type="button" @click=${logOut}>${say('door.log-out')}</button></p>` : nothing}
  </div>`
}

interface Choices {
  readonly preferences: PreferencesStore
  readonly part: 'locale' | 'theme' | 'density'
  readonly legend: string
  readonly options: readonly (readonly [string, string])[]
  readonly chosen: string
}

function choices({ preferences, part, legend, options, chosen }: Choices): TemplateResult {
  return html`<fieldset>
    <legend>${legend}</legend>
    ${options.map(
      ([option, text]) =>
        html`<label class="one"><input type="radio" name=${part} .checked=${option === chosen} @change=${() => preferences.change({ [part]: option })}><span lang=${part === 'locale' ? option : nothing}>${text}</span></label>`,
    )}
  </fieldset>`
}

async function logOut(): Promise<void> {
  await step('log-out', {}).catch(() => undefined)
  history.replaceState(null, '', '/')
  location.reload()
}
