import { css, html, nothing, type TemplateResult } from 'lit'
import type { EntityInfo } from '../data/directory.ts'
import { locales, type PreferencesStore, themes } from '../data/preferences.ts'
import type { Texts } from '../texts/texts.ts'
import { listAddress } from './route.ts'

const languages = { en: 'English', 'zh-CN': '简体中文' }

const keys = [
  ['J', 'K', 'settings.keys.move'],
  ['Enter', '', 'settings.keys.open'],
  ['Esc', '', 'settings.keys.close'],
] as const

export interface SettingsOptions {
  readonly texts: Texts
  readonly preferences: PreferencesStore
  readonly mains: readonly EntityInfo[]
  /** Of who is logged in. */
  readonly name: string | undefined
  readonly logOut: () => void
}

/** Language, appearance and keys; on a phone also the modules that its bar has no room for. */
export function settings({ texts, preferences, mains, name, logOut }: SettingsOptions): TemplateResult {
  const { locale, theme, keys: isOn } = preferences.value
  return html`<div class="settings">
    <nav class="phone" aria-label=${texts.say('settings.modules')}>
      <h2>${texts.say('settings.modules')}</h2>
      <ul>${mains.map(({ name, path }) => html`<li><a href=${listAddress(path)}>${texts.plural(name)}</a></li>`)}</ul>
    </nav>
    ${choices(
      texts.say('settings.language'),
      'locale',
      locale,
      locales.map(one => [one, languages[one]] as const),
      one => preferences.change({ locale: one }),
    )}
    ${choices(
      texts.say('settings.theme'),
      'theme',
      theme,
      themes.map(one => [one, texts.say(`settings.theme.${one}`)] as const),
      one => preferences.change({ theme: one }),
    )}
    <fieldset>
      <legend>${texts.say('settings.keys')}</legend>
      <label class="one"><input type="checkbox" .checked=${isOn} @change=${(event: Event) => preferences.change({ keys: (event.target as HTMLInputElement).checked })}><span>${texts.say('settings.keys.on')}</span></label>
      <dl>${keys.map(([key, other, message]) => html`<div><dt><kbd>${key}</kbd>${other ? html` <kbd>${other}</kbd>` : nothing}</dt><dd>${texts.say(message)}</dd></div>`)}</dl>
    </fieldset>
    ${name === undefined ? nothing : html`<p class="as"><span>${texts.say('door.as', { name })}</span><button class="btn" type="button" @click=${logOut}>${texts.say('door.log-out')}</button></p>`}
  </div>`
}

function choices<T extends string>(
  legend: string,
  name: string,
  chosen: T,
  options: readonly (readonly [T, string])[],
  choose: (option: T) => void,
): TemplateResult {
  return html`<fieldset>
    <legend>${legend}</legend>
    ${options.map(
      ([option, text]) =>
        html`<label class="one"><input type="radio" name=${name} .checked=${option === chosen} @change=${() => choose(option)}><span lang=${name === 'locale' ? option : nothing}>${text}</span></label>`,
    )}
  </fieldset>`
}

export const settingsStyles = css`
  .settings {
    flex: 1;
    min-height: 0;
    padding: var(--k-space-2) var(--k-pad) var(--k-space-8);
    overflow: auto;
  }
  .settings fieldset, .settings nav {
    max-width: var(--k-measure);
    padding: var(--k-space-4) 0;
    border-bottom: var(--k-hairline) solid var(--k-line);
  }
  .settings legend, .settings h2 {
    float: left;
    width: 100%;
    margin-bottom: var(--k-space-2);
    padding: 0;
    font-weight: var(--k-weight-medium);
  }
  .settings .one, .settings li a {
    display: flex;
    clear: both;
    align-items: center;
    gap: var(--k-space-2);
    min-height: var(--k-control-height);
  }
  .settings input {
    width: var(--k-space-4);
    height: var(--k-space-4);
    margin: 0;
    accent-color: var(--k-accent);
  }
  .settings dl {
    margin-top: var(--k-space-2);
    color: var(--k-text-2);
  }
  .settings dl div {
    display: grid;
    grid-template-columns: 6rem 1fr;
    padding: var(--k-space-1) 0;
  }
  .settings .as {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--k-space-3);
    padding: var(--k-space-4) 0;
  }
  .settings .phone {
    display: none;
  }
  @media (max-width: 47.99rem) {
    .settings .phone { display: block; }
  }
`
